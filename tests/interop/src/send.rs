//! Sends what vendors' libraries are to verify, to where they listen.

use std::error::Error;
use std::io::{BufRead, Write};
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use callwright::Transport;
use callwright::webhook::{Profile, Sender, Source};
use http::{HeaderMap, HeaderName, HeaderValue, Request};
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};

use crate::delivery::Delivery;
use crate::told::Told;

/// What is to be sent, and by whose profile.
#[derive(Deserialize)]
struct Order {
    #[serde(flatten)]
    told: Told,
    /// As the vendor would send it. What is sent is its body, to its URL.
    request: Delivery,
    id: String,
    /// Seconds since 1970.
    at: u64,
}

/// Sends a delivery a line, until there are no more. The answer is the receipt, or why there is none.
pub(crate) fn send() -> Result<(), Box<dyn Error>> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let answer = runtime
            .block_on(sent(&line?))
            .unwrap_or_else(|error| json!({ "error": error.to_string() }));
        writeln!(out, "{answer}")?;
        out.flush()?;
    }
    Ok(())
}

async fn sent(line: &str) -> Result<Value, Box<dyn Error>> {
    let order: Order = serde_json::from_str(line)?;
    let profile = order.told.profile()?;
    let payload: Box<RawValue> = serde_json::from_str(order.request.body())?;
    let event = event(&profile, &order.request)?;
    let beside = beside(&profile, &order.request)?;
    let at = SystemTime::UNIX_EPOCH + Duration::from_secs(order.at);
    let sender = order
        .told
        .lend(Sender::builder(profile))
        .transport(beside)
        .attempts(1)
        .clock(move || at)
        .build()?;
    let url = order.request.url();
    Ok(
        match sender.send_as(&order.id, url, &event, &payload).await {
            Ok(receipt) => json!({ "taken": receipt.status.as_u16() }),
            Err(error) => json!({ "refused": error.to_string() }),
        },
    )
}

/// What the vendor's delivery is called on the wire.
fn event(profile: &Profile, delivery: &Delivery) -> Result<String, Box<dyn Error>> {
    let payload: Value = serde_json::from_str(delivery.body())?;
    let values = profile.route.iter().map_while(|source| match source {
        Source::Header(name) => delivery.headers().get(name).cloned(),
        Source::Body(pointer) => match payload.pointer(pointer)? {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        },
        _ => None,
    });
    Ok(values.collect::<Vec<_>>().join("."))
}

/// reqwest, with the headers that a vendor sends beside those that its profile knows: some libraries ask for them.
fn beside(
    profile: &Profile,
    delivery: &Delivery,
) -> Result<impl Transport + use<>, Box<dyn Error>> {
    // An error means that it is installed.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .build()?;
    let known = |header: &str| {
        let mut sources = profile.route.iter().chain(&profile.delivery);
        sources.any(|source| matches!(source, Source::Header(name) if name == header))
    };
    let mut headers = HeaderMap::new();
    for (name, value) in delivery.headers().iter().filter(|(name, _)| !known(name)) {
        headers.insert(HeaderName::try_from(name)?, HeaderValue::try_from(value)?);
    }
    Ok(move |mut request: Request<Bytes>| {
        for (name, value) in &headers {
            request
                .headers_mut()
                .entry(name)
                .or_insert_with(|| value.clone());
        }
        client.send(request)
    })
}
