//! `PAYMENTS_KEY=.. PAYMENTS_WEBHOOK_SECRET=.. cargo run -p example-payments`

use example_payments::Till;
use example_payments::api::{Client, webhooks};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let till = Till::new(Client::new().bearer_auth(&variable("PAYMENTS_KEY")?));
    let hooks = webhooks::endpoint(till)
        .secret(variable("PAYMENTS_WEBHOOK_SECRET")?)
        .build()?;
    let app = axum::Router::new().route_service("/hooks", hooks);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3000").await?;
    axum::serve(listener, app).await?;
    Ok(())
}

fn variable(name: &str) -> Result<String, String> {
    std::env::var(name).map_err(|_| format!("set {name}"))
}
