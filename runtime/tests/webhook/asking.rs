//! A 401 asks for what the sender has.

use callwright::Bytes;
use callwright::webhook::{Endpoint, Profile};

use crate::bookshop::webhooks::endpoint;
use crate::support::{Shop, sent, status, with};

fn hooks(profile: &str, secret: &str) -> Endpoint {
    let profile = Profile::from_json(profile).unwrap();
    let builder = endpoint(Shop::default()).profile(profile).secret(secret);
    builder.build().unwrap()
}

/// What the answer to an unsigned delivery asks for, and its status.
async fn asked(hooks: &Endpoint) -> (u16, Vec<String>) {
    let answer = hooks.handle(sent(1)).await;
    let asks = answer.headers().get_all("www-authenticate").iter();
    let asks = asks.map(|ask| ask.to_str().unwrap().to_owned());
    (answer.status().as_u16(), asks.collect())
}

const BASIC: &str = r#"{"name":"a \"b\" c","route":[{"body":"/type"}],
    "verify":{"token":{"from":{"header":"Authorization"},"form":"basic"}}}"#;
const BEARER: &str = r#"{"name":"shop","route":[{"body":"/type"}],
    "verify":{"token":{"from":{"header":"authorization"},"form":"bearer"}}}"#;

#[tokio::test]
async fn credentials_are_asked_for() {
    let basic = hooks(BASIC, "shop:password");
    let expected = vec!["Basic realm=\"a b c\", charset=\"UTF-8\"".to_owned()];
    assert_eq!(asked(&basic).await, (401, expected));
    let wrong = with(sent(1), "authorization", "Basic c2hvcDpvdGhlcg==");
    let answer = basic.handle(wrong).await;
    assert_eq!(answer.status(), 401);
    assert!(answer.headers().contains_key("www-authenticate"));
    let right = with(sent(1), "authorization", "basic c2hvcDpwYXNzd29yZA==");
    let answer = basic.handle(right).await;
    assert_eq!(answer.status(), 200);
    assert!(!answer.headers().contains_key("www-authenticate"));
    let bearer = hooks(BEARER, "a token");
    let expected = vec!["Bearer realm=\"shop\"".to_owned()];
    assert_eq!(asked(&bearer).await, (401, expected));
    assert_eq!(
        status(&bearer, with(sent(1), "authorization", "Bearer a token")).await,
        200
    );
}

#[tokio::test]
async fn nothing_is_asked_for_that_is_no_credential() {
    for profile in ["github", "slack"] {
        let builder = endpoint(Shop::default()).profile(profile).secret("s");
        assert_eq!(
            asked(&builder.build().unwrap()).await,
            (401, vec![]),
            "{profile}"
        );
    }
    let elsewhere = BEARER.replace(r#""header":"authorization""#, r#""header":"x-token""#);
    assert_eq!(asked(&hooks(&elsewhere, "t")).await, (401, vec![]));
    // Only a 401 may ask.
    let other = BASIC.replace(r#""route""#, r#""acknowledge":{"signature":403},"route""#);
    assert_eq!(asked(&hooks(&other, "a:b")).await, (403, vec![]));
}

#[tokio::test]
async fn several_ways_are_each_asked_for() {
    let builder = endpoint(Shop::default()).profile("datadog");
    let builder = builder
        .secret("a token")
        .secret_named("basic", "shop:password");
    let (status, asks) = asked(&builder.build().unwrap()).await;
    assert_eq!(status, 401);
    assert!(
        asks.contains(&"Bearer realm=\"datadog\"".to_owned()),
        "{asks:?}"
    );
    assert!(
        asks.contains(&"Basic realm=\"datadog\", charset=\"UTF-8\"".to_owned()),
        "{asks:?}"
    );
}

/// Amazon SNS sends the user and the password of its URL after a 401 that asks for them.
#[tokio::test]
async fn sns_is_asked_before_anything_is_fetched() {
    let fetched = |_: callwright::http::Request<Bytes>| async {
        panic!("nothing is fetched for those who have no password")
    };
    let builder = endpoint(Shop::default()).profile("sns").only("orderSent");
    let builder = builder
        .setting("topic", "arn:aws:sns:eu-west-1:1:books")
        .transport(fetched);
    let hooks = builder
        .secret_named("basic", "shop:password")
        .build()
        .unwrap();
    let (status, asks) = asked(&hooks).await;
    assert_eq!(
        (status, asks),
        (
            401,
            vec!["Basic realm=\"sns\", charset=\"UTF-8\"".to_owned()]
        )
    );
}
