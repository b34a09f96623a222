//! Receivers: deliveries as events, for a server of your own.

use callwright::webhook::{Profile, ReceiveError, ReceiveErrorKind, Receiver, Source};

use crate::bookshop::types::OrderSent;
use crate::bookshop::webhooks::{Event, receiver};
use crate::support::{Token, post, profile, sent, with};

fn built(change: impl FnOnce(&mut Profile)) -> Receiver<Event> {
    receiver()
        .profile(profile(change))
        .verifier(Token)
        .build()
        .unwrap()
}

async fn receive_one(
    receiver: &Receiver<Event>,
    body: &'static str,
) -> Result<Event, ReceiveError> {
    let request = post(body);
    receiver.event(request.headers(), body).await
}

#[tokio::test]
async fn an_event_is_a_variant() {
    let receiver = built(|_| {});
    let event = receive_one(&receiver, r#"{"type":"order.shipped","order":5,"x":1}"#)
        .await
        .unwrap();
    let Event::OrderSent(order) = &event else {
        panic!("{event:?}");
    };
    let OrderSent { order, extra, .. } = &**order;
    assert_eq!((*order, extra.len()), (5, 1));
    let unknown = receive_one(&receiver, r#"{"type":"order.lost"}"#)
        .await
        .unwrap();
    let Event::Unknown(unknown) = unknown else {
        panic!("{unknown:?}");
    };
    assert_eq!(unknown.event.as_deref(), Some("order.lost"));
    assert_eq!(unknown.raw, r#"{"type":"order.lost"}"#);
}

#[tokio::test]
async fn a_request_without_an_event_has_a_response() {
    let receiver = built(|_| {});
    let error = receive_one(&receiver, r#"{"type":"order.sent","order":"x"}"#)
        .await
        .unwrap_err();
    let ReceiveErrorKind::Undecodable(undecodable) = error.kind() else {
        panic!("{error:?}");
    };
    assert_eq!(
        (undecodable.event.as_str(), undecodable.error.path()),
        ("orderSent", "order")
    );
    assert_eq!(error.status(), 422);
    let request = with(sent(1), "x-token", "other");
    let error = receiver
        .event(request.headers(), request.body().clone())
        .await
        .unwrap_err();
    assert!(matches!(error.kind(), ReceiveErrorKind::Rejected(_)));
    assert_eq!(error.status(), 403);
    let mut request = sent(1);
    *request.method_mut() = "GET".parse().unwrap();
    let error = receiver.receive(request).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.status().as_u16()),
        (&ReceiveErrorKind::Refused, 405)
    );
}

#[tokio::test]
async fn a_batch_is_several_events() {
    let receiver = built(|profile| {
        profile.items = Some(String::new());
        profile.route = vec![Source::Item("/type".to_owned())];
    });
    let text = r#"[{"type":"order.sent","order":5},{"type":"order.sent","order":6}]"#;
    let deliveries = receiver.receive(post(text)).await.unwrap();
    assert_eq!(deliveries.len(), 2);
    assert_eq!(deliveries[0].raw(), r#"{"type":"order.sent","order":5}"#);
    assert_eq!(deliveries[0].body(), text);
    assert_eq!(deliveries[0].event(), "orderSent");
    assert!(deliveries[1].deviations().is_empty());
    let error = receiver
        .receive(post(
            r#"[{"type":"order.sent","order":5},{"type":"order.sent"}]"#,
        ))
        .await
        .unwrap_err();
    let ReceiveErrorKind::Undecodable(undecodable) = error.kind() else {
        panic!("{error:?}");
    };
    assert_eq!(undecodable.error.path(), "order");
    assert_eq!(undecodable.raw, r#"{"type":"order.sent"}"#);
    let error = receive_one(&receiver, "[]").await.unwrap_err();
    assert_eq!(
        (error.kind(), error.status().as_u16()),
        (&ReceiveErrorKind::Batch(0), 201)
    );
    let one = receive_one(&receiver, r#"[{"type":"order.sent","order":5}]"#).await;
    assert!(matches!(one, Ok(Event::OrderSent(_))));
}
