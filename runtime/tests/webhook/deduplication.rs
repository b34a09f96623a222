//! A delivery that comes twice is handled once. One that failed is handled again.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use callwright::Bytes;
use callwright::http::Request;
use callwright::webhook::{
    Claim, Covers, Endpoint, MemoryStore, Source, Store, StoreError, StoreFuture,
};

use crate::support::{Covering, Shop, order, post, sent, status, with};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_twenty_concurrent_deliveries_one_is_handled() {
    let shop = Shop::default();
    let endpoint = shop.endpoint(|_| {});
    let tasks: Vec<_> = (0..20)
        .map(|_| {
            let endpoint = endpoint.clone();
            tokio::spawn(async move { status(&endpoint, sent(order::WAITS)).await })
        })
        .collect();
    // Nineteen get their response while the one is handled.
    let mut busy = 0;
    for _ in 0..10_000 {
        busy = tasks.iter().filter(|task| task.is_finished()).count();
        if busy == 19 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    assert_eq!(busy, 19);
    shop.0.gate.add_permits(20);
    let mut statuses = Vec::new();
    for task in tasks {
        statuses.push(task.await.unwrap());
    }
    statuses.sort_unstable();
    assert_eq!((statuses[0], &statuses[1..]), (201, &[409; 19][..]));
    assert_eq!(shop.seen(), ["waits", "sent 6"]);
    assert_eq!(status(&endpoint, sent(order::WAITS)).await, 201);
    assert_eq!(shop.seen(), ["waits", "sent 6"]);
}

#[tokio::test]
async fn a_failed_delivery_is_handled_again() {
    let shop = Shop::default();
    let endpoint = shop.endpoint(|_| {});
    shop.0.failures.store(2, Ordering::SeqCst);
    let mut statuses = Vec::new();
    for _ in 0..4 {
        statuses.push(status(&endpoint, sent(order::FAILS_AT_FIRST)).await);
    }
    assert_eq!(statuses, [502, 502, 201, 201]);
    assert_eq!(shop.seen(), ["sent 11"]);
    for _ in 0..2 {
        assert_eq!(status(&endpoint, sent(order::PANICS)).await, 502);
        assert_eq!(status(&endpoint, sent(order::REFUSED)).await, 422);
    }
}

#[tokio::test]
async fn of_a_batch_only_failed_items_are_handled_again() {
    let shop = Shop::default();
    let endpoint = shop.endpoint(|profile| {
        profile.items = Some("/events/*".to_owned());
        profile.route = vec![Source::Item("/type".to_owned())];
        profile.delivery = Vec::new();
    });
    let item = |order: i64| format!(r#"{{"type":"order.sent","order":{order}}}"#);
    let lost = r#"{"type":"order.lost"}"#;
    let items = [item(20), item(11), item(20), lost.to_owned(), item(21)].join(",");
    let batch = || post(format!(r#"{{"events":[{items}]}}"#));
    shop.0.failures.store(1, Ordering::SeqCst);
    assert_eq!(status(&endpoint, batch()).await, 502);
    // Equal items of a batch are events of their own.
    let lost = "unknown Some(\"order.lost\")";
    assert_eq!(shop.seen(), ["sent 20", "sent 20", lost, "sent 21"]);
    assert_eq!(status(&endpoint, batch()).await, 201);
    assert_eq!(
        shop.seen(),
        ["sent 20", "sent 20", lost, "sent 21", "sent 11"]
    );
    assert_eq!(status(&endpoint, post(r#"{"events":[]}"#)).await, 201);
    assert_eq!(shop.seen().len(), 5);
    let broken = post(
        r#"{"events":[{"type":"order.sent","order":30},{"type":"order.sent","order":"x"},{"type"]}"#,
    );
    assert_eq!(status(&endpoint, broken).await, 400);
    let undecodable =
        r#"{"events":[{"type":"order.sent","order":30},{"type":"order.sent","order":"x"}]}"#;
    assert_eq!(status(&endpoint, post(undecodable)).await, 422);
    assert_eq!(shop.seen()[5], "sent 30");
    assert!(
        shop.seen()[6].starts_with("undecodable orderSent: order: "),
        "{:?}",
        shop.seen()
    );
}

/// How often the handler runs if these deliveries come one after the other.
async fn runs(covers: Covers, delivery: Vec<Source>, requests: Vec<Request<Bytes>>) -> usize {
    let shop = Shop::default();
    let profile = crate::support::profile(|profile| profile.delivery = delivery);
    let builder = crate::bookshop::webhooks::endpoint(shop.clone()).profile(profile);
    let endpoint = builder.verifier(Covering(covers)).build().unwrap();
    for request in requests {
        assert_eq!(status(&endpoint, request).await, 201);
    }
    shop.seen().len()
}

fn covers(body: bool, headers: &[&str], fields: &[&str]) -> Covers {
    let mut covers = Covers::default();
    covers.body = body;
    covers.headers = headers.iter().map(|&name| name.to_owned()).collect();
    covers.fields = fields.iter().map(|&name| name.to_owned()).collect();
    covers
}

#[tokio::test]
async fn keys_are_made_of_signed_parts() {
    let by_header = || vec![Source::Header("x-id".to_owned())];
    let by_body = || vec![Source::Body("/order".to_owned())];
    let replayed = || vec![with(sent(1), "x-id", "a"), with(sent(1), "x-id", "b")];
    // An unsigned id could be changed to have the delivery handled again.
    assert_eq!(
        runs(covers(true, &[], &[]), by_header(), replayed()).await,
        1
    );
    assert_eq!(
        runs(covers(true, &["x-id"], &[]), by_header(), replayed()).await,
        2
    );
    // A signed id identifies the delivery, even if other bytes differ.
    let rewritten = || {
        let spaced = post(r#"{"type": "order.sent", "order": 1}"#);
        vec![with(sent(1), "x-id", "a"), with(spaced, "x-id", "a")]
    };
    assert_eq!(
        runs(covers(true, &["x-id"], &[]), by_header(), rewritten()).await,
        1
    );
    assert_eq!(
        runs(covers(true, &[], &[]), by_header(), rewritten()).await,
        2
    );
    assert_eq!(
        runs(covers(true, &[], &[]), by_body(), rewritten()).await,
        1
    );
    assert_eq!(
        runs(covers(false, &[], &["/order"]), by_body(), rewritten()).await,
        1
    );
    assert_eq!(
        runs(covers(false, &[], &["/other"]), by_body(), rewritten()).await,
        2
    );
    // Without an id, the body counts.
    let nameless = || vec![sent(1), sent(1), sent(12)];
    assert_eq!(
        runs(covers(true, &["x-id"], &[]), by_header(), nameless()).await,
        2
    );
}

#[tokio::test]
async fn a_profile_may_turn_deduplication_off() {
    let shop = Shop::default();
    let endpoint = shop.endpoint(|profile| profile.deduplicate = false);
    for _ in 0..2 {
        assert_eq!(status(&endpoint, sent(1)).await, 201);
    }
    assert_eq!(shop.seen(), ["sent 1", "sent 1"]);
}

#[tokio::test]
async fn endpoints_with_one_store_have_different_scopes() {
    let store = Arc::new(MemoryStore::new());
    let shop = Shop::default();
    let endpoint = |scope: &str| -> Endpoint {
        shop.builder(|_| {})
            .store(scope, Arc::clone(&store))
            .build()
            .unwrap()
    };
    for scope in ["a", "b", "a"] {
        assert_eq!(status(&endpoint(scope), sent(1)).await, 201);
    }
    assert_eq!(shop.seen().len(), 2);
    assert_eq!(store.len(), 2);
}

#[tokio::test]
async fn a_failing_store_loses_no_delivery() {
    let shop = Shop::default();
    let endpoint = shop.builder(|_| {}).store("a", Down).build().unwrap();
    assert_eq!(status(&endpoint, sent(1)).await, 503);
    assert_eq!(shop.seen(), [""; 0]);
}

#[tokio::test]
async fn the_store_bounds_the_memory() {
    let store = Arc::new(MemoryStore::with_capacity(50));
    let shop = Shop::default();
    let builder = shop.builder(|_| {}).store("a", Arc::clone(&store));
    let endpoint = builder.build().unwrap();
    for number in 100..1100 {
        assert_eq!(status(&endpoint, sent(number)).await, 201);
        assert!(store.len() <= 50);
    }
    assert_eq!(status(&endpoint, sent(1099)).await, 201);
    assert_eq!(shop.seen().len(), 1000);
}

/// A store that ignores the scope.
struct ByKey(MemoryStore);

impl Store for ByKey {
    fn claim<'a>(&'a self, _: &'a str, key: &'a str, lease: Duration) -> StoreFuture<'a, Claim> {
        assert_eq!(key.len(), 64);
        self.0.claim("", key, lease)
    }

    fn complete<'a>(
        &'a self,
        _: &'a str,
        key: &'a str,
        retention: Duration,
    ) -> StoreFuture<'a, ()> {
        self.0.complete("", key, retention)
    }

    fn release<'a>(&'a self, _: &'a str, key: &'a str) -> StoreFuture<'a, ()> {
        self.0.release("", key)
    }
}

#[tokio::test]
async fn the_key_includes_the_endpoint() {
    let store = Arc::new(ByKey(MemoryStore::new()));
    let shop = Shop::default();
    for scope in ["a", "b", "a"] {
        let builder = shop.builder(|_| {}).store(scope, Arc::clone(&store));
        let endpoint = builder.build().unwrap();
        assert_eq!(status(&endpoint, sent(1)).await, 201);
    }
    assert_eq!(shop.seen().len(), 2);
}

/// The provider names the event in an unsigned header, as GitHub and Shopify do.
#[tokio::test]
async fn the_same_body_with_another_event_is_another_delivery() {
    let shop = Shop::default();
    let endpoint = shop.endpoint(|profile| {
        profile.route = vec![Source::Header("x-event".to_owned())];
        profile.delivery = Vec::new();
    });
    let named = |event: &str| with(sent(1), "x-event", event);
    for event in [
        "order.sent",
        "order.returned",
        // Another value for the first event, which the handler may read.
        "order.shipped",
        "order.lost",
        "order.found",
    ] {
        for _ in 0..2 {
            let status = status(&endpoint, named(event)).await;
            assert!(matches!(status, 201 | 202 | 204), "{event}: {status}");
        }
    }
    let seen = [
        "sent 1",
        "returned 1 None None",
        "sent 1",
        "unknown Some(\"order.lost\")",
        "unknown Some(\"order.found\")",
    ];
    assert_eq!(shop.seen(), seen);
}

#[tokio::test]
async fn surroundings_tell_items_apart() {
    let shop = Shop::default();
    let endpoint = shop.endpoint(|profile| {
        profile.items = Some("/entry/*/changes/*".to_owned());
        profile.route = vec![Source::Item("/type".to_owned())];
        profile.delivery = Vec::new();
    });
    let entry = |page: u8| {
        format!(r#"{{"id":{page},"changes":[{{"type":"order.sent","order":1}}],"time":5}}"#)
    };
    for (page, expected) in [(1, 1), (2, 2), (1, 2), (2, 2)] {
        let batch = post(format!(r#"{{"entry":[{}]}}"#, entry(page)));
        assert_eq!(status(&endpoint, batch).await, 201);
        assert_eq!(shop.seen().len(), expected);
    }
}

#[tokio::test]
async fn members_that_differ_per_attempt_make_no_other_delivery() {
    let shop = Shop::default();
    let endpoint = shop.endpoint(|profile| {
        profile.per_attempt = vec!["/attempt".to_owned(), "/sent/at".to_owned()];
        profile.delivery = Vec::new();
    });
    let attempt = |number: u8, order: u8| {
        post(format!(
            r#"{{"type":"order.sent","sent":{{"at":{number},"by":1}},"order":{order},"attempt":"{number}"}}"#
        ))
    };
    for (number, order, expected) in [(1, 1, 1), (2, 1, 1), (2, 12, 2), (3, 12, 2)] {
        assert_eq!(status(&endpoint, attempt(number, order)).await, 201);
        assert_eq!(shop.seen().len(), expected);
    }
}

#[tokio::test]
async fn a_later_redelivery_is_handled_again() {
    let shop = Shop::default();
    let while_ = Duration::from_millis(300);
    let endpoint = shop.builder(|_| {}).redeliveries_after(while_).build();
    let endpoint = endpoint.unwrap();
    for _ in 0..2 {
        assert_eq!(status(&endpoint, sent(1)).await, 201);
    }
    assert_eq!(shop.seen(), ["sent 1"]);
    tokio::time::sleep(while_).await;
    for _ in 0..2 {
        assert_eq!(status(&endpoint, sent(1)).await, 201);
    }
    assert_eq!(shop.seen(), ["sent 1", "sent 1"]);
}

struct Down;

impl Store for Down {
    fn claim<'a>(&'a self, _: &'a str, _: &'a str, _: Duration) -> StoreFuture<'a, Claim> {
        Box::pin(async { Err(StoreError::new("no connection")) })
    }

    fn complete<'a>(&'a self, _: &'a str, _: &'a str, _: Duration) -> StoreFuture<'a, ()> {
        Box::pin(async { Err(StoreError::new("no connection")) })
    }

    fn release<'a>(&'a self, _: &'a str, _: &'a str) -> StoreFuture<'a, ()> {
        Box::pin(async { Err(StoreError::new("no connection")) })
    }
}
