//! Which event a delivery is.

use callwright::Bytes;
use callwright::http::Request;
use callwright::webhook::{Profile, Source};

use crate::support::{Shop, post, status, with};

/// The events that the handler gets of these.
async fn seen(change: impl FnOnce(&mut Profile), requests: Vec<Request<Bytes>>) -> Vec<String> {
    let shop = Shop::default();
    let endpoint = shop.endpoint(change);
    for request in requests {
        status(&endpoint, request).await;
    }
    shop.seen()
}

fn header(name: &str) -> Source {
    Source::Header(name.to_owned())
}

fn body(pointer: &str) -> Source {
    Source::Body(pointer.to_owned())
}

#[tokio::test]
async fn values_are_joined_and_the_longest_prefix_counts() {
    let change = |profile: &mut Profile| profile.route = vec![header("x-event"), body("/action")];
    let order = |event: &str, action: &str| {
        with(
            post(format!(r#"{{"order":1,"type":"","action":{action}}}"#)),
            "x-event",
            event,
        )
    };
    let requests = vec![
        order("order", "\"sent\""),
        order("order.sent", "\"twice\""),
        order("order.shipped", "null"),
        order("order", "[\"sent\"]"),
        order("other", "7"),
        post(r#"{"order":2,"type":"","action":"sent"}"#),
    ];
    assert_eq!(
        seen(change, requests).await,
        [
            "sent 1",
            "sent 1",
            "sent 1",
            "unknown Some(\"order\")",
            "unknown Some(\"other.7\")",
            "unknown None",
        ]
    );
}

#[tokio::test]
async fn a_key_names_the_event() {
    let change = |profile: &mut Profile| profile.route = vec![Source::Key("/what".to_owned())];
    let requests = [
        r#"{"type":"","order":1,"what":{"id":1,"order.sent":{}}}"#,
        r#"{"type":"","order":2,"what":{"order.sent":{},"order.returned":{}}}"#,
        r#"{"type":"","order":3,"what":{"order.lost":{}}}"#,
        r#"{"type":"","order":4}"#,
    ];
    assert_eq!(
        seen(change, requests.into_iter().map(post).collect()).await,
        ["sent 1", "unknown None", "unknown None", "unknown None"]
    );
}

#[tokio::test]
async fn a_path_or_a_query_names_the_event() {
    let at = |uri: &'static str| {
        let mut request = post(r#"{"type":"","order":1}"#);
        *request.uri_mut() = uri.parse().unwrap();
        request
    };
    let by_path = seen(
        |profile| {
            profile.deduplicate = false;
            profile.route = vec![Source::Path];
        },
        vec![at("/hooks/order%2Esent"), at("/hooks/orders")],
    );
    assert_eq!(by_path.await, ["sent 1", "unknown Some(\"orders\")"]);
    let by_query = seen(
        |profile| {
            profile.deduplicate = false;
            profile.route = vec![Source::Query("event".to_owned())];
        },
        vec![
            at("/?x=1&event=order.sent"),
            at("/?event=order.sent&event=call"),
        ],
    );
    assert_eq!(by_query.await, ["sent 1"]);
}

#[tokio::test]
async fn an_endpoint_for_one_event_has_only_that() {
    let shop = Shop::default();
    let endpoint = shop.builder(|_| {}).only("orderSent").build().unwrap();
    let request = post(r#"{"type":"order.returned","order":1}"#);
    assert_eq!(status(&endpoint, request).await, 201);
    assert_eq!(shop.seen(), ["sent 1"]);
    let error = shop.builder(|_| {}).only("orderLost").build().unwrap_err();
    assert!(
        error
            .to_string()
            .contains("`orderLost`; there are `orderSent`"),
        "{error}"
    );
}

#[tokio::test]
async fn two_values_are_refused() {
    let shop = Shop::default();
    let endpoint = shop.endpoint(|_| {});
    for text in [
        r#"{"type":"order.sent","order":1,"type":"order.sent"}"#,
        r#"{"type":"order.sent","order":1,"ty\u0070e":"order.returned"}"#,
    ] {
        assert_eq!(status(&endpoint, post(text)).await, 400, "{text}");
    }
    let endpoint = shop.endpoint(|profile| profile.route = vec![header("x-event")]);
    let mut twice = with(post(r#"{"type":"","order":1}"#), "x-event", "order.sent");
    twice
        .headers_mut()
        .append("x-event", "order.sent".parse().unwrap());
    assert_eq!(status(&endpoint, twice).await, 400);
    assert_eq!(shop.seen(), [""; 0]);
}

#[tokio::test]
async fn items_without_the_array_arent_lost() {
    let change = |profile: &mut Profile| {
        profile.items = Some("/entry/*/changes/*".to_owned());
        profile.route = vec![Source::Item("/type".to_owned())];
    };
    let order = r#"{"type":"order.sent","order":1}"#;
    let request = post(format!(
        r#"{{"entry":[{{"messaging":[1]}},{{"changes":[{order}]}}]}}"#
    ));
    assert_eq!(
        seen(change, vec![request]).await,
        ["unknown None", "sent 1"]
    );
}
