//! Signs requests for vendors' libraries.

use std::error::Error;
use std::io::{BufRead, Write};
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use callwright::webhook::Signer;
use http::Request;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::config::VendorConfig;
use crate::delivery::Delivery;

/// A request to sign, and the vendor's configuration.
#[derive(Deserialize)]
struct SignCommand {
    #[serde(flatten)]
    config: VendorConfig,
    request: Delivery,
    id: String,
    /// Seconds since 1970.
    at: u64,
}

/// Signs a request for each line, until there are no more.
pub(crate) fn sign() -> Result<(), Box<dyn Error>> {
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let reply = sign_one(&line?).unwrap_or_else(|error| json!({ "error": error.to_string() }));
        writeln!(out, "{reply}")?;
        out.flush()?;
    }
    Ok(())
}

fn sign_one(line: &str) -> Result<Value, Box<dyn Error>> {
    let command: SignCommand = serde_json::from_str(line)?;
    let signer = Signer::new(&command.config.profile()?, &command.config.settings())?;
    let mut request: Request<Bytes> = command.request.try_into()?;
    let at = SystemTime::UNIX_EPOCH + Duration::from_secs(command.at);
    signer.sign(&mut request, &command.id, at)?;
    Ok(json!({ "request": Delivery::try_from(request)? }))
}
