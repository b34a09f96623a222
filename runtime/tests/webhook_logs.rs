//! What the log is told: each outcome, and nothing secret. A binary of its own: whether an event is wanted is decided for a
//! whole process, and tests beside it would decide otherwise.
#![allow(clippy::unwrap_used)]
#![allow(dead_code, reason = "shared with the other tests")]

#[path = "webhook/bookshop/mod.rs"]
mod bookshop;
#[path = "webhook/support.rs"]
mod support;

use std::fmt::{Debug, Write};
use std::sync::{Arc, Mutex};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use crate::support::{Shop, order, post, sent, status, with};

#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<String>>>);

struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let _ = write!(self.0, " {field}={value:?}");
    }
}

impl Subscriber for Lines {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("callwright")
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut line = Line(event.metadata().level().to_string());
        event.record(&mut line);
        self.0.lock().unwrap().push(line.0);
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

#[test]
fn outcomes_are_told_and_secrets_arent() {
    let lines = Lines::default();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    tracing::subscriber::with_default(lines.clone(), || {
        runtime.block_on(async {
            let endpoint = Shop::default().endpoint(|_| {});
            for request in [
                with(sent(order::FINE), "x-id", "evt_1"),
                with(sent(order::FINE), "x-id", "evt_1"),
                sent(order::FAILS),
                sent(order::PANICS),
                sent(order::FAILS_FOR_GOOD),
                post(r#"{"type":"order.lost","iban":"DE02"}"#),
                post(r#"{"type":"order.sent","order":"DE02"}"#),
                with(sent(order::FINE), "x-token", "sesame"),
                with(sent(order::FINE), "content-encoding", "gzip"),
                post("DE02"),
            ] {
                status(&endpoint, request).await;
            }
        });
    });
    let lines = lines.0.lock().unwrap().clone();
    let bookshop = " endpoint=\"bookshop\"";
    let refused = format!("WARN{bookshop} outcome=\"refused\" why=");
    assert_eq!(
        lines,
        [
            format!("DEBUG{bookshop} event=\"orderSent\" id=\"evt_1\" outcome=\"handled\""),
            format!("INFO{bookshop} event=\"orderSent\" id=\"evt_1\" outcome=\"duplicate\""),
            format!(
                "ERROR{bookshop} event=\"orderSent\" outcome=\"failed\" why=\"the printer is on fire\""
            ),
            format!(
                "ERROR{bookshop} event=\"orderSent\" outcome=\"failed\" why=\"the handler panicked\""
            ),
            format!(
                "ERROR{bookshop} event=\"orderSent\" outcome=\"failed for good\" why=\"the printer is on fire\""
            ),
            format!(
                "DEBUG{bookshop} event=\"order.lost\" outcome=\"not handled\" why=\"nobody handles it\""
            ),
            format!(
                "WARN{bookshop} event=\"orderSent\" outcome=\"undecodable\" why=\"at `order`: invalid type: string, expected i64\""
            ),
            format!("{refused}\"the token is no good\""),
            format!("{refused}\"the body is compressed\""),
            format!("{refused}\"the body isn't JSON\""),
        ]
    );
}
