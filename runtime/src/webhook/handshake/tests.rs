use std::pin::pin;
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use http::{Request, Response, header};

use super::Handshakes;
use crate::webhook::{Claims, Incoming, LearnedSecret, Profile, Proof, Settings};

fn handshakes(name: &str, settings: &Settings) -> Handshakes {
    Handshakes::new(&Profile::named(name).unwrap(), settings).unwrap()
}

fn request(method: &str, uri: &str, headers: &[(&str, &str)], body: &str) -> Incoming {
    let mut request = Request::builder().method(method).uri(uri);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    Incoming::new(request.body(Bytes::from(body.to_owned())).unwrap())
}

fn unsigned(handshakes: &Handshakes, incoming: &Incoming) -> Option<Response<Bytes>> {
    // An unsigned handshake gets no response as a signed one, and the other way round.
    assert!(
        now(handshakes.signed(incoming, &incoming.body, &Proof::of(Claims::default()))).is_none()
    );
    handshakes.unsigned(incoming)
}

fn signed(handshakes: &Handshakes, incoming: &Incoming) -> Option<Response<Bytes>> {
    assert!(handshakes.unsigned(incoming).is_none());
    now(handshakes.signed(incoming, &incoming.body, &Proof::of(Claims::default())))
}

fn now<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("it waits"),
    }
}

fn status(response: Option<Response<Bytes>>) -> Option<u16> {
    response.map(|response| response.status().as_u16())
}

fn is_plain(response: &Response<Bytes>, body: &str) {
    assert_eq!(response.status(), 200);
    assert_eq!(response.body(), body);
    assert_eq!(
        response.headers()[header::CONTENT_TYPE],
        "text/plain; charset=utf-8"
    );
    assert_eq!(
        response.headers()[header::X_CONTENT_TYPE_OPTIONS],
        "nosniff"
    );
}

#[test]
fn a_challenge_in_the_query_is_sent_back() {
    let settings = Settings::new()
        .value("verify_token", "shop-token")
        .secret("secret", "s");
    let meta = handshakes("meta", &settings);
    let ask = |query: &str| request("GET", &format!("/hooks?{query}"), &[], "");
    let right = "hub.mode=subscribe&hub.verify_token=shop-token&hub.challenge=1158201444";
    is_plain(&unsigned(&meta, &ask(right)).unwrap(), "1158201444");
    for (query, expected) in [
        (
            "hub.mode=subscribe&hub.verify_token=no&hub.challenge=1",
            Some(403),
        ),
        (
            "hub.mode=subscribe&hub.verify_token=&hub.challenge=1",
            Some(403),
        ),
        ("hub.mode=subscribe&hub.challenge=1", Some(403)),
        (
            "hub.mode=unsubscribe&hub.verify_token=shop-token&hub.challenge=1",
            None,
        ),
        ("hub.mode=subscribe&hub.verify_token=shop-token", None),
        (
            "hub.mode=subscribe&hub.verify_token=shop-token&hub.challenge=a%0Ab",
            Some(400),
        ),
        (
            "hub.mode=subscribe&hub.verify_token=shop-token&hub.challenge=a&hub.challenge=b",
            None,
        ),
    ] {
        assert_eq!(status(unsigned(&meta, &ask(query))), expected, "{query}");
    }
    let long = format!("{right}{}", "1".repeat(4096));
    assert_eq!(status(unsigned(&meta, &ask(&long))), Some(400));
    assert_eq!(
        status(unsigned(
            &meta,
            &request("POST", &format!("/?{right}"), &[], "{}")
        )),
        None
    );

    let dropbox = handshakes("dropbox", &Settings::new());
    is_plain(
        &unsigned(&dropbox, &ask("challenge=a%20b%3Cc")).unwrap(),
        "a b<c",
    );
    let graph = handshakes("microsoft-graph", &Settings::new());
    let ask = request("POST", "/?validationToken=Validation%3A+Testing", &[], "");
    is_plain(&unsigned(&graph, &ask).unwrap(), "Validation: Testing");
    let topic = Settings::new().value("topic", "https://shop.example/feed");
    let websub = handshakes("websub", &topic);
    let ask = |topic: &str| {
        let uri = format!("/?hub.mode=subscribe&hub.topic={topic}&hub.challenge=c1");
        request("GET", &uri, &[], "")
    };
    is_plain(
        &unsigned(&websub, &ask("https://shop.example/feed")).unwrap(),
        "c1",
    );
    assert_eq!(
        status(unsigned(&websub, &ask("https://evil.example/feed"))),
        Some(403)
    );
}

#[test]
fn the_future_of_a_response_is_send() {
    fn sends<T: Send>(_: T) {}
    let slack = handshakes("slack", &Settings::new());
    let incoming = request("POST", "/", &[], "{}");
    sends(slack.signed(&incoming, &incoming.body, &Proof::of(Claims::default())));
}

