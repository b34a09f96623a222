//! Sends the requests for keys and certificates. `callwright_webhook_core::fetch` decides which requests are sent, and keeps the
//! responses.

use std::pin::Pin;
use std::sync::Arc;
#[cfg(feature = "reqwest")]
use std::sync::OnceLock;

use bytes::Bytes;
use callwright_webhook_core::fetch::{KeyTransport, MOST_BYTES};
use http::{Request, Response};

use crate::client::{DirectRequest, Transport};

type Sending = Pin<Box<dyn Future<Output = Option<Response<Bytes>>> + Send>>;

/// The transport of the settings.
pub(super) struct KeyTransportAdapter(pub(super) Arc<dyn Transport>);

impl KeyTransport for KeyTransportAdapter {
    fn send(&self, request: Request<Bytes>) -> Sending {
        send(&self.0, request)
    }
}

/// The default transport. It is made when it is first used.
#[cfg(feature = "reqwest")]
#[derive(Default)]
pub(super) struct DefaultKeyTransport(OnceLock<Arc<dyn Transport>>);

#[cfg(feature = "reqwest")]
impl KeyTransport for DefaultKeyTransport {
    fn send(&self, request: Request<Bytes>) -> Sending {
        send(
            self.0.get_or_init(crate::client::default_transport),
            request,
        )
    }
}

fn send(transport: &impl Transport, mut request: Request<Bytes>) -> Sending {
    request.extensions_mut().insert(DirectRequest {
        max_bytes: MOST_BYTES,
        status_only: false,
    });
    let sent = transport.send(request);
    Box::pin(async move { sent.await.ok() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::TransportError;

    #[tokio::test]
    async fn keys_are_fetched_from_their_own_url_alone() {
        let given = KeyTransportAdapter(Arc::new(|request: Request<Bytes>| async move {
            assert!(request.extensions().get::<DirectRequest>().is_some());
            match request.uri().path() {
                "/set" => Ok(Response::new(Bytes::from("keys"))),
                _ => Err(TransportError::connect("https://keys.example.com?k=secret")),
            }
        }));
        let get = |url: &str| given.send(Request::get(url).body(Bytes::new()).unwrap());
        let response = get("https://keys.example.com/set").await.unwrap();
        assert_eq!(&response.body()[..], b"keys");
        assert!(get("https://keys.example.com/down").await.is_none());
    }
}
