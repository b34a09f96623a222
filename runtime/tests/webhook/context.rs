//! What a handler can read of the request.

use std::net::SocketAddr;
use std::pin::Pin;

use axum::Router;
use axum::extract::{ConnectInfo, MatchedPath, Request as Asked};
use axum::middleware::map_request;
use callwright::Bytes;
use callwright::http::Request;
use callwright::webhook::{
    Claims, Covers, Delivery, EndpointBuilder, Incoming, Outcome, Reject, RemoteAddress,
    UndecodableEvent, UnknownEvent, Verifier,
};
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::bookshop::types::OrderSent;
use crate::bookshop::webhooks::{Webhooks, endpoint, receiver};
use crate::support::{Covering, Token, post, profile};

#[derive(Clone, Default)]
struct Seen(Arc<Mutex<Vec<String>>>);

impl Seen {
    fn see<T>(&self, delivery: &Delivery<T>) -> Outcome {
        let matched = delivery.extensions().get::<MatchedPath>();
        let line = format!(
            "{} {} {} tenant {:?} other {:?} from {:?} matched {:?}",
            delivery.event(),
            delivery.method(),
            delivery.uri(),
            delivery.path_parameter("tenant"),
            delivery.path_parameter("other"),
            delivery
                .remote_address()
                .map(|address| address.ip().to_string()),
            matched.map(MatchedPath::as_str),
        );
        self.0.lock().unwrap().push(line);
        Ok(())
    }

    fn taken(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}

impl Webhooks for Seen {
    async fn order_sent(&self, delivery: Delivery<OrderSent>) -> Outcome {
        self.see(&delivery)
    }

    async fn unknown(&self, delivery: Delivery<UnknownEvent>) -> Outcome {
        self.see(&delivery)
    }

