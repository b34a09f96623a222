//! Certificates and keys that endpoints can fetch, from memory.

use std::collections::BTreeMap;
use std::sync::Arc;

use bytes::Bytes;
use callwright::{Transport, TransportError};
use http::{Request, Response, StatusCode};

/// A transport that returns these documents by URL, and 404 for everything else.
pub(crate) fn documents(documents: &BTreeMap<String, String>) -> impl Transport + 'static {
    let documents = Arc::new(documents.clone());
    move |request: Request<Bytes>| {
        let found = documents.get(&request.uri().to_string()).cloned();
        async move {
            let mut response = Response::new(Bytes::from(found.clone().unwrap_or_default()));
            if found.is_none() {
                *response.status_mut() = StatusCode::NOT_FOUND;
            }
            Ok::<_, TransportError>(response)
        }
    }
}
