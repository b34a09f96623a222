//! `PAYMENTS_KEY=.. PAYMENTS_WEBHOOK_SECRET=.. cargo run -p example-payments`

use example_payments::Till;
use example_payments::api::{Client, webhooks};
#[cfg(unix)]
use tokio::signal::unix::{SignalKind, signal};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let till = Till::new(Client::new().bearer_auth(&variable("PAYMENTS_KEY")?));
    let hooks = webhooks::endpoint(till)
        .secret(variable("PAYMENTS_WEBHOOK_SECRET")?)
        .build()?;
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

fn variable(name: &str) -> Result<String, String> {
    std::env::var(name).map_err(|_| format!("set {name}"))
}
