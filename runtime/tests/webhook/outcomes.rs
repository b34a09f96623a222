//! The response to each outcome.

use std::time::Duration;

use callwright::http::StatusCode;

use crate::support::{Shop, content, order, post, sent, status, with};

#[tokio::test]
async fn every_outcome_has_the_profiles_status() {
    let shop = Shop::default();
    let endpoint = shop.endpoint(|_| {});
    for (order, expected) in [
        (order::FINE, 201),
        (order::FAILS, 502),
        (order::PANICS, 502),
        (order::PANICS_LATER, 502),
        (order::RETRY_LATER, 503),
        (order::FAILS_FOR_GOOD, 201),
        // A handler may make the provider stop (410), but can't redirect it.
        (order::GONE, 410),
        (order::MOVED, 502),
        (order::REFUSED, 422),
        // It was handled before.
        (order::FINE, 201),
    ] {
        assert_eq!(
            status(&endpoint, sent(order)).await,
            expected,
            "order {order}"
        );
    }
    assert_eq!(shop.seen(), ["sent 1"]);
    for (body, expected) in [
        (r#"{"type":"order.lost"}"#, 202),
        (r#"{"type":"order.sent"}"#, 422),
        (r#"{"type":"order.sent","order":"x"}"#, 422),
    ] {
        assert_eq!(status(&endpoint, post(body)).await, expected, "{body}");
    }
    for (token, expected) in [("old", 425), ("new", 425), ("other", 403), ("down", 503)] {
        let request = with(sent(order::FINE), "x-token", token);
        assert_eq!(status(&endpoint, request).await, expected, "{token}");
    }
}

#[tokio::test]
async fn the_sender_doesnt_get_the_reason() {
    let endpoint = Shop::default().endpoint(|_| {});
    for request in [
        with(sent(order::FINE), "x-token", "other"),
        sent(order::FAILS),
        sent(order::PANICS),
        post(r#"{"type":"order.sent","order":"x"}"#),
        post("what"),
        with(sent(order::FINE), "content-encoding", "gzip"),
    ] {
        let answer = endpoint.handle(request).await;
        let reason = answer.status().canonical_reason().unwrap();
        assert_eq!(content(&answer), (Some("text/plain"), reason));
        // The accepted encodings aren't secret.
        let others = answer
            .headers()
            .keys()
            .filter(|name| *name != "accept-encoding");
        assert_eq!(others.count(), 1);
    }
}

#[tokio::test]
async fn successes_have_the_body_of_the_profile() {
    let shop = Shop::default();
    let endpoint = shop.endpoint(|profile| {
        profile.acknowledge.body = Some("[accepted]".to_owned());
        profile.acknowledge.media_type = Some("text/plain".to_owned());
        // Some providers get a success even if a signature is wrong.
        profile.acknowledge.signature = 202;
    });
    for request in [
        sent(order::FINE),
        with(sent(order::FINE), "x-token", "other"),
        post(r#"{"type":"order.lost"}"#),
    ] {
        let answer = endpoint.handle(request).await;
        assert_eq!(content(&answer), (Some("text/plain"), "[accepted]"));
    }
    assert_eq!(shop.seen(), ["sent 1", "unknown Some(\"order.lost\")"]);
    let empty = shop.endpoint(|_| {}).handle(sent(order::FINE)).await;
    assert_eq!(content(&empty), (None, ""));
}

#[tokio::test]
async fn retry_after_is_sent() {
    let endpoint = Shop::default().endpoint(|_| {});
    let answer = endpoint.handle(sent(order::RETRY_LATER)).await;
    assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(answer.headers()["retry-after"], "2");
}

#[tokio::test]
async fn a_late_handler_goes_on() {
    let shop = Shop::default();
    let builder = shop.builder(|_| {}).deadline(Duration::from_millis(20));
    let endpoint = builder.build().unwrap();
    assert_eq!(status(&endpoint, sent(order::WAITS)).await, 504);
    // It still runs, so the same delivery isn't handled again.
    assert_eq!(status(&endpoint, sent(order::WAITS)).await, 409);
    assert_eq!(shop.seen(), ["waits"]);
    shop.0.gate.add_permits(1);
    for _ in 0..1000 {
        if shop.seen().len() == 2 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    assert_eq!(shop.seen(), ["waits", "sent 6"]);
    tokio::task::yield_now().await;
    assert_eq!(status(&endpoint, sent(order::WAITS)).await, 201);
    assert_eq!(shop.seen(), ["waits", "sent 6"]);
}

#[tokio::test]
async fn deliveries_beyond_the_limit_get_a_503() {
    let shop = Shop::default();
    let endpoint = shop.builder(|_| {}).in_flight(1).build().unwrap();
    let running = tokio::spawn({
        let endpoint = endpoint.clone();
        async move { status(&endpoint, sent(order::WAITS)).await }
    });
    while shop.seen().is_empty() {
        tokio::task::yield_now().await;
    }
    assert_eq!(status(&endpoint, sent(order::FINE)).await, 503);
    shop.0.gate.add_permits(1);
    assert_eq!(running.await.unwrap(), 201);
    assert_eq!(status(&endpoint, sent(order::FINE)).await, 201);
}
