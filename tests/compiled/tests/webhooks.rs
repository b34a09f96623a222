//! Generated handlers of events, with deliveries in memory.
#![allow(clippy::unwrap_used)]

use callwright::http::{Method, Request, Response};
use callwright::serde_json::{Value, json};
use callwright::webhook::{Delivery, Endpoint, Outcome, UnknownEvent};
use callwright::{Bytes, http};
use std::sync::{Arc, Mutex};

/// The calls of handlers, as text.
#[derive(Clone, Debug, Default)]
struct Log(Arc<Mutex<Vec<String>>>);

impl Log {
    fn add(&self, line: String) {
        self.0.lock().unwrap().push(line);
    }

    fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}

fn post(headers: &[(&str, &str)], media: &str, body: impl Into<Bytes>) -> Request<Bytes> {
    let mut request = Request::new(body.into());
    *request.method_mut() = Method::POST;
    *request.uri_mut() = "/hooks".parse().unwrap();
    let headers = headers.iter().copied().chain([("content-type", media)]);
    for (name, value) in headers {
        let name: http::HeaderName = name.parse().unwrap();
        request.headers_mut().insert(name, value.parse().unwrap());
    }
    request
}

/// The status, the media type and the body of a response.
fn parts(response: &Response<Bytes>) -> (u16, String, String) {
    let media = response.headers().get("content-type");
    let media = media.map(|media| media.to_str().unwrap().to_owned());
    let body = String::from_utf8_lossy(response.body()).into_owned();
    (response.status().as_u16(), media.unwrap_or_default(), body)
}

mod bookshop_hooks {
    use super::*;
    use bookshop::types::OrderSent;
    use bookshop::webhooks::{self, Event, Webhooks};

    struct Shop(Log);

    impl Webhooks for Shop {
        async fn order_sent(&self, delivery: Delivery<OrderSent>) -> Outcome {
            self.0
                .add(format!("{} {}", delivery.event(), delivery.order.status));
            Ok(())
        }

        async fn unknown(&self, delivery: Delivery<UnknownEvent>) -> Outcome {
            self.0.add(format!("unknown {:?}", delivery.event));
            Ok(())
        }
    }

    fn order() -> Value {
        json!({ "type": "order.sent", "order": ORDER.parse::<Value>().unwrap() })
    }

    #[tokio::test]
    async fn an_event_reaches_its_method() {
        let log = Log::default();
        let endpoint = webhooks::endpoint(Shop(log.clone())).unverified();
        let endpoint = endpoint.build().unwrap();
        let response = endpoint
            .handle(post(&[], "application/json", order().to_string()))
            .await;
        assert_eq!(parts(&response).0, 204);
        assert_eq!(log.take(), ["orderSent open"]);
        let other = json!({ "type": "order.lost" }).to_string();
        let response = endpoint.handle(post(&[], "application/json", other)).await;
        assert_eq!(parts(&response).0, 200);
        assert_eq!(log.take(), [r#"unknown Some("order.lost")"#]);
    }

    #[tokio::test]
    async fn an_event_is_decoded_without_an_endpoint() {
        let receiver = webhooks::receiver().unverified().build().unwrap();
        let headers = http::HeaderMap::new();
        let event = receiver.event(&headers, order().to_string()).await.unwrap();
        assert!(matches!(event, Event::OrderSent(sent) if sent.order.customer_id == "ursula"));
    }

    const ORDER: &str = r#"{"customerId":"ursula","lines":[{"bookId":17,"copies":2}],
        "id":"0b6f5c2e-5c1f-4d3c-9d5e-0a4c1f2e3d4b","status":"open",
        "total":{"amount":"19.80","currency":"EUR"},"placedAt":"2026-02-03T04:05:06Z","window":"PT1H"}"#;
}

mod parcels {
    use super::*;
    use golden_webhooks::types::{
        ComplaintPayload, CourierCallsPayload, Parcel, ParcelMovedPayload, ParcelMovedResponse,
        Region,
    };
    use golden_webhooks::webhooks::{
        self, Headers, LabelWantedReply, ParcelAddedHeaders, Webhooks,
    };

    struct Post(Log);

    impl Webhooks for Post {
        async fn complaint(&self, delivery: Delivery<ComplaintPayload, Headers>) -> Outcome {
            self.0.add(format!("complaint {}", delivery.text));
            Ok(())
        }

        async fn parcel_added(&self, delivery: Delivery<Parcel, ParcelAddedHeaders>) -> Outcome {
            let ParcelAddedHeaders {
                attempt,
                parcels_region,
                ..
            } = &delivery.parameters;
            assert_eq!(*parcels_region, Some(Region::North));
            self.0.add(format!("added {} {attempt:?}", delivery.number));
            Ok(())
        }

