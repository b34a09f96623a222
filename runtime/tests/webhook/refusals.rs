//! Requests that are refused.

use std::pin::Pin;
use std::time::Duration;

use callwright::Bytes;
use callwright::http::{Request, header};
use callwright::webhook::{Claims, Incoming, Reject, Verifier};
use http_body_util::Full;
use tokio::time::Instant;
use tower_service::Service;

use crate::support::{Shop, order, post, sent, status, with};

#[tokio::test]
async fn other_methods_get_the_allowed_ones() {
    let shop = Shop::default();
    let endpoint =
        shop.endpoint(|profile| profile.methods = vec!["POST".to_owned(), "PUT".to_owned()]);
    for method in ["GET", "HEAD", "DELETE", "OPTIONS", "PATCH", "BREW"] {
        let mut request = sent(order::FINE);
        *request.method_mut() = method.parse().unwrap();
        let answer = endpoint.handle(request).await;
        assert_eq!(answer.status(), 405, "{method}");
        assert_eq!(answer.headers()[header::ALLOW], "POST, PUT");
    }
    assert_eq!(shop.seen(), [""; 0]);
}

#[tokio::test]
async fn only_the_media_types_of_the_profile_are_accepted() {
    let endpoint = Shop::default().endpoint(|profile| {
        profile.media_types = vec![
            "application/json".to_owned(),
            "application/x-book".to_owned(),
        ];
        profile.deduplicate = false;
    });
    // The bookshop's document has a binary event, which accepts every media type. So only a malformed one is refused.
    let mut request = sent(order::FINE);
    request
        .headers_mut()
        .append("content-type", "application/json".parse().unwrap());
    assert_eq!(status(&endpoint, request).await, 415);
    let mut request = sent(order::FINE);
    request.headers_mut().remove("content-type");
    assert_eq!(status(&endpoint, request).await, 201);
}

#[tokio::test]
async fn compressed_bodies_are_refused() {
    let shop = Shop::default();
    let endpoint = shop.endpoint(|_| {});
    for encoding in ["gzip", "br", "deflate", "zstd", "identity, gzip"] {
        let request = with(sent(order::FINE), "content-encoding", encoding);
        assert_eq!(status(&endpoint, request).await, 415, "{encoding}");
    }
    let request = with(sent(order::FINE), "content-encoding", "Identity");
    assert_eq!(status(&endpoint, request).await, 201);
}

#[tokio::test]
async fn large_bodies_are_refused() {
    let endpoint = Shop::default().builder(|_| {}).limit(100).build().unwrap();
    let sized = |size: usize| {
        let frame = r#"{"type":"order.sent","order":1,"x":""}"#.len();
        post(format!(
            r#"{{"type":"order.sent","order":1,"x":"{}"}}"#,
            "x".repeat(size - frame)
        ))
    };
    assert_eq!(status(&endpoint, sized(100)).await, 201);
    assert_eq!(status(&endpoint, sized(101)).await, 507);
    // The announced length counts before the body arrives.
    let announced = with(sized(50), "content-length", "101");
    assert_eq!(status(&endpoint, announced).await, 507);
}

#[tokio::test]
async fn nothing_is_decoded_before_verification() {
    let shop = Shop::default();
    let endpoint = shop.endpoint(|_| {});
    for body in ["{", "\u{0}", r#"{"type":1,"type":2}"#, &"[".repeat(100_000)] {
        let request = with(post(body.to_owned()), "x-token", "forged");
        assert_eq!(status(&endpoint, request).await, 403);
    }
    assert_eq!(shop.seen(), [""; 0]);
}

