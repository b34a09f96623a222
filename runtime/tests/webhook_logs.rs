//! The log: each outcome, and nothing secret. It is a binary of its own: whether an event is enabled is cached for the whole
//! process, and other tests have no subscriber.
#![allow(clippy::unwrap_used)]
#![allow(dead_code, reason = "shared with the other tests")]

#[path = "webhook/bookshop/mod.rs"]
mod bookshop;
#[path = "webhook/support.rs"]
mod support;

use std::fmt::{Debug, Write};
use std::sync::{Arc, Mutex};

use callwright::Bytes;
use callwright::webhook::LearnedSecret;
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

/// The lines that are logged while this runs.
fn logged<F: Future<Output = ()>>(run: impl FnOnce() -> F) -> Vec<String> {
    let lines = Lines::default();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .start_paused(true)
        .build()
        .unwrap();
    tracing::subscriber::with_default(lines.clone(), || runtime.block_on(run()));
    lines.0.lock().unwrap().clone()
}

#[test]
fn outcomes_are_logged_and_secrets_arent() {
    let lines = logged(|| async {
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
    let bookshop = " endpoint=\"bookshop\"";
    let refused = format!("WARN{bookshop} outcome=\"refused\" why=");
    let broken = "`webhook_logs::support::Broken`";
    assert_eq!(
        lines,
        [
            format!("DEBUG{bookshop} event=\"orderSent\" id=\"evt_1\" outcome=\"handled\""),
            format!("INFO{bookshop} event=\"orderSent\" id=\"evt_1\" outcome=\"duplicate\""),
            format!(
                "ERROR{bookshop} event=\"orderSent\" outcome=\"failed\" why=\"the handler failed: {broken}\""
            ),
            format!(
                "ERROR{bookshop} event=\"orderSent\" outcome=\"failed\" why=\"the handler panicked\""
            ),
            format!(
                "ERROR{bookshop} event=\"orderSent\" outcome=\"failed for good\" why=\"the handler failed for good: {broken}\""
            ),
            format!(
                "INFO{bookshop} event=\"order.lost\" outcome=\"unknown\" why=\"the handler doesn't handle it\""
            ),
            format!(
                "WARN{bookshop} event=\"orderSent\" outcome=\"undecodable\" why=\"at `order`: invalid type: string, expected i64\""
            ),
            format!("{refused}\"the token is no good\""),
            format!(
                "{refused}\"the body is compressed in a way that isn't accepted: the method `decompress` of the endpoint, with the \
                 feature `decompress`, accepts gzip and deflate\""
            ),
            format!("{refused}\"the body isn't JSON\""),
        ]
    );
}

#[test]
fn errors_are_logged_with_their_text_if_enabled() {
    let lines = logged(|| async {
        let builder = Shop::default().builder(|_| {}).log_errors(true);
        let endpoint = builder.build().unwrap();
        status(&endpoint, sent(order::FAILS)).await;
        status(&endpoint, sent(order::FAILS_FOR_GOOD)).await;
    });
    let broken = "`webhook_logs::support::Broken`: the printer is on fire\"";
    assert!(
        lines[0].ends_with(&format!("the handler failed: {broken}")),
        "{lines:?}"
    );
    assert!(
        lines[1].ends_with(&format!("the handler failed for good: {broken}")),
        "{lines:?}"
    );
}

#[test]
fn refused_handshakes_are_warnings() {
    use bookshop::webhooks::endpoint;
    let lines = logged(|| async {
        let meta = endpoint(Shop::default())
            .profile("meta")
            .secret("a secret that is long enough")
            .setting("verify_token", "the right token");
        let meta = meta.build().unwrap();
        for token in ["sesame", "the%20right%20token"] {
            let uri = format!("/?hub.mode=subscribe&hub.challenge=1&hub.verify_token={token}");
            let request = callwright::http::Request::get(uri);
            status(&meta, request.body(Bytes::new()).unwrap()).await;
        }
        let secret = LearnedSecret::new();
        let notion = endpoint(Shop::default()).profile("notion");
        let notion = notion.learned("secret", secret.clone()).build().unwrap();
        let token = || post(r#"{"verification_token":"open sesame"}"#);
        status(&notion, token()).await;
        secret.expect();
        status(&notion, token()).await;
        let without = endpoint(Shop::default())
            .profile("notion")
            .secret("a secret that is long enough");
        status(&without.build().unwrap(), token()).await;
        let events = endpoint(Shop::default())
            .profile("cloudevents")
            .secret("a secret that is long enough");
        let mut request = with(post(""), "webhook-request-origin", "evil.example");
        *request.method_mut() = "OPTIONS".parse().unwrap();
        status(&events.build().unwrap(), request).await;
    });
    let refused = |endpoint: &str, why: &str| {
        format!("WARN endpoint=\"{endpoint}\" outcome=\"handshake refused\" why=\"{why}\"")
    };
    assert_eq!(
        lines,
        [
            refused("meta", "the token isn't the right one"),
            "INFO endpoint=\"meta\" outcome=\"handshake\"".to_owned(),
            refused("notion", "the provider sent an unexpected secret: `LearnedSecret::expect` takes the next"),
            "WARN endpoint=\"notion\" outcome=\"handshake\" why=\"the provider sent a secret, and `LearnedSecret` has it\"".to_owned(),
            refused("notion", "the provider sent a secret, and the endpoint has no `LearnedSecret` for it"),
            refused("cloudevents", "the origin isn't allowed to send"),
        ]
    );
}

#[test]
fn short_secrets_are_logged_once() {
    use bookshop::webhooks::{endpoint, receiver};
    let lines = logged(|| async {
        let github = |secret: &str| endpoint(Shop::default()).profile("github").secret(secret);
        github("sixteen letters!").build().unwrap();
        let short = github("s3same").build().unwrap();
        status(&short, sent(1)).await;
        receiver()
            .profile("github")
            .secret("fifteen letters")
            .build()
            .unwrap();
        // The length of the key counts, not the length of its text.
        let adyen = endpoint(Shop::default()).profile("adyen");
        adyen
            .secret("00112233445566778899aabbccddee")
            .build()
            .unwrap();
        let standard = endpoint(Shop::default()).profile("standard-webhooks");
        standard.secret("whsec_c2hvcnQ=").build().unwrap();
        let telegram = endpoint(Shop::default()).profile("telegram");
        telegram.secret("abc").build().unwrap();
        let message = r#"{"name":"message","route":[{"body":"/type"}],"verify":
            {"message_signature":{"algorithm":"hmac-sha256","key_form":"utf8","components":["content-digest"]}}}"#;
        let message = callwright::webhook::Profile::from_json(message).unwrap();
        let message = endpoint(Shop::default()).profile(message);
        message.secret("four").build().unwrap();
    });
    let short = |endpoint: &str, bytes: usize| {
        format!(
            "WARN endpoint=\"{endpoint}\" outcome=\"short secret\" secret=\"secret\" bytes={bytes} \
             why=\"the secret has fewer than 16 bytes: it can be guessed\""
        )
    };
    let lines: Vec<_> = lines
        .into_iter()
        .filter(|line| line.contains("short secret"))
        .collect();
    let expected = [
        short("github", 6),
        short("github", 15),
        short("adyen", 15),
        short("standard-webhooks", 5),
        short("telegram", 3),
        short("message", 4),
    ];
    assert_eq!(lines, expected);
}

#[test]
fn rejected_items_are_logged() {
    use bookshop::webhooks::endpoint;
    let lines = logged(|| async {
        let state = "the state of the subscription";
        let graph = endpoint(Shop::default())
            .profile("microsoft-graph")
            .secret(state);
        let graph = graph.only("orderSent").build().unwrap();
        let item =
            |state: &str| format!(r#"{{"clientState":"{state}","type":"order.sent","order":1}}"#);
        let body = format!(
            r#"{{"value":[{},{},{}]}}"#,
            item(state),
            item("sesame"),
            item("sesam")
        );
        status(&graph, post(body)).await;
        let shop = Shop::default();
        let hooks = shop
            .builder(|_| {})
            .deadline(std::time::Duration::from_secs(1));
        let hooks = hooks.build().unwrap();
        status(&hooks, sent(order::WAITS)).await;
        shop.0.gate.add_permits(1);
        hooks.drain().await;
        status(&hooks, sent(order::FINE)).await;
    });
    let bookshop = " endpoint=\"bookshop\"";
    assert_eq!(
        lines,
        [
            "WARN endpoint=\"microsoft-graph\" outcome=\"rejected item\" item=1 items=2 why=\"the token isn't the right one\""
                .to_owned(),
            "DEBUG endpoint=\"microsoft-graph\" event=\"orderSent\" outcome=\"handled\"".to_owned(),
            format!("WARN{bookshop} outcome=\"late\""),
            format!("DEBUG{bookshop} event=\"orderSent\" outcome=\"handled\""),
            format!("INFO{bookshop} outcome=\"refused\" why=\"the endpoint is being drained\""),
        ]
    );
}