        async fn parcel_moved(
            &self,
            delivery: Delivery<ParcelMovedPayload, ParcelAddedHeaders>,
        ) -> Outcome<ParcelMovedResponse> {
            Ok(ParcelMovedResponse::new(format!("on from {}", delivery.to)))
        }

        async fn label_wanted(
            &self,
            delivery: Delivery<Parcel, Headers>,
        ) -> Outcome<LabelWantedReply> {
            Ok(match delivery.number.as_str() {
                "1" => LabelWantedReply::Ok("|||".to_owned()),
                "2" => LabelWantedReply::Created(Parcel::new("22")),
                _ => LabelWantedReply::Accepted,
            })
        }

        async fn courier_calls(&self, delivery: Delivery<CourierCallsPayload>) -> Outcome<String> {
            Ok(format!(
                "<Say>{} {:?}</Say>",
                delivery.caller, delivery.depot
            ))
        }

        async fn note(&self, delivery: Delivery<String>) -> Outcome {
            self.0.add(format!("note {}", *delivery));
            Ok(())
        }

        async fn photo(&self, delivery: Delivery<Bytes>) -> Outcome {
            self.0.add(format!("photo of {} bytes", delivery.len()));
            Ok(())
        }

        async fn unknown_event(&self, delivery: Delivery<Vec<Parcel>>) -> Outcome {
            self.0.add(format!("{} unknown", delivery.len()));
            Ok(())
        }
    }

    fn endpoint(log: &Log) -> Endpoint {
        let endpoint = webhooks::endpoint(Post(log.clone())).secret("s3cret");
        endpoint.build().unwrap()
    }

    async fn send(
        endpoint: &Endpoint,
        event: &str,
        media: &str,
        body: impl Into<Bytes>,
    ) -> (u16, String, String) {
        let headers = [
            ("x-parcels-token", "s3cret"),
            ("x-parcels-event", event),
            ("x-attempt", "3"),
            ("x-parcels-region", "north"),
        ];
        parts(&endpoint.handle(post(&headers, media, body)).await)
    }

