//! The events of Bookshop: each is a method of [`Webhooks`] and a variant of [`Event`].

use super::types::{Call, OrderSent, Receipt};
use callwright::Bytes;
use callwright::webhook::{
    Delivery, EndpointBuilder, Outcome, ReceiverBuilder, UndecodableEvent, UnknownEvent,
};

/// Handles the events of Bookshop.
///
/// Every method has a default, which acknowledges the event without handling it.
pub trait Webhooks: Send + Sync + 'static {
    /// An order left the house.
    ///
    /// `orderSent`
    fn order_sent(&self, delivery: Delivery<OrderSent>) -> impl Future<Output = Outcome> + Send {
        delivery.not_handled()
    }

    /// An order came back.
    ///
    /// `orderReturned`
    fn order_returned(
        &self,
        delivery: Delivery<OrderSent, BookshopHeaders>,
    ) -> impl Future<Output = Outcome> + Send {
        delivery.not_handled()
    }

    /// May this order be sent?
    ///
    /// `orderCheck`
    fn order_check(
        &self,
        delivery: Delivery<OrderSent>,
    ) -> impl Future<Output = Outcome<OrderCheckReply>> + Send {
        delivery.not_handled()
    }

    /// A receipt is requested.
    ///
    /// `receipt`
    fn receipt(
        &self,
        delivery: Delivery<OrderSent, BookshopHeaders>,
    ) -> impl Future<Output = Outcome<Receipt>> + Send {
        delivery.not_handled()
    }

    /// Somebody called.
    ///
    /// `call`
    fn call(&self, delivery: Delivery<Call>) -> impl Future<Output = Outcome<String>> + Send {
        delivery.not_handled()
    }

    /// A note in plain text.
    ///
    /// `note`
    fn note(&self, delivery: Delivery<String>) -> impl Future<Output = Outcome> + Send {
        delivery.not_handled()
    }

    /// A scan.
    ///
    /// `scan`
    fn scan(&self, delivery: Delivery<Bytes>) -> impl Future<Output = Outcome<Bytes>> + Send {
        delivery.not_handled()
    }

    /// An event that isn't in the document. By default it is acknowledged, so that it isn't sent again.
    fn unknown(&self, delivery: Delivery<UnknownEvent>) -> impl Future<Output = Outcome> + Send {
        delivery.not_handled()
    }

    /// An event whose payload doesn't match the document. By default it is refused, so that it is sent again.
    fn undecodable(
        &self,
        delivery: Delivery<UndecodableEvent>,
    ) -> impl Future<Output = Outcome> + Send {
        delivery.refused()
    }
}

/// An event of Bookshop, to match on.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// An order left the house.
    OrderSent(Box<OrderSent>),
    /// An order came back.
    OrderReturned(Box<OrderSent>),
    /// May this order be sent?
    OrderCheck(Box<OrderSent>),
    /// A receipt is requested.
    Receipt(Box<OrderSent>),
    /// Somebody called.
    Call(Box<Call>),
    /// A note in plain text.
    Note(String),
    /// A scan.
    Scan(Bytes),
    /// An event that isn't in the document.
    Unknown(UnknownEvent),
}

/// The replies to `orderCheck`.
#[derive(Clone, Debug, PartialEq)]
pub enum OrderCheckReply {
    /// It may be sent.
    Ok(Receipt),
    /// It may be sent, as a text.
    Text(String),
    /// It may be sent, as a picture.
    Picture(Bytes),
    /// The decision comes later.
    Accepted,
}

callwright::__private::v1::replies!(OrderCheckReply {
    Ok(Receipt) = 200 json;
    Text(String) = 200 text "text/plain";
    Picture(Bytes) = 200 bytes "image/png";
    Accepted = 202;
});

/// The headers of Bookshop's webhooks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BookshopHeaders {
    /// The number of the attempt.
    pub attempt: Option<i64>,
    /// The shop that sends the event.
    pub shop: Option<String>,
}

callwright::__private::v1::parameters!(BookshopHeaders { attempt "x-attempt", shop "x-shop" });

callwright::__private::v1::webhooks! {
    Webhooks Event r#"{"route":[{"body":"/type"}]}"#;
    order_sent OrderSent(OrderSent) = "orderSent": "order.sent" | "order.shipped";
    order_returned OrderReturned(OrderSent) with BookshopHeaders -> 204 = "orderReturned": "order.returned";
    order_check OrderCheck(OrderSent) -> reply = "orderCheck": "order.check";
    receipt Receipt(OrderSent) with BookshopHeaders -> 200 json = "receipt": "receipt";
    call Call(Call) as form -> 200 text "text/xml" = "call": "call";
    note Note(String) as text = "note";
    scan Scan(Bytes) as bytes -> 200 bytes "image/png" = "scan";
}

/// An endpoint that passes the events of Bookshop to `handler`.
pub fn endpoint(handler: impl Webhooks) -> EndpointBuilder {
    Mount(handler).into()
}

/// A receiver that reads deliveries as [`Event`]s, for a server of your own.
pub fn receiver() -> ReceiverBuilder<Event> {
    ReceiverBuilder::new()
}
