//! What one writes with Callwright; the first half is what it generates.

use std::hint::black_box;

use callwright::webhook::{
    Delivery, Endpoint, EndpointBuilder, Outcome, SetupError, UndecodableEvent, UnknownEvent,
};

use crate::ours::IssuesOpened;

pub const SECRET: &str = "It's a Secret to Everybody";

pub trait Webhooks: Send + Sync + 'static {
    fn issues_opened(
        &self,
        delivery: Delivery<IssuesOpened>,
    ) -> impl Future<Output = Outcome> + Send {
        delivery.not_handled()
    }

    fn unknown(&self, delivery: Delivery<UnknownEvent>) -> impl Future<Output = Outcome> + Send {
        delivery.not_handled()
    }

    fn undecodable(&self, delivery: Delivery<UndecodableEvent>) -> impl Future<Output = Outcome> + Send {
        delivery.refused()
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    IssuesOpened(Box<IssuesOpened>),
    Unknown(UnknownEvent),
}

callwright::__private::v1::webhooks! {
    Webhooks Event r#"{"profile":"github"}"#;
    issues_opened IssuesOpened(IssuesOpened) = "issues-opened": "issues.opened";
}

pub fn endpoint(handler: impl Webhooks) -> EndpointBuilder {
    Mount(handler).into()
}

struct Bot;

impl Webhooks for Bot {
    async fn issues_opened(&self, delivery: Delivery<IssuesOpened>) -> Outcome {
        work(&delivery.issue.title, delivery.issue.number);
        Ok(())
    }
}

pub fn build() -> Result<Endpoint, SetupError> {
    endpoint(Bot).secret(SECRET).build()
}

/// What both handlers do with an issue.
pub fn work(title: &str, number: i64) {
    black_box((title, number));
}
