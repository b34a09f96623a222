//! Deliveries that nobody signed.

use std::borrow::Cow;
use std::sync::Arc;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{Request, Response};
use serde::Serialize;
use serde_json::Value;

use crate::encode::EncodedBody;
use crate::encode::bodies::{body_form, body_json, body_text};
use crate::webhook::handler::{
    BodyKind, EventContent, EventRow, HeaderParameters, ReceivedEvent, VerifiedRequest,
};
use crate::webhook::{Claims, Delivery, EndpointBuilder, Incoming, Proof};

use super::DeliveryError;

/// The argument of a handler's method, from a payload. Its type says which method it is for.
///
/// ```
/// # mod bookshop { callwright::api!("../examples/documents/bookshop.yaml"); }
/// use bookshop::{types::OrderSent, webhooks::Webhooks};
/// use callwright::webhook::{Delivery, Outcome};
/// use callwright::testing;
/// # use callwright::serde_json::json;
///
/// struct Desk;
///
/// impl Webhooks for Desk {
///     async fn order_sent(&self, delivery: Delivery<OrderSent>) -> Outcome {
///         match delivery.order.lines.is_empty() {
///             true => delivery.refused().await,
///             false => Ok(()),
///         }
///     }
/// }
///
/// # #[tokio::main(flavor = "current_thread")] async fn main() {
/// # let order = json!({ "id": "0b6f5c2e-5c1f-4d3c-9d5e-0a4c1f2e3d4b", "customerId": "ursula", "lines": [], "status": "sent",
/// #     "placedAt": "2026-02-03T04:05:06Z", "total": { "amount": "19.80", "currency": "EUR" } });
/// let empty: OrderSent = testing::from_json(json!({ "type": "order.sent", "order": order }));
/// assert!(Desk.order_sent(testing::delivery("order.sent", empty)).await.is_err());
/// # }
/// ```
///
/// Its `event()` is `event`. It has no id, no headers and no bytes, and its header parameters are `None`; they are a public
/// field. For a handler that reads these, or if the decoding is to be tested too, see [`deliver`].
#[must_use]
pub fn delivery<T, P: HeaderParameters>(
    event: impl Into<Cow<'static, str>>,
    payload: T,
) -> Delivery<T, P> {
    let request = VerifiedRequest {
        incoming: Box::new(Incoming::new(Request::new(Bytes::new()))),
        proof: Proof::of(Claims::default()),
        body: Bytes::new(),
        path: None,
        lenient: false,
    };
    let received = ReceivedEvent {
        request: Arc::new(request),
        content: EventContent::Bytes(Bytes::new()),
        event: event.into(),
        id: None,
        raw: Bytes::new(),
        item_proof: None,
    };
    Delivery::new(Box::new(payload), received, Vec::new())
}

/// Passes a body to a handler, and returns what the provider would get. Routing, decoding and the reply are those of an endpoint;
/// the signature and duplicates aren't checked, and no secret is needed.
///
/// `event` is the name of an event in the document, or its value on the wire. The payload is written as JSON, or as the
/// document says: as a form, or a string as it is.
///
/// ```
/// # mod bookshop { callwright::api!("../examples/documents/bookshop.yaml"); }
/// # use bookshop::webhooks::{self, Webhooks};
/// use callwright::{serde_json::json, testing};
/// # #[derive(Clone)] struct Desk;
/// # impl Webhooks for Desk {
/// #     async fn order_sent(&self, delivery: webhooks::Delivery<bookshop::types::OrderSent>) -> webhooks::Outcome { Ok(()) }
/// # }
///
/// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), testing::DeliveryError> {
/// let body = json!({ "type": "order.sent", "order": {
///     "id": "0b6f5c2e-5c1f-4d3c-9d5e-0a4c1f2e3d4b", "customerId": "ursula", "lines": [], "status": "sent",
///     "placedAt": "2026-02-03T04:05:06Z", "total": { "amount": "19.80", "currency": "EUR" } } });
/// let response = testing::deliver(webhooks::endpoint(Desk), "order.sent", body).await?;
/// assert_eq!(response.status(), 204);
///
/// let error = testing::deliver(webhooks::endpoint(Desk), "order.sent", json!({ "type": "order.sent" })).await.unwrap_err();
/// assert_eq!(error.to_string(), "the body isn't that of `orderSent`: at `order`: missing `order` in object OrderSent");
/// # Ok(()) }
/// ```
///
/// # Errors
///
/// What the handler returned: also if it doesn't handle the event, and if the body can't be decoded. A test that is wrong
/// gets an error too: there is no such event, or the body is that of another one.
pub async fn deliver(
    endpoint: EndpointBuilder,
    event: &str,
    payload: impl Serialize,
) -> Result<Response<Bytes>, DeliveryError> {
    let payload = serde_json::to_value(payload).map_err(|error| error.to_string());
    endpoint.deliver(event, |row| request(row, &payload?)).await
}

/// Like [`deliver`], with a request: its headers, its URL and its extensions get to the handler. A header that names the event
/// is set if it isn't.
///
/// # Errors
///
/// See [`deliver`].
pub async fn deliver_request(
    endpoint: EndpointBuilder,
    event: &str,
    request: Request<impl Into<Bytes>>,
) -> Result<Response<Bytes>, DeliveryError> {
    let request = request.map(Into::into);
    endpoint.deliver(event, |_| Ok(request)).await
}

/// The request of a payload, as the body of the event is.
fn request(row: &EventRow, payload: &Value) -> Result<Request<Bytes>, String> {
    let encoded = match (row.kind, payload) {
        (BodyKind::text, Value::String(text)) => body_text("text/plain", text),
        (BodyKind::bytes, Value::String(text)) => body_text("application/octet-stream", text),
        (BodyKind::form, _) => body_form("application/x-www-form-urlencoded", payload, &[]),
        _ => body_json("application/json", payload),
    };
    let EncodedBody {
        content_type,
        bytes,
    } = encoded.map_err(|error| error.to_string())?;
    let request = Request::post("/").header(CONTENT_TYPE, content_type);
    request.body(bytes).map_err(|error| error.to_string())
}
