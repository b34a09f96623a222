//! Sends deliveries to vendors' libraries.

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

use crate::config::VendorConfig;
use crate::delivery::Delivery;

/// A delivery to send, and the vendor's configuration.
#[derive(Deserialize)]
struct SendCommand {
    #[serde(flatten)]
    config: VendorConfig,
    /// The delivery as the vendor would send it. Its body is sent to its URL.
    request: Delivery,
    id: String,
    /// Seconds since 1970.
    at: u64,
}

/// Sends a delivery for each line, until there are no more. The reply has the status of the response, or the error.
pub(crate) fn send() -> Result<(), Box<dyn Error>> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let reply = runtime
            .block_on(send_one(&line?))
            .unwrap_or_else(|error| json!({ "error": error.to_string() }));
        writeln!(out, "{reply}")?;
        out.flush()?;
    }
    Ok(())
}

async fn send_one(line: &str) -> Result<Value, Box<dyn Error>> {
    let command: SendCommand = serde_json::from_str(line)?;
    let profile = command.config.profile()?;
    let payload: Box<RawValue> = serde_json::from_str(command.request.body())?;
    let event = event(&profile, &command.request)?;
    let transport = with_headers(&profile, &command.request)?;
    let at = SystemTime::UNIX_EPOCH + Duration::from_secs(command.at);
    let sender = command
        .config
        .configure_sender(Sender::builder(profile))
        .transport(transport)
        .attempts(1)
        .clock(move || at)
        .build()?;
    let url = command.request.url();
    Ok(
        match sender.send_as(&command.id, url, &event, &payload).await {
            Ok(receipt) => json!({ "status": receipt.status.as_u16() }),
            Err(error) => json!({ "failure": error.to_string() }),
        },
    )
}

/// The name of the delivery's event on the wire.
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

/// reqwest with the vendor's headers that its profile doesn't have. Some libraries require them.
fn with_headers(
    profile: &Profile,
    delivery: &Delivery,
) -> Result<impl Transport + use<>, Box<dyn Error>> {
    // An error means that a provider is installed already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .build()?;
    let is_in_profile = |header: &str| {
        let mut sources = profile.route.iter().chain(&profile.delivery);
        sources.any(|source| matches!(source, Source::Header(name) if name == header))
    };
    let mut headers = HeaderMap::new();
    for (name, value) in delivery
        .headers()
        .iter()
        .filter(|(name, _)| !is_in_profile(name))
    {
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
