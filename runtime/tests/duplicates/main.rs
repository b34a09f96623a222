//! Different deliveries that look alike, from a document to its handler: of a phone line, of batches whose ids are shared, of
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

/// The events that handlers have handled, as texts.
#[derive(Clone, Default)]
struct HandledEvents(Arc<Mutex<Vec<String>>>);

impl HandledEvents {
    fn record(&self, text: impl Into<String>) {
        self.0.lock().unwrap().push(text.into());
    }

    fn all(&self) -> Vec<String> {
        self.0.lock().unwrap().clone()
    }
}

/// Signs a request as the profile describes.
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

/// Status and body of the response.
async fn answered(endpoint: &Endpoint, request: Request<Bytes>) -> (u16, String) {
    let answer = endpoint.handle(request).await;
    let text = String::from_utf8(answer.body().to_vec()).unwrap();
    (answer.status().as_u16(), text)
}
