//! What handles the deliveries of all vendors: it remembers that they came.
//!
//! It is what would be generated from a document without an event, so that each of them is unknown, whoever sends it.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use callwright::webhook::{Delivery, EndpointBuilder, Outcome, UndecodableEvent, UnknownEvent};

/// The bodies that were handled, by mount.
#[derive(Clone, Default)]
pub(crate) struct Handled(Arc<Mutex<BTreeMap<String, Vec<String>>>>);

impl Handled {
    /// An endpoint that adds to these what comes to that mount.
    pub(crate) fn endpoint(&self, mount: &str) -> EndpointBuilder {
        let handler = Handler {
            handled: self.clone(),
            mount: mount.to_owned(),
        };
        Mount(handler).into()
    }

    /// What came to a mount.
    pub(crate) fn bodies(&self, mount: &str) -> Vec<String> {
        let handled = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        handled.get(mount).cloned().unwrap_or_default()
    }

    fn add(&self, mount: &str, body: &[u8]) {
        let body = String::from_utf8_lossy(body).into_owned();
        let mut handled = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        handled.entry(mount.to_owned()).or_default().push(body);
    }
}

struct Handler {
    handled: Handled,
    mount: String,
}

impl Webhooks for Handler {
    async fn unknown(&self, delivery: Delivery<UnknownEvent>) -> Outcome {
        self.handled.add(&self.mount, delivery.body());
        Ok(())
    }
}

trait Webhooks: Send + Sync + 'static {
    fn unknown(&self, delivery: Delivery<UnknownEvent>) -> impl Future<Output = Outcome> + Send;

    fn undecodable(
        &self,
        delivery: Delivery<UndecodableEvent>,
    ) -> impl Future<Output = Outcome> + Send {
        delivery.refused()
    }
}

#[expect(
    dead_code,
    reason = "generated code has one, for those who'd rather match"
)]
enum Event {
    Unknown(UnknownEvent),
}

callwright::__private::v1::webhooks! {
    Webhooks Event r#"{}"#;
}
