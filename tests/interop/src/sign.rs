//! Signs what vendors' libraries are to verify.

use std::error::Error;
use std::io::{BufRead, Write};
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use callwright::webhook::Signer;
use http::Request;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::delivery::Delivery;
use crate::told::Told;

/// What is to be signed, and by whose profile.
#[derive(Deserialize)]
struct Order {
    #[serde(flatten)]
    told: Told,
    request: Delivery,
    id: String,
    /// Seconds since 1970.
    at: u64,
}

/// Signs a request a line, until there are no more.
pub(crate) fn sign() -> Result<(), Box<dyn Error>> {
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let answer = signed(&line?).unwrap_or_else(|error| json!({ "error": error.to_string() }));
        writeln!(out, "{answer}")?;
        out.flush()?;
    }
    Ok(())
}

fn signed(line: &str) -> Result<Value, Box<dyn Error>> {
    let order: Order = serde_json::from_str(line)?;
    let signer = Signer::new(&order.told.profile()?, &order.told.settings())?;
    let mut request: Request<Bytes> = order.request.try_into()?;
    let at = SystemTime::UNIX_EPOCH + Duration::from_secs(order.at);
    signer.sign(&mut request, &order.id, at)?;
    Ok(json!({ "request": Delivery::try_from(request)? }))
}
