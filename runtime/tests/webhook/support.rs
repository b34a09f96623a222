//! Shared by the tests: a bookshop's handler that acts by the order number, and requests for it.

use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use callwright::Bytes;
use callwright::http::{Request, Response, StatusCode};
use callwright::webhook::{
    Claims, Covers, Delivery, Endpoint, EndpointBuilder, HandlerError, Incoming, Outcome, Profile,
    Reject, RejectKind, Source, UndecodableEvent, UnknownEvent, Verifier,
};
use tokio::sync::Semaphore;

use crate::bookshop::types::{Call, OrderSent, Receipt};
use crate::bookshop::webhooks::{self, BookshopHeaders, OrderCheckReply, Webhooks};

/// Accepts requests with the header `x-token: secret`, and claims that the body and `x-id` are signed.
pub struct Token;

impl Verifier for Token {
    fn verify<'a>(
        &'a self,
        incoming: &'a Incoming,
    ) -> Pin<Box<dyn Future<Output = Result<Claims, Reject>> + Send + 'a>> {
        Box::pin(async {
            let text = incoming
                .parts
                .headers
                .get("x-token")
                .map(|value| value.as_bytes());
            let kind = match text {
                Some(b"secret") => {
                    let mut claims = Claims::default();
                    claims.covers.body = true;
                    claims.covers.headers = vec!["x-id".to_owned()];
                    return Ok(claims);
                }
                None => RejectKind::Missing,
                Some(b"old") => RejectKind::Stale,
                Some(b"new") => RejectKind::Future,
                Some(b"down") => RejectKind::KeyUnavailable,
                Some(_) => RejectKind::Mismatch,
            };
            Err(Reject::new(kind, "the token is no good"))
        })
    }
}

/// Claims nothing.
pub struct Covering(pub Covers);

impl Verifier for Covering {
    fn verify<'a>(
        &'a self,
        _: &'a Incoming,
    ) -> Pin<Box<dyn Future<Output = Result<Claims, Reject>> + Send + 'a>> {
        let mut claims = Claims::default();
        claims.covers = self.0.clone();
        Box::pin(async { Ok(claims) })
    }
}

/// Handles orders by their number, and records the events.
#[derive(Clone, Default)]
pub struct Shop(pub Arc<Books>);

pub struct Books {
    seen: Mutex<Vec<String>>,
    /// How many more times the handler fails.
    pub failures: AtomicUsize,
    /// Order 6 waits for this.
    pub gate: Semaphore,
}

impl Default for Books {
    fn default() -> Self {
        Self {
            seen: Mutex::default(),
            failures: AtomicUsize::new(0),
            gate: Semaphore::new(0),
        }
    }
}

impl Shop {
    pub fn saw(&self, what: impl Into<String>) {
        self.0.seen.lock().unwrap().push(what.into());
    }

    pub fn seen(&self) -> Vec<String> {
        self.0.seen.lock().unwrap().clone()
    }

    /// The shop's endpoint, with the profile of the tests.
    pub fn endpoint(&self, change: impl FnOnce(&mut Profile)) -> Endpoint {
        self.builder(change).build().unwrap()
    }

    pub fn builder(&self, change: impl FnOnce(&mut Profile)) -> EndpointBuilder {
        webhooks::endpoint(self.clone())
            .profile(profile(change))
            .verifier(Token)
    }
}

/// A profile with a different status for every outcome.
pub fn profile(change: impl FnOnce(&mut Profile)) -> Profile {
    let mut profile = Profile::new("bookshop", None);
    profile.route = vec![Source::Body("/type".to_owned())];
    profile.delivery = vec![Source::Header("x-id".to_owned())];
    let acknowledge = &mut profile.acknowledge;
    acknowledge.handled = 201;
    acknowledge.unknown = 202;
    acknowledge.signature = 403;
    acknowledge.stale = 425;
    acknowledge.undecodable = 422;
    acknowledge.failed = 502;
    acknowledge.in_flight = 409;
    acknowledge.late = 504;
    acknowledge.too_large = 507;
    acknowledge.unavailable = 503;
    change(&mut profile);
    profile
}

/// What the handler does with an order, by its number.
pub mod order {
    pub const FINE: i64 = 1;
    pub const FAILS: i64 = 2;
    pub const PANICS: i64 = 3;
    pub const PANICS_LATER: i64 = 4;
    pub const RETRY_LATER: i64 = 5;
    pub const WAITS: i64 = 6;
    pub const FAILS_FOR_GOOD: i64 = 7;
    pub const GONE: i64 = 8;
    pub const MOVED: i64 = 9;
    pub const REFUSED: i64 = 10;
    /// Fails as many times as `failures` says.
    pub const FAILS_AT_FIRST: i64 = 11;
}

