//! `callwright::testing` with generated code: a handler without an endpoint, a client without a server.
#![allow(clippy::unwrap_used)]

use callwright::http::{Request, Response};
use callwright::serde_json::{Value, json};
use callwright::testing::{self, DeliveryError, MockTransport};
use callwright::webhook::{Delivery, HandlerError, Outcome};
use callwright::{Bytes, Error};
use std::sync::{Arc, Mutex};

/// The status and the body of the response.
fn shown(response: Result<Response<Bytes>, DeliveryError>) -> (u16, String) {
    let response = response.unwrap();
    let body = String::from_utf8_lossy(response.body()).into_owned();
    (response.status().as_u16(), body)
}

mod parcels {
    use super::*;
    use golden_webhooks::types::{ComplaintPayload, CourierCallsPayload, Parcel};
    use golden_webhooks::webhooks::{
        EndpointBuilder, Headers, LabelWantedReply, ParcelAddedHeaders, UndecodableEvent, Webhooks,
        endpoint,
    };

    #[derive(Clone, Default)]
    struct Post {
        log: Arc<Mutex<Vec<String>>>,
        /// Whether bodies that can't be decoded are accepted.
        lax: bool,
    }

    impl Webhooks for Post {
        async fn complaint(&self, delivery: Delivery<ComplaintPayload, Headers>) -> Outcome {
            match delivery.text.as_str() {
                "again" => Err(HandlerError::retry_after(std::time::Duration::from_secs(7))),
                "number" => Ok(delivery.text.parse::<u8>().map(|_| ())?),
                _ => Ok(()),
            }
        }

        async fn parcel_added(&self, delivery: Delivery<Parcel, ParcelAddedHeaders>) -> Outcome {
            let attempt = delivery.parameters.attempt;
            let line = format!("{} {} {attempt:?}", delivery.event(), delivery.number);
            self.log.lock().unwrap().push(line);
            Ok(())
        }

        async fn label_wanted(
            &self,
            delivery: Delivery<Parcel, Headers>,
        ) -> Outcome<LabelWantedReply> {
            Ok(LabelWantedReply::Ok(delivery.number.repeat(3)))
        }

        async fn courier_calls(&self, delivery: Delivery<CourierCallsPayload>) -> Outcome<String> {
            Ok(format!("<Say>{}</Say>", delivery.caller))
        }

        async fn note(&self, delivery: Delivery<String>) -> Outcome {
            self.log.lock().unwrap().push(delivery.payload.to_string());
            Ok(())
        }

        async fn photo(&self, delivery: Delivery<Bytes>) -> Outcome {
            let length = delivery.len();
            self.log.lock().unwrap().push(length.to_string());
            Ok(())
        }

        async fn undecodable(&self, delivery: Delivery<UndecodableEvent>) -> Outcome {
            match self.lax {
                true => Ok(()),
                false => delivery.refused().await,
            }
        }
    }

    /// The golden's endpoint has no secret here: none is needed.
    fn post() -> (Post, EndpointBuilder) {
        let post = Post::default();
        (post.clone(), endpoint(post))
    }

    #[tokio::test]
    async fn a_method_gets_a_delivery_of_its_payload() {
        let (post, _) = post();
        let mut delivery = testing::delivery("parcel.added", Parcel::new("7"));
        delivery.parameters = ParcelAddedHeaders {
            attempt: Some(2),
            ..delivery.parameters
        };
        assert_eq!(delivery.id(), None);
        post.parcel_added(delivery).await.unwrap();
        assert_eq!(*post.log.lock().unwrap(), ["parcel.added 7 Some(2)"]);
    }

    #[tokio::test]
    async fn an_event_gets_to_its_method_and_the_reply_comes_back() {
        let (_, hooks) = post();
        let response = testing::deliver(hooks, "labelWanted", Parcel::new("7")).await;
        assert_eq!(shown(response), (200, "777".to_owned()));
    }

    #[tokio::test]
    async fn an_event_may_be_named_by_its_value_on_the_wire() {
        let (_, hooks) = post();
        let response = testing::deliver(hooks, "label.wanted", Parcel::new("1")).await;
        assert_eq!(shown(response), (200, "111".to_owned()));
    }

    #[tokio::test]
    async fn each_kind_of_body_is_written_as_the_document_says() {
        let (_, hooks) = post();
        let call = json!({ "Caller": "Ann & Bob" });
        let response = testing::deliver(hooks, "courierCalls", call).await;
        assert_eq!(shown(response).1, "<Say>Ann & Bob</Say>");
        let (post, hooks) = post();
        testing::deliver(hooks, "note", "mind \"the\" dog")
            .await
            .unwrap();
        testing::deliver(endpoint(post.clone()), "photo", "12345")
            .await
            .unwrap();
        assert_eq!(*post.log.lock().unwrap(), ["mind \"the\" dog", "5"]);
    }

