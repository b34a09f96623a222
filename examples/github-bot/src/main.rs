//! `GITHUB_WEBHOOK_SECRET=.. cargo run -p example-github-bot`, with a GitHub webhook to `/hooks`.

use example_github_bot::{Bot, api::webhooks};
#[cfg(unix)]
use tokio::signal::unix::{SignalKind, signal};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let secret = std::env::var("GITHUB_WEBHOOK_SECRET")
        .map_err(|_| "set GITHUB_WEBHOOK_SECRET to the secret of the hook")?;
    let hooks = webhooks::endpoint(Bot::default()).secret(secret).build()?;
    let app = axum::Router::new().route_service("/hooks", hooks.clone());
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3000").await?;
    axum::serve(listener, app)
        .with_graceful_shutdown(stopped())
        .await?;
    // The server has stopped, but handlers may still run: those past their deadline, and those whose sender disconnected.
    hooks.drain().await;
    Ok(())
}

/// Waits for Ctrl-C or, on Unix, SIGTERM.
async fn stopped() {
    #[cfg(unix)]
    if let Ok(mut terminated) = signal(SignalKind::terminate()) {
        tokio::select! {
            _ = terminated.recv() => {}
            _ = tokio::signal::ctrl_c() => {}
        }
        return;
    }
    let _ = tokio::signal::ctrl_c().await;
}