    async fn undecodable(&self, delivery: Delivery<UndecodableEvent>) -> Outcome {
        self.see(&delivery)
    }
}

const SENT: &str = r#"{"type":"order.sent","order":1}"#;
const LOST: &str = r#"{"type":"order.lost","order":1}"#;
const BROKEN: &str = r#"{"type":"order.sent","order":"x"}"#;

fn to(uri: &str, body: &'static str) -> Request<Bytes> {
    let mut request = post(body);
    *request.uri_mut() = uri.parse().unwrap();
    let address: SocketAddr = "192.0.2.7:443".parse().unwrap();
    request.extensions_mut().insert(RemoteAddress(address));
    request
}

#[tokio::test]
async fn uri_parameters_and_address_are_there_for_all_methods() {
    let seen = Seen::default();
    let hooks = endpoint(seen.clone()).unverified().path("/hooks/{tenant}");
    let hooks = hooks.profile(profile(|profile| profile.deduplicate = false));
    let hooks = hooks.build().unwrap();
    for (body, event) in [
        (SENT, "orderSent"),
        (LOST, "order.lost"),
        (BROKEN, "orderSent"),
    ] {
        hooks.handle(to("/hooks/acme%20%26%20co?a=b", body)).await;
        let rest = "POST /hooks/acme%20%26%20co?a=b tenant Some(\"acme & co\") other None from Some(\"192.0.2.7\") matched None";
        assert_eq!(seen.taken(), [format!("{event} {rest}")]);
    }
    // Another path has none.
    hooks.handle(to("/hooks/acme/x", SENT)).await;
    let line = seen.taken().remove(0);
    assert!(line.contains("tenant None"), "{line}");
}

#[tokio::test]
async fn without_a_path_there_are_no_parameters() {
    let seen = Seen::default();
    let hooks = endpoint(seen.clone()).unverified().profile(profile(|_| {}));
    hooks.build().unwrap().handle(post(SENT)).await;
    assert_eq!(
        seen.taken(),
        ["orderSent POST /hooks tenant None other None from None matched None"]
    );
    let wrong = endpoint(seen).unverified().path("hooks").build();
    assert!(
        wrong
            .unwrap_err()
            .to_string()
            .contains("`hooks` isn't a path")
    );
}

#[tokio::test]
async fn a_receiver_has_path_parameters() {
    let reader = receiver().unverified().profile(profile(|_| {}));
    let reader = reader.path("/hooks/{tenant}").build().unwrap();
    let found = reader.receive(to("/hooks/acme", LOST)).await.unwrap();
    assert_eq!(found[0].path_parameter("tenant").as_deref(), Some("acme"));
    assert_eq!(found[0].uri().path(), "/hooks/acme");
    assert!(found[0].remote_address().is_some());
}

/// The layer in the docs of `RemoteAddress`.
async fn remote_address(mut request: Asked) -> Asked {
    let info = request.extensions().get::<ConnectInfo<SocketAddr>>();
    if let Some(address) = info.map(|info| info.0) {
        request.extensions_mut().insert(RemoteAddress(address));
    }
    request
}

#[tokio::test]
async fn axum_gives_the_remote_address() {
    let seen = Seen::default();
    let hooks = endpoint(seen.clone()).unverified().path("/{tenant}");
    let hooks = hooks.profile(profile(|_| {})).build().unwrap();
    let inner = Router::new().route_service("/{tenant}", hooks);
    let app = Router::new()
        .nest("/hooks", inner)
        .layer(map_request(remote_address));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let service = app.into_make_service_with_connect_info::<SocketAddr>();
    let server = tokio::spawn(async move { axum::serve(listener, service).await });
    let request = format!(
        "POST /hooks/acme HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: {}\r\n\r\n{SENT}",
        SENT.len()
    );
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 201"), "{answer}");
    assert_eq!(
        seen.taken(),
        [
            "orderSent POST /acme tenant Some(\"acme\") other None from Some(\"127.0.0.1\") matched Some(\"/hooks/{tenant}\")"
        ]
    );
    server.abort();
}

/// A custom verifier that names neither a tenant nor a key.
fn nameless() -> Covering {
    let mut covers = Covers::default();
    covers.body = true;
    Covering(covers)
}

/// How many of these deliveries are handled.
async fn handled(builder: EndpointBuilder, seen: &Seen, uris: &[&str]) -> usize {
    let hooks = builder.profile(profile(|_| {})).build().unwrap();
    for uri in uris {
        hooks.handle(to(uri, SENT)).await;
    }
    seen.taken().len()
}

#[tokio::test]
async fn the_path_tells_deliveries_apart_if_it_may_tell_tenants_apart() {
    let seen = Seen::default();
    let hooks = || endpoint(seen.clone());
    let tenants = ["/hooks/acme", "/hooks/beta", "/hooks/acme?again=1"];
    // Parameters count with every verifier.
    let token = hooks().verifier(Token).path("/hooks/{tenant}");
    assert_eq!(handled(token, &seen, &tenants).await, 2);
    let named = hooks().verifier(Named).path("/hooks/{tenant}");
    assert_eq!(handled(named, &seen, &tenants).await, 2);
    // The rest of the path doesn't.
    let fixed = hooks().verifier(Named).path("/hooks/acme");
    let elsewhere = ["/hooks/acme", "/hooks/acme?again=1"];
    assert_eq!(handled(fixed, &seen, &elsewhere).await, 1);
    // A verifier that names nothing may have chosen a secret by any part of the path.
    assert_eq!(
        handled(hooks().verifier(nameless()), &seen, &tenants).await,
        2
    );
    assert_eq!(handled(hooks().unverified(), &seen, &tenants).await, 2);
    // A verifier that names the key has chosen it.
    assert_eq!(handled(hooks().verifier(Named), &seen, &tenants).await, 1);
}

/// Always names the same key.
struct Named;

impl Verifier for Named {
    fn verify<'a>(
        &'a self,
        incoming: &'a Incoming,
    ) -> Pin<Box<dyn Future<Output = Result<Claims, Reject>> + Send + 'a>> {
        Box::pin(async {
            let mut claims = Token.verify(incoming).await?;
            claims.key = Some("the only one".to_owned());
            Ok(claims)
        })
    }
}