    #[tokio::test]
    async fn a_request_brings_its_headers() {
        let (post, hooks) = post();
        let request = Request::post("/").header("x-attempt", "3");
        let request = request.body(r#"{ "number": "9" }"#).unwrap();
        testing::deliver_request(hooks, "parcel.added", request)
            .await
            .unwrap();
        assert_eq!(*post.log.lock().unwrap(), ["parcel.added 9 Some(3)"]);
    }

    #[tokio::test]
    async fn an_error_of_the_handler_is_returned_with_the_response() {
        let (_, hooks) = post();
        let again = json!({ "text": "again" });
        let error = testing::deliver(hooks, "complaint", again)
            .await
            .unwrap_err();
        assert_eq!(error.to_string(), "`complaint`: the handler failed");
        let response = error.response().unwrap();
        assert_eq!(response.status(), 503);
        assert_eq!(response.headers()["retry-after"], "7");

        let (_, hooks) = post();
        let number = json!({ "text": "number" });
        let error = testing::deliver(hooks, "complaint", number)
            .await
            .unwrap_err();
        let cause = error.handler_error().unwrap().to_string();
        assert_eq!(cause, "invalid digit found in string");
        assert!(error.to_string().ends_with(&cause), "{error}");
    }

    #[tokio::test]
    async fn an_event_without_a_method_is_an_error() {
        let (_, hooks) = post();
        let error = testing::deliver(hooks, "unknown", json!([]))
            .await
            .unwrap_err();
        assert_eq!(
            error.to_string(),
            "`unknown`: the handler doesn't handle it"
        );
        assert!(error.response().unwrap().status().is_success());
    }

    #[tokio::test]
    async fn a_body_that_isnt_that_of_the_event_is_an_error_with_its_place() {
        let (_, hooks) = post();
        let body = json!({ "text": 5 });
        let error = testing::deliver(hooks, "complaint", body)
            .await
            .unwrap_err();
        let text = "the body isn't that of `complaint`: at `text`: invalid type: integer, expected a string";
        assert_eq!(error.to_string(), text);
        assert_eq!(error.response().unwrap().status(), 500);

        // The method `undecodable` is called, as it is by an endpoint.
        let lax = Post {
            lax: true,
            ..Post::default()
        };
        let response = testing::deliver(endpoint(lax), "complaint", json!({ "text": 5 })).await;
        assert!(response.unwrap().status().is_success());
    }

    #[tokio::test]
    async fn a_wrong_test_is_told_so() {
        let (_, hooks) = post();
        let error = testing::deliver(hooks, "parcel.lost", json!({}))
            .await
            .unwrap_err();
        let text = error.to_string();
        assert!(text.starts_with("there is no event `parcel.lost`; there are `complaint`, "));
        assert!(error.response().is_none());

        let (_, hooks) = post();
        let request = Request::post("/").header("x-parcels-event", "note");
        let request = request.body(r#"{ "text": "" }"#).unwrap();
        let error = testing::deliver_request(hooks, "complaint", request)
            .await
            .unwrap_err();
        assert_eq!(
            error.to_string(),
            "the request is the event `note`, not `complaint`"
        );
    }
}

mod meters {
    use super::*;
    use golden_batches::types::Used;
    use golden_batches::webhooks::{Webhooks, endpoint};

    struct Meters;

    impl Webhooks for Meters {
        async fn current_used(&self, delivery: Delivery<Used>) -> Outcome {
            assert_eq!(delivery.event(), "currentUsed");
            Ok(())
        }
    }

    fn used(unit: &str) -> Value {
        json!({ "kind": "current", "unit": unit, "amount": 5 })
    }

    #[tokio::test]
    async fn an_item_of_a_batch_is_delivered_alone() {
        for unit in ["kWh", "Wh"] {
            testing::deliver(endpoint(Meters), "currentUsed", used(unit))
                .await
                .unwrap();
        }
        let other = testing::deliver(endpoint(Meters), "currentUsed", used("kWh-back")).await;
        let text = "the request is the event `currentGiven`, not `currentUsed`";
        assert_eq!(other.unwrap_err().to_string(), text);
    }
}

mod shop {
    use super::*;
    use bookshop::Client;
    use bookshop::types::{Book, Money};

    fn book() -> Value {
        json!({
            "id": 3, "title": "Sixty Odd", "authors": ["Ursula K. Le Guin"], "genre": "poetry",
            "price": { "amount": "12.50", "currency": "EUR" }, "status": "available",
            "series": null, "addedAt": "2026-02-01T09:30:00Z"
        })
    }

    #[tokio::test]
    async fn a_call_is_answered_from_memory() {
        let server = testing::respond(200, book());
        let shop = Client::new().transport(server.clone());
        let book = shop.books().get(3).await.unwrap();
        assert_eq!(book.title, "Sixty Odd");
        let [request] = &server.requests()[..] else {
            panic!("{server:?}");
        };
        assert_eq!(request.uri(), "https://eu.bookshop.example/v1/books/3");
        assert_eq!(request.headers()["accept"], "application/json");
    }

    #[tokio::test]
    async fn responses_come_in_order_and_then_there_are_none() {
        let text = Response::builder().status(500).body("on fire").unwrap();
        let book: Book = testing::from_json(book());
        let server = MockTransport::new()
            .respond(200, &book)
            .respond_with(text)
            .fail("the cable is cut");
        let shop = Client::new().transport(server.clone());
        assert_eq!(shop.books().get(3).await.unwrap(), book);
        let Err(Error::Status(error)) = shop.books().get(3).await else {
            panic!("there is a book");
        };
        assert_eq!(error.status, 500);
        let Err(Error::Transport(error)) = shop.books().get(3).await else {
            panic!("there is a book");
        };
        assert!(error.is_connect());
        assert_eq!(server.responses_left(), 0);
        let error = shop.books().get(3).await.unwrap_err().to_string();
        assert!(
            error.ends_with("the mock has no response for request 4"),
            "{error}"
        );
    }

    #[test]
    #[should_panic(expected = "the JSON isn't one of `Money`: currency: invalid type: null")]
    fn json_that_isnt_one_of_the_type_is_shown_with_its_place() {
        let _: Money = testing::from_json(json!({ "amount": "1", "currency": null }));
    }

    #[test]
    #[should_panic(expected = "99 isn't a status of HTTP")]
    fn a_wrong_status_is_shown() {
        let _ = testing::respond(99, Value::Null);
    }
}
