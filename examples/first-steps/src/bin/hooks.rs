//! The first webhook: an order has been sent.

use bookshop::types::OrderSent;
use bookshop::webhooks::{self, Webhooks};
use callwright::webhook::{Delivery, Outcome};

struct Desk;

impl Webhooks for Desk {
    async fn order_sent(&self, delivery: Delivery<OrderSent>) -> Outcome {
        println!("Order {} has been sent.", delivery.order.id);
        Ok(())
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let secret = std::env::var("HOOK_SECRET")?;
    let hooks = webhooks::endpoint(Desk).secret(secret).build()?;
    let app = axum::Router::new().route_service("/hooks", hooks);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3000").await?;
    axum::serve(listener, app).await?;
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use callwright::{Bytes, http};
    use std::time::{Duration, UNIX_EPOCH};

    const SECRET: &str = "whsec_b25seSB0aGUgc2hvcCBhbmQgdGhlIGxpYnJhcnkga25vdw==";

    /// Signed by OpenSSL, as the guide shows it.
    const SIGNATURE: &str = "v1,jyeF8XR59L5qCuSScvRyTduPIzch7TDt/ar/0o3sBXA=";

    /// The status of the answer.
    async fn deliver(signature: &str) -> u16 {
        let at = UNIX_EPOCH + Duration::from_secs(1_774_000_000);
        let hooks = webhooks::endpoint(Desk).secret(SECRET).clock(move || at);
        let request = http::Request::post("/hooks")
            .header("content-type", "application/json")
            .header("webhook-id", "msg_1")
            .header("webhook-timestamp", "1774000000")
            .header("webhook-signature", signature)
            .body(Bytes::from(include_str!("../../order.json")))
            .unwrap();
        let answer = hooks.build().unwrap().handle(request).await;
        answer.status().as_u16()
    }

    #[tokio::test]
    async fn an_order_is_sent() {
        assert_eq!(deliver(SIGNATURE).await, 204);
        assert_eq!(deliver(&SIGNATURE.replace("jye", "jyf")).await, 401);
    }
}
