//! A 401 has challenges.

use callwright::Bytes;
use callwright::webhook::{Endpoint, Profile};

use crate::bookshop::webhooks::endpoint;
use crate::support::{Shop, sent, status, with};

fn hooks(profile: &str, secret: &str) -> Endpoint {
    let profile = Profile::from_json(profile).unwrap();
    let builder = endpoint(Shop::default()).profile(profile).secret(secret);
    builder.build().unwrap()
}

/// The challenges and the status of the response to an unsigned delivery.
async fn challenges_of(hooks: &Endpoint) -> (u16, Vec<String>) {
    let answer = hooks.handle(sent(1)).await;
    let challenges = answer.headers().get_all("www-authenticate").iter();
    let challenges = challenges.map(|ask| ask.to_str().unwrap().to_owned());
    (answer.status().as_u16(), challenges.collect())
}

const BASIC: &str = r#"{"name":"a \"b\" c","route":[{"body":"/type"}],
    "verify":{"token":{"from":{"header":"Authorization"},"form":"basic"}}}"#;
const BEARER: &str = r#"{"name":"shop","route":[{"body":"/type"}],
    "verify":{"token":{"from":{"header":"authorization"},"form":"bearer"}}}"#;

#[tokio::test]
async fn credentials_are_challenged() {
    let basic = hooks(BASIC, "shop:password");
    let expected = vec!["Basic realm=\"a b c\", charset=\"UTF-8\"".to_owned()];
    assert_eq!(challenges_of(&basic).await, (401, expected));
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
    assert_eq!(challenges_of(&bearer).await, (401, expected));
    assert_eq!(
        status(&bearer, with(sent(1), "authorization", "Bearer a token")).await,
        200
    );
}

#[tokio::test]
async fn other_schemes_have_no_challenge() {
    for profile in ["github", "slack"] {
        let builder = endpoint(Shop::default()).profile(profile).secret("s");
        assert_eq!(
            challenges_of(&builder.build().unwrap()).await,
            (401, vec![]),
            "{profile}"
        );
    }
    let elsewhere = BEARER.replace(r#""header":"authorization""#, r#""header":"x-token""#);
    assert_eq!(challenges_of(&hooks(&elsewhere, "t")).await, (401, vec![]));
    // Only a 401 has challenges.
    let other = BASIC.replace(r#""route""#, r#""acknowledge":{"signature":403},"route""#);
    assert_eq!(challenges_of(&hooks(&other, "a:b")).await, (403, vec![]));
}

#[tokio::test]
async fn each_of_several_schemes_has_a_challenge() {
    let builder = endpoint(Shop::default()).profile("datadog");
    let builder = builder
        .secret("a token")
        .secret_named("basic", "shop:password");
    let (status, challenges) = challenges_of(&builder.build().unwrap()).await;
    assert_eq!(status, 401);
    assert!(
        challenges.contains(&"Bearer realm=\"datadog\"".to_owned()),
        "{challenges:?}"
    );
    assert!(
        challenges.contains(&"Basic realm=\"datadog\", charset=\"UTF-8\"".to_owned()),
        "{challenges:?}"
    );
}

/// Amazon SNS sends the user and the password of its URL only after a 401 with a challenge.
#[tokio::test]
async fn sns_gets_a_challenge_before_a_certificate_is_fetched() {
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
    let (status, challenges) = challenges_of(&hooks).await;
    assert_eq!(
        (status, challenges),
        (
            401,
            vec!["Basic realm=\"sns\", charset=\"UTF-8\"".to_owned()]
        )
    );
}
