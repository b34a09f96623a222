//! Deliveries that look alike and aren't, from a document to its handler: of a phone line, of batches whose ids aren't ones, of
//! several tenants.
#![allow(clippy::unwrap_used)]

mod contacts;
mod parcels;
mod phone;

use std::sync::{Arc, Mutex};
use std::time::SystemTime;

use callwright::Bytes;
use callwright::http::Request;
use callwright::webhook::{Endpoint, Profile, Settings, Signer};

/// What handlers have seen, in words.
#[derive(Clone, Default)]
struct Seen(Arc<Mutex<Vec<String>>>);

impl Seen {
    fn saw(&self, what: impl Into<String>) {
        self.0.lock().unwrap().push(what.into());
    }

    fn all(&self) -> Vec<String> {
        self.0.lock().unwrap().clone()
    }
}

/// Signs as the profile does.
fn signed(
    profile: &str,
    settings: &Settings,
    mut request: Request<Bytes>,
    id: &str,
    at: SystemTime,
) -> Request<Bytes> {
    let profile = Profile::named(profile).unwrap();
    let signer = Signer::new(&profile, settings).unwrap();
    signer.sign(&mut request, id, at).unwrap();
    request
}

/// Status and body of the answer.
async fn answered(endpoint: &Endpoint, request: Request<Bytes>) -> (u16, String) {
    let answer = endpoint.answer(request).await;
    let text = String::from_utf8(answer.body().to_vec()).unwrap();
    (answer.status().as_u16(), text)
}
