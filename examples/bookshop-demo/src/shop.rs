//! The shop: a server with the types of its clients, and the sender of its webhooks.

mod answer;
mod stock;

use crate::api::types::*;
use answer::{Refused, authorized};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, Uri as Target};
use axum::routing::{get, post};
use axum::{Json, Router};
use callwright::webhook::{Receipt, SendError, Sender, SetupError};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::mpsc;

/// The bearer token of callers that may order.
pub const TOKEN: &str = "library-token";
/// The voucher that this shop accepts.
pub const VOUCHER: &str = "HAINISH-CYCLE";

/// The result of sending a delivery.
pub type Sent = Result<Receipt, SendError>;

/// A shop. A clone is the same shop.
#[derive(Clone)]
pub struct Shop {
    books: Arc<[Book]>,
    /// The orders, with the idempotency keys of their requests.
    orders: Arc<Mutex<Vec<(Uuid, Order)>>>,
    hooks: Hooks,
    sent: mpsc::UnboundedSender<Sent>,
}

#[derive(Clone)]
struct Hooks {
    sender: Sender,
    subscriber: String,
}

impl Shop {
    /// A shop that sends a webhook to this URL for each order that it sends, signed with this secret. Also returns the
    /// results of the deliveries.
    ///
    /// # Errors
    ///
    /// If the secret isn't valid.
    pub fn new(
        subscriber: String,
        secret: &str,
    ) -> Result<(Self, mpsc::UnboundedReceiver<Sent>), SetupError> {
        let sender = Sender::builder("standard-webhooks")
            .secret(secret)
            .build()?;
        let (sent, receipts) = mpsc::unbounded_channel();
        let shop = Self {
            books: stock::books().into(),
            orders: Arc::default(),
            hooks: Hooks { sender, subscriber },
            sent,
        };
        Ok((shop, receipts))
    }

    /// The routes of the server.
    pub fn routes(&self) -> Router {
        let routes = Router::new()
            .route("/books", get(list_books))
            .route("/books/{id}", get(get_book))
            .route("/orders", post(place_order))
            .route("/orders/{id}", get(get_order))
            .route("/orders/{id}/payments", post(pay_order));
        Router::new().nest("/v1", routes).with_state(self.clone())
    }

    /// Sends the webhook of an order again; `None` if there is no such order.
    pub async fn redeliver(&self, order: &Uuid) -> Option<Sent> {
        let order = self.order(order)?;
        Some(self.notify(order).await)
    }

    /// Sends the webhook of an order. All deliveries of an order have one id, so that the subscriber can recognise duplicates.
    async fn notify(&self, order: Order) -> Sent {
        let id = format!("msg_{}", order.id);
        let tracking = format!("https://parcels.example/{}", order.id);
        let event = OrderSent {
            r#type: OrderSentTag.into(),
            order,
            tracking: Some(Uri::from_wire(tracking)),
        };
        let Hooks { sender, subscriber } = &self.hooks;
        sender.send_as(&id, subscriber, "order.sent", &event).await
    }

    fn order(&self, id: &Uuid) -> Option<Order> {
        let found = |orders: &mut Vec<(Uuid, Order)>| {
            let mut all = orders.iter().map(|(_, order)| order);
            all.find(|order| order.id == *id).cloned()
        };
        self.orders(found)
    }

    /// Runs a function with the orders.
    fn orders<R>(&self, work: impl FnOnce(&mut Vec<(Uuid, Order)>) -> R) -> R {
        work(&mut self.orders.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

async fn list_books(State(shop): State<Shop>, target: Target) -> Json<BookPage> {
    let query = target.query().unwrap_or_default();
    let genres = query
        .split('&')
        .find_map(|pair| pair.strip_prefix("genre="));
    let is_selected = |book: &&Book| {
        genres.is_none_or(|list| list.split(',').any(|genre| genre == book.genre.as_str()))
    };
    Json(BookPage {
        items: shop.books.iter().filter(is_selected).cloned().collect(),
        next: None,
    })
}

async fn get_book(State(shop): State<Shop>, Path(id): Path<i64>) -> Result<Json<Book>, Refused> {
    let book = shop.books.iter().find(|book| book.id == id);
    let none = Refused::Problem(StatusCode::NOT_FOUND, "There is no such book");
    Ok(Json(book.cloned().ok_or(none)?))
}

async fn place_order(
    State(shop): State<Shop>,
    headers: HeaderMap,
    Json(new): Json<NewOrder>,
) -> Result<(StatusCode, Json<Order>), Refused> {
    authorized(&headers)?;
    let key = headers
        .get("idempotency-key")
        .and_then(|key| key.to_str().ok());
    let key: Option<Uuid> = key.and_then(|key| key.parse().ok());
    let key = key.ok_or_else(|| Refused::Field("Idempotency-Key".to_owned(), "isn't a UUID"))?;
    let total = stock::total(&shop.books, &new.lines)
        .map_err(|(field, what)| Refused::Field(field, what))?;
    let order = shop.orders(|orders| {
        if let Some((_, order)) = orders.iter().find(|(known, _)| *known == key) {
            return order.clone();
        }
        let order = Order {
            customer_id: new.customer_id,
            lines: new.lines,
            delivery: new.delivery,
            note: new.note,
            id: stock::number(orders.len()),
            status: OrderStatus::Open,
            total,
            placed_at: DateTime::from_wire(stock::NOW),
            payments: None,
            window: None,
        };
        orders.push((key, order.clone()));
        order
    });
    Ok((StatusCode::CREATED, Json(order)))
}

async fn get_order(
    State(shop): State<Shop>,
    headers: HeaderMap,
    Path(id): Path<Uuid>,
) -> Result<Json<Order>, Refused> {
    authorized(&headers)?;
    let order = shop.order(&id);
    Ok(Json(order.ok_or(NO_SUCH_ORDER)?))
}

async fn pay_order(
    State(shop): State<Shop>,
    headers: HeaderMap,
    Path(id): Path<Uuid>,
    Json(payment): Json<Payment>,
) -> Result<Json<PayOrderResponse>, Refused> {
    authorized(&headers)?;
    match &payment {
        Payment::VoucherPayment(voucher) if voucher.code == VOUCHER => {}
        Payment::VoucherPayment(_) => return Err(Refused::Payment(RefusalReason::UnknownVoucher)),
        _ => return Err(Refused::Payment(RefusalReason::SuspectedFraud)),
    }
    let paid = shop.orders(|orders| {
        let (_, order) = orders.iter_mut().find(|(_, order)| order.id == id)?;
        order.status = OrderStatus::Sent;
        order.payments = Some(vec![payment.clone()]);
        Some(order.clone())
    });
    let order = paid.ok_or(NO_SUCH_ORDER)?;
    let open = Money::new(Decimal::from(0), order.total.currency.clone());
    // The response doesn't wait for the delivery.
    tokio::spawn(async move {
        let sent = shop.notify(order).await;
        // The receiver may be gone.
        let _ = shop.sent.send(sent);
    });
    Ok(Json(PayOrderResponse { payment, open }))
}

const NO_SUCH_ORDER: Refused = Refused::Problem(StatusCode::NOT_FOUND, "There is no such order");