#[derive(Debug)]
pub struct Broken;

impl std::fmt::Display for Broken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the printer is on fire")
    }
}

impl std::error::Error for Broken {}

impl Webhooks for Shop {
    async fn order_sent(&self, delivery: Delivery<OrderSent>) -> Outcome {
        let failing = &self.0.failures;
        match delivery.order {
            order::FAILS => Err(Broken)?,
            order::PANICS => panic!("as ordered"),
            order::PANICS_LATER => {
                tokio::task::yield_now().await;
                panic!("as ordered, later");
            }
            order::RETRY_LATER => {
                return Err(HandlerError::retry_after(Duration::from_millis(1500)));
            }
            order::WAITS => {
                self.saw("waits");
                self.0.gate.acquire().await.unwrap().forget();
            }
            order::FAILS_FOR_GOOD => return Err(HandlerError::permanent(Broken)),
            order::GONE => return Err(HandlerError::status(StatusCode::GONE)),
            order::MOVED => return Err(HandlerError::status(StatusCode::FOUND)),
            order::REFUSED => return delivery.refused().await,
            order::FAILS_AT_FIRST if failing.load(Ordering::SeqCst) > 0 => {
                failing.fetch_sub(1, Ordering::SeqCst);
                Err(Broken)?;
            }
            _ => {}
        }
        self.saw(format!("sent {}", delivery.order));
        Ok(())
    }

    async fn order_returned(&self, delivery: Delivery<OrderSent, BookshopHeaders>) -> Outcome {
        let BookshopHeaders { attempt, shop } = &delivery.parameters;
        self.saw(format!("returned {} {attempt:?} {shop:?}", delivery.order));
        for deviation in delivery.deviations() {
            self.saw(deviation.to_string());
        }
        Ok(())
    }

    async fn order_check(&self, delivery: Delivery<OrderSent>) -> Outcome<OrderCheckReply> {
        Ok(match delivery.order {
            1 => OrderCheckReply::Ok(Receipt { order: 1 }),
            2 => OrderCheckReply::Text("fine".to_owned()),
            3 => OrderCheckReply::Picture(Bytes::from_static(b"\x89PNG")),
            _ => OrderCheckReply::Accepted,
        })
    }

    async fn receipt(&self, delivery: Delivery<OrderSent, BookshopHeaders>) -> Outcome<Receipt> {
        Ok(Receipt {
            order: delivery.order,
        })
    }

    async fn call(&self, delivery: Delivery<Call>) -> Outcome<String> {
        let Call {
            caller,
            seconds,
            tags,
            answered,
            extra,
        } = *delivery.payload;
        self.saw(format!(
            "call {caller} {seconds} {tags:?} {answered:?} {extra:?}"
        ));
        Ok("<Response/>".to_owned())
    }

    async fn note(&self, delivery: Delivery<String>) -> Outcome {
        self.saw(format!("note {}", *delivery));
        Ok(())
    }

    async fn scan(&self, delivery: Delivery<Bytes>) -> Outcome<Bytes> {
        Ok(*delivery.payload)
    }

    async fn unknown(&self, delivery: Delivery<UnknownEvent>) -> Outcome {
        assert_eq!(delivery.payload.raw, delivery.raw());
        self.saw(format!("unknown {:?}", delivery.payload.event));
        delivery.not_handled().await
    }

    async fn undecodable(&self, delivery: Delivery<UndecodableEvent>) -> Outcome {
        assert_eq!(delivery.payload.raw, delivery.raw());
        self.saw(format!("undecodable {}", delivery.payload));
        delivery.refused().await
    }
}

/// A signed delivery of this body.
pub fn post(body: impl Into<Bytes>) -> Request<Bytes> {
    Request::post("/hooks")
        .header("x-token", "secret")
        .header("content-type", "application/json")
        .body(body.into())
        .unwrap()
}

/// A signed delivery of an order.
pub fn sent(order: i64) -> Request<Bytes> {
    post(format!(r#"{{"type":"order.sent","order":{order}}}"#))
}

/// The same request with another header.
pub fn with<B>(mut request: Request<B>, name: &'static str, value: &str) -> Request<B> {
    request.headers_mut().insert(name, value.parse().unwrap());
    request
}

/// The number of the response's status.
pub async fn status(endpoint: &Endpoint, request: Request<Bytes>) -> u16 {
    endpoint.handle(request).await.status().as_u16()
}

/// Media type and body of a response.
pub fn content(answer: &Response<Bytes>) -> (Option<&str>, &str) {
    let media_type = answer.headers().get("content-type");
    (
        media_type.map(|value| value.to_str().unwrap()),
        std::str::from_utf8(answer.body()).unwrap(),
    )
}