    #[tokio::test]
    async fn each_event_reaches_its_method_with_its_headers() {
        let log = Log::default();
        let endpoint = endpoint(&log);
        let json = "application/json";
        for (event, media, body, expected) in [
            ("parcel.added", json, r#"{"number":"5"}"#, "added 5 Some(3)"),
            ("complaint", json, r#"{"text":"Wet."}"#, "complaint Wet."),
            ("note", "text/plain", "Nobody home.", "note Nobody home."),
            ("photo", "image/png", "png", "photo of 3 bytes"),
            ("unknown", json, r#"[{"number":"5"}]"#, "1 unknown"),
        ] {
            let (status, ..) = send(&endpoint, event, media, body).await;
            assert!((200..300).contains(&status), "{event}: {status}");
            assert_eq!(log.take(), [expected]);
        }
    }

    #[tokio::test]
    async fn responses_follow_the_document() {
        let endpoint = endpoint(&Log::default());
        let json = "application/json";
        let form = "application/x-www-form-urlencoded";
        // The bodies differ: the second of two equal ones would be a duplicate.
        let moved = r#"{"parcel":{"number":"5"},"to":"Ulm"}"#;
        let returned = r#"{"parcel":{"number":"6"},"to":"Ulm"}"#;
        for (event, media, body, expected) in [
            ("parcel.added", json, r#"{"number":"5"}"#, (204, "", "")),
            (
                "parcel.moved",
                json,
                moved,
                (200, json, r#"{"next":"on from Ulm"}"#),
            ),
            (
                "parcel.returned",
                json,
                returned,
                (200, json, r#"{"next":"on from Ulm"}"#),
            ),
            (
                "label.wanted",
                json,
                r#"{"number":"1"}"#,
                (200, "text/vnd.label", "|||"),
            ),
            (
                "label.wanted",
                json,
                r#"{"number":"2"}"#,
                (201, json, r#"{"number":"22"}"#),
            ),
            ("label.wanted", json, r#"{"number":"3"}"#, (202, "", "")),
            (
                "courierCalls",
                form,
                "Caller=Ann&Depot=4",
                (200, "text/xml", "<Say>Ann Some(4)</Say>"),
            ),
        ] {
            let (status, media, body) = send(&endpoint, event, media, body).await;
            assert_eq!((status, media.as_str(), body.as_str()), expected, "{event}");
        }
    }

    #[tokio::test]
    async fn a_delivery_without_the_token_is_refused() {
        let log = Log::default();
        let headers = [("x-parcels-event", "note")];
        let response = endpoint(&log)
            .handle(post(&headers, "text/plain", "hello"))
            .await;
        assert_eq!(parts(&response).0, 401);
        assert!(log.take().is_empty());
    }
}

mod callbacks {
    use super::*;
    use golden_webhooks::callbacks::{self, Callbacks};
    use golden_webhooks::types::{LostPayload, Parcel};

    struct Waiting(Log);

    impl Callbacks for Waiting {
        async fn delivered(&self, delivery: Delivery<Parcel>) -> Outcome {
            self.0.add(format!("delivered {}", delivery.number));
            Ok(())
        }

        async fn lost(&self, delivery: Delivery<LostPayload>) -> Outcome {
            self.0.add(format!("lost at {}", delivery.last_seen));
            Ok(())
        }
    }

    #[tokio::test]
    async fn callbacks_differ_by_their_required_keys() {
        let log = Log::default();
        let endpoint = callbacks::endpoint(Waiting(log.clone())).unverified();
        let endpoint = endpoint.build().unwrap();
        let lost = r#"{"parcel":{"number":"1"},"lastSeen":"Ulm"}"#;
        for body in [r#"{"number":"1"}"#, lost] {
            endpoint.handle(post(&[], "application/json", body)).await;
        }
        assert_eq!(log.take(), ["delivered 1", "lost at Ulm"]);
    }
}

mod meters {
    use super::*;
    use golden_batches::types::{Given, Used, WaterBatchReading};
    use golden_batches::webhooks::{self, Webhooks};

    struct Meter(Log);

    impl Webhooks for Meter {
        async fn water(&self, delivery: Delivery<WaterBatchReading>) -> Outcome {
            self.0.add(format!("{} l", delivery.litres));
            Ok(())
        }

        async fn current_used(&self, delivery: Delivery<Used>) -> Outcome {
            self.0.add(format!("{} used", delivery.amount));
            Ok(())
        }

        async fn current_given(&self, delivery: Delivery<Given>) -> Outcome {
            self.0.add(format!("{} given", delivery.amount));
            Ok(())
        }
    }

    #[tokio::test]
    async fn each_item_of_a_batch_reaches_its_method() {
        let log = Log::default();
        let endpoint = webhooks::endpoint(Meter(log.clone())).secret("s3cret");
        let body = r#"{"readings":[
            {"kind":"water","litres":7},
            {"kind":"current","unit":"Wh","amount":1.5},
            {"kind":"current","unit":"kWh-back","amount":2.5}
        ]}"#;
        let headers = [("x-meters-token", "s3cret")];
        let response = endpoint.build().unwrap();
        let response = response
            .handle(post(&headers, "application/json", body))
            .await;
        assert_eq!(parts(&response).0, 200);
        assert_eq!(log.take(), ["7 l", "1.5 used", "2.5 given"]);
    }
}

mod tills {
    use super::*;
    use golden_envelope::types::{ChargeEvent, DisputeEvent};
    use golden_envelope::webhooks::{self, Event, Webhooks};

    struct Till(Log);

    impl Webhooks for Till {
        async fn charge_succeeded(&self, delivery: Delivery<ChargeEvent>) -> Outcome {
            self.0
                .add(format!("charge of {}", delivery.data.object.amount));
            Ok(())
        }

        async fn dispute_opened(&self, delivery: Delivery<DisputeEvent>) -> Outcome {
            self.0
                .add(format!("dispute: {}", delivery.data.object.reason));
            Ok(())
        }
    }

    const CHARGE: &str = r#"{"id":"1","type":"charge.succeeded","data":{"object":{"amount":5}}}"#;
    const DISPUTE: &str = r#"{"id":"2","type":"dispute.opened","data":{"object":{"reason":"no"}}}"#;

    #[tokio::test]
    async fn declared_events_have_typed_payloads() {
        let log = Log::default();
        let endpoint = webhooks::endpoint(Till(log.clone())).unverified();
        let endpoint = endpoint.build().unwrap();
        for body in [CHARGE, DISPUTE] {
            let response = endpoint.handle(post(&[], "application/json", body)).await;
            assert_eq!(parts(&response).0, 200);
        }
        assert_eq!(log.take(), ["charge of 5", "dispute: no"]);
    }

    #[test]
    fn an_endpoint_needs_a_secret() {
        let endpoint = webhooks::endpoint(Till(Log::default())).build();
        assert!(endpoint.is_err());
    }

    #[tokio::test]
    async fn a_receiver_returns_the_variant() {
        let receiver = webhooks::receiver().unverified().build().unwrap();
        let event = receiver.event(&http::HeaderMap::new(), CHARGE).await;
        assert!(matches!(event.unwrap(), Event::ChargeSucceeded(_)));
    }
}