#[test]
fn a_missing_setting_is_an_error() {
    for name in ["meta", "whatsapp", "websub", "x", "zoom"] {
        let profile = Profile::named(name).unwrap();
        assert!(
            Handshakes::new(&profile, &Settings::new()).is_err(),
            "{name}"
        );
    }
    let empty = Settings::new().value("verify_token", "");
    assert!(Handshakes::new(&Profile::named("meta").unwrap(), &empty).is_err());
}

#[test]
fn a_challenge_in_a_verified_body_is_sent_back() {
    let slack = handshakes("slack", &Settings::new());
    let json = [("content-type", "application/json")];
    let body = r#"{"token":"t","challenge":"3eZbrw1a","type":"url_verification"}"#;
    is_plain(
        &signed(&slack, &request("POST", "/", &json, body)).unwrap(),
        "3eZbrw1a",
    );
    let event = r#"{"type":"event_callback","event":{"text":"url_verification&ssl_check=1&"}}"#;
    assert_eq!(
        status(signed(&slack, &request("POST", "/", &json, event))),
        None
    );
    let form = [("content-type", "application/x-www-form-urlencoded")];
    let check = request("POST", "/", &form, "ssl_check=1&token=t");
    assert_eq!(status(unsigned(&slack, &check)), Some(200));

    let twitch = handshakes("twitch", &Settings::new());
    let kind = [(
        "twitch-eventsub-message-type",
        "webhook_callback_verification",
    )];
    let body = r#"{"challenge":"pogchamp-kappa","subscription":{}}"#;
    is_plain(
        &signed(&twitch, &request("POST", "/", &kind, body)).unwrap(),
        "pogchamp-kappa",
    );
    let other = [("twitch-eventsub-message-type", "notification")];
    assert_eq!(
        status(signed(&twitch, &request("POST", "/", &other, body))),
        None
    );
    let cut = request("POST", "/", &kind, r#"{"challenge":"#);
    assert_eq!(status(signed(&twitch, &cut)), None);
}

#[test]
fn the_hash_of_a_challenge_is_sent_back() {
    // Both hashes are from `openssl dgst -sha256 -hmac`.
    let settings = Settings::new().secret("secret", "a bookshop's secret");
    let x = handshakes("x", &settings);
    let response = unsigned(&x, &request("GET", "/?crc_token=shop%2B1", &[], "")).unwrap();
    assert_eq!(response.headers()[header::CONTENT_TYPE], "application/json");
    assert_eq!(response.body(), X_ANSWER);
    let zoom = handshakes("zoom", &settings);
    let body = r#"{"event":"endpoint.url_validation","payload":{"plainToken":"shop+1"}}"#;
    let response = signed(&zoom, &request("POST", "/", &[], body)).unwrap();
    assert_eq!(response.body(), ZOOM_ANSWER);
    let body = r#"{"event":"meeting.started","payload":{"plainToken":"shop+1"}}"#;
    assert_eq!(
        status(signed(&zoom, &request("POST", "/", &[], body))),
        None
    );
}

const X_ANSWER: &str =
    r#"{"response_token":"sha256=Xr8Etl7nblmIwkDlw2z+D4JWHP/DelOzYvomUiRsvQc="}"#;
const ZOOM_ANSWER: &str = r#"{"plainToken":"shop+1","encryptedToken":"5ebf04b65ee76e5988c240e5c36cfe0f82561cffc37a53b362fa2652246cbd07"}"#;

#[test]
fn fixed_responses() {
    let json = [("content-type", "application/json")];
    let discord = handshakes("discord", &Settings::new());
    let response = signed(&discord, &request("POST", "/", &json, r#"{"type":1}"#)).unwrap();
    assert_eq!(
        (response.status().as_u16(), response.body().as_ref()),
        (200, &b"{\"type\":1}"[..])
    );
    assert_eq!(response.headers()[header::CONTENT_TYPE], "application/json");
    let command = request("POST", "/", &json, r#"{"type":2}"#);
    assert_eq!(status(signed(&discord, &command)), None);
    let events = handshakes("discord-events", &Settings::new());
    let response = signed(&events, &request("POST", "/", &json, r#"{"type":0}"#)).unwrap();
    assert_eq!(
        (response.status().as_u16(), response.body().len()),
        (204, 0)
    );
    assert_eq!(response.headers()[header::CONTENT_TYPE], "application/json");
    for name in ["xero", "asana"] {
        let empty = handshakes(name, &Settings::new());
        let ask = request("POST", "/", &json, r#"{"events":[]}"#);
        let response = signed(&empty, &ask).unwrap();
        assert_eq!(
            (response.status().as_u16(), response.body().len()),
            (200, 0)
        );
        assert!(response.headers().is_empty());
        let some = request("POST", "/", &json, r#"{"events":[{}]}"#);
        assert_eq!(status(signed(&empty, &some)), None);
        // A body that is broken after the member that identifies a handshake isn't one: it must be refused.
        for broken in [r#"{"events":[]"#, r#"{"events":[]} {"events":[{}]}"#] {
            let broken = request("POST", "/", &json, broken);
            assert_eq!(status(signed(&empty, &broken)), None);
        }
    }
    let cut = request("POST", "/", &json, r#"{"type":1,"#);
    assert_eq!(status(signed(&discord, &cut)), None);
    let calendar = handshakes("google-calendar", &Settings::new());
    let sync = request("POST", "/", &[("x-goog-resource-state", "sync")], "");
    assert_eq!(status(signed(&calendar, &sync)), Some(200));
}

#[test]
fn a_secret_is_accepted_while_one_is_expected() {
    let learned = LearnedSecret::new();
    let settings = Settings::new().learned("secret", learned.clone());
    let asana = handshakes("asana", &settings);
    let ask = |secret: &str| request("POST", "/", &[("x-hook-secret", secret)], "{}");
    assert_eq!(status(unsigned(&asana, &ask("mallory's"))), Some(403));
    assert_eq!(learned.value(), None);
    learned.expect();
    assert_eq!(status(unsigned(&asana, &ask(""))), Some(400));
    let response = unsigned(&asana, &ask("asana's")).unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["x-hook-secret"], "asana's");
    assert_eq!(learned.value().as_deref(), Some("asana's"));
    assert_eq!(status(unsigned(&asana, &ask("mallory's"))), Some(403));
    assert_eq!(learned.value().as_deref(), Some("asana's"));
    assert!(!format!("{settings:?} {learned:?}").contains("asana's"));
    // Without a `LearnedSecret`, it is refused.
    let nowhere = handshakes("asana", &Settings::new());
    assert_eq!(status(unsigned(&nowhere, &ask("mallory's"))), Some(403));
}

#[test]
fn a_code_is_sent_back_in_json() {
    let grid = handshakes("event-grid", &Settings::new());
    let kind = [("aeg-event-type", "SubscriptionValidation")];
    let body = r#"[{"data":{"validationCode":"512d38b6"}}]"#;
    let response = signed(&grid, &request("POST", "/", &kind, body)).unwrap();
    assert_eq!(response.body(), r#"{"validationResponse":"512d38b6"}"#);
    assert_eq!(response.headers()[header::CONTENT_TYPE], "application/json");
}

#[test]
fn origins_are_allowed_by_name() {
    let settings = Settings::new().value("origins", "eventgrid.azure.net");
    let events = handshakes("cloudevents", &settings);
    let ask = |origin: &str| {
        let headers = [
            ("webhook-request-origin", origin),
            ("webhook-request-rate", "100"),
        ];
        request("OPTIONS", "/", &headers, "")
    };
    let response = unsigned(&events, &ask("eventgrid.azure.net")).unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(
        response.headers()["webhook-allowed-origin"],
        "eventgrid.azure.net"
    );
    assert_eq!(response.headers()["webhook-allowed-rate"], "*");
    assert_eq!(status(unsigned(&events, &ask("evil.example"))), Some(403));
    let nobody = handshakes("cloudevents", &Settings::new());
    assert_eq!(
        status(unsigned(&nobody, &ask("eventgrid.azure.net"))),
        Some(403)
    );
}

#[tokio::test]
async fn a_subscription_is_confirmed_on_allowed_hosts_only() {
    use std::sync::{Arc, Mutex};
    let visited = Arc::new(Mutex::new(Vec::new()));
    let seen = visited.clone();
    let settings = Settings::new().transport(move |request: Request<Bytes>| {
        seen.lock().unwrap().push(request.uri().to_string());
        async { Ok(Response::new(Bytes::new())) }
    });
    let sns = handshakes("sns", &settings);
    let ask = |url: &str| {
        let body = format!(r#"{{"Type":"SubscriptionConfirmation","SubscribeURL":"{url}"}}"#);
        request("POST", "/", &[("content-type", "text/plain")], &body)
    };
    let proof = Proof::of(Claims::default());
    let right = "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&Token=1";
    let incoming = ask(right);
    assert!(sns.unsigned(&incoming).is_none());
    assert_eq!(
        status(sns.signed(&incoming, &incoming.body, &proof).await),
        Some(200)
    );
    for wrong in [
        "https://sns.eu-west-1.amazonaws.com.evil.example/",
        "http://sns.eu-west-1.amazonaws.com/",
        "https://evil.example/?sns.eu-west-1.amazonaws.com",
        "",
    ] {
        assert_eq!(
            status(sns.signed(&ask(wrong), &ask(wrong).body, &proof).await),
            Some(403),
            "{wrong}"
        );
    }
    assert_eq!(*visited.lock().unwrap(), [right]);
}
