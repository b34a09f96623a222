//! The handler of all vendors' deliveries. It records their bodies.
//!
//! It corresponds to the code that is generated from a document without events, so every event is unknown.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use callwright::webhook::{Delivery, EndpointBuilder, Outcome, UndecodableEvent, UnknownEvent};

/// The handled bodies, by the endpoint's name.
#[derive(Clone, Default)]
pub(crate) struct Handled(Arc<Mutex<BTreeMap<String, Vec<String>>>>);

impl Handled {
    /// An endpoint with this name, which adds the bodies that it handles.
    pub(crate) fn endpoint(&self, name: &str) -> EndpointBuilder {
        let handler = Handler {
            handled: self.clone(),
            name: name.to_owned(),
        };
        Mount(handler).into()
    }

    /// The bodies that an endpoint handled.
    pub(crate) fn bodies(&self, name: &str) -> Vec<String> {
        let handled = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        handled.get(name).cloned().unwrap_or_default()
    }

    fn add(&self, name: &str, body: &[u8]) {
        let body = String::from_utf8_lossy(body).into_owned();
        let mut handled = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        handled.entry(name.to_owned()).or_default().push(body);
    }
}

struct Handler {
    handled: Handled,
    name: String,
}

impl Webhooks for Handler {
    async fn unknown(&self, delivery: Delivery<UnknownEvent>) -> Outcome {
        self.handled.add(&self.name, delivery.body());
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
    reason = "generated code has this enum too, for code that matches on events"
)]
enum Event {
    Unknown(UnknownEvent),
}

callwright::__private::v1::webhooks! {
    Webhooks Event r#"{}"#;
}
