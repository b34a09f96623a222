//! `GITHUB_WEBHOOK_SECRET=.. cargo run -p example-github-bot`, and GitHub's hook leads to `/hooks`.

use example_github_bot::{Bot, api::webhooks};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let secret = std::env::var("GITHUB_WEBHOOK_SECRET")
        .map_err(|_| "set GITHUB_WEBHOOK_SECRET to the secret of the hook")?;
    let hooks = webhooks::endpoint(Bot::default()).secret(secret).build()?;
    let app = axum::Router::new().route_service("/hooks", hooks);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3000").await?;
    axum::serve(listener, app).await?;
    Ok(())
}