#[tokio::test]
async fn bodies_that_arent_json_cause_no_panic() {
    let shop = Shop::default();
    let endpoint = shop.endpoint(|_| {});
    let deep = |open: &str, close: &str, depth: usize| {
        let nested = format!("{}1{}", open.repeat(depth), close.repeat(depth));
        format!(r#"{{"type":"order.sent","order":1,"x":{nested}}}"#).into_bytes()
    };
    let last = |text: Vec<u8>| {
        // The event's name follows the deep value, so that the value is scanned.
        let text = String::from_utf8(text).unwrap();
        text.replace(r#"{"type":"order.sent","order":1,"#, "{")
            .replace("}", "")
            .into_bytes()
    };
    let cases: Vec<(Vec<u8>, u16)> = vec![
        (Vec::new(), 400),
        (b"what".to_vec(), 400),
        (b"\xff\xfe{}".to_vec(), 400),
        (b"{\"type\":\"\xff\"}".to_vec(), 400),
        (
            b"{\"type\":\"order.sent\",\"order\":1,\"x\":\"\xff\"}".to_vec(),
            422,
        ),
        (b"{\"type\":\"order.sent\",\"order\":1".to_vec(), 422),
        (b"{\"type\":\"order.sent\",\"order\":1}}".to_vec(), 422),
        (deep("[", "]", 100), 201),
        (deep("[", "]", 1_000), 422),
        (deep("{\"a\":", "}", 100_000), 422),
        (last(deep("[", "]", 100_000)), 400),
        (b"[".repeat(1_000_000), 400),
        (b"{\"a\":".repeat(200_000), 400),
        (b"{\"order\":1".to_vec(), 400),
        (b"{\"order\":1}".to_vec(), 202),
        (b"null".to_vec(), 202),
        (b"[]".to_vec(), 202),
    ];
    for (body, expected) in cases {
        let start = String::from_utf8_lossy(&body[..body.len().min(40)]).into_owned();
        assert_eq!(status(&endpoint, post(body)).await, expected, "{start}");
    }
    assert_eq!(status(&endpoint, sent(order::FINE)).await, 201);
}

#[tokio::test]
async fn the_host_decides_nothing() {
    let shop = Shop::default();
    let endpoint = shop.endpoint(|_| {});
    let request = Request::post("https://evil.example/hooks")
        .header("host", "evil.example")
        .header("x-forwarded-host", "evil.example")
        .header("x-token", "secret")
        .body(Bytes::from_static(br#"{"type":"order.sent","order":1}"#))
        .unwrap();
    assert_eq!(status(&endpoint, request).await, 201);
}

#[tokio::test]
async fn a_budget_that_refuses_everything_is_an_error() {
    let builder = || Shop::default().builder(|_| {}).limit(1000);
    let error = builder().budget(999).build().unwrap_err().to_string();
    assert!(error.contains("a budget of 999 bytes"), "{error}");
    assert!(builder().budget(1000).build().is_ok());
}

/// Waits forever, except for requests without a token.
struct Stuck;

impl Verifier for Stuck {
    fn verify<'a>(
        &'a self,
        incoming: &'a Incoming,
    ) -> Pin<Box<dyn Future<Output = Result<Claims, Reject>> + Send + 'a>> {
        Box::pin(async {
            if incoming.parts.headers.contains_key("x-token") {
                std::future::pending::<()>().await;
            }
            Ok(Claims::default())
        })
    }
}

#[tokio::test(start_paused = true)]
async fn a_verification_that_takes_too_long_gets_a_503() {
    let shop = Shop::default();
    let builder = shop.builder(|profile| profile.limit = 100);
    let builder = builder.verifier(Stuck).budget(100);
    let mut endpoint = builder.deadline(Duration::from_secs(2)).build().unwrap();
    let before = Instant::now();
    let waiting = endpoint.call(sent(order::FINE).map(Full::new));
    let waiting = tokio::spawn(waiting);
    tokio::time::sleep(Duration::from_secs(1)).await;
    // Its bytes count as long as it waits, and no longer.
    let mut other = Request::post("/hooks").body(Full::new(Bytes::from(vec![b' '; 80])));
    let answer = endpoint
        .call(other.as_mut().unwrap().clone())
        .await
        .unwrap();
    assert_eq!(answer.status(), 503);
    let answer = waiting.await.unwrap().unwrap();
    assert_eq!(answer.status(), 503);
    assert_eq!(before.elapsed(), Duration::from_secs(2));
    let answer = endpoint.call(other.unwrap()).await.unwrap();
    assert_eq!(answer.status(), 400);
    assert_eq!(status(&endpoint, sent(order::FINE)).await, 503);
    assert!(endpoint.is_idle());
    assert_eq!(shop.seen(), [""; 0]);
}
