//! The story: an order, and the errors that can occur around it.

use crate::api::types::*;
use crate::api::{Client, webhooks};
use crate::desk::{Desk, Parcel};
use crate::shop::{Shop, TOKEN, VOUCHER};
use callwright::Error;
use callwright::webhook::{Receipt, SendError, Sender};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

/// The secret of both sides. A real one isn't in the code.
const SECRET: &str = "whsec_TGlicmFyeSBhbmQgYm9va3Nob3AsIHdlIHR3byBhbG9uZQ==";
/// The secret of a forger.
const GUESS: &str = "whsec_QSBndWVzcywgYXMgbG9uZyBhcyB0aGUgb3RoZXIgb25lIGlz";

/// The results of the story.
#[derive(Debug)]
pub struct Ending {
    /// The titles that were found.
    pub titles: Vec<String>,
    /// The error for a book that the shop doesn't have.
    pub missing: Option<Problem>,
    /// The order, as the shop accepted it.
    pub order: Order,
    /// The response to the same order with the same idempotency key.
    pub again: Order,
    /// Why a payment was refused.
    pub refusal: Option<Refusal>,
    /// The result of the first delivery.
    pub delivered: Receipt,
    /// The result of the same delivery again.
    pub redelivered: Receipt,
    /// The result of a delivery that somebody else signed.
    pub forged: Option<SendError>,
    /// The parcels that the desk expects in the end.
    pub expected: Vec<Parcel>,
}

/// Starts the shop and the desk on two ports of loopback, runs the story, and reports what happens line by line.
///
/// # Errors
///
/// If something unexpected happens.
pub async fn run(mut say: impl FnMut(String)) -> Result<Ending, Box<dyn std::error::Error>> {
    let (counter, mailbox) = (listener().await?, listener().await?);
    let url = format!("http://{}/v1", counter.local_addr()?);
    let hooks = format!("http://{}/hooks", mailbox.local_addr()?);

    let (shop, mut receipts) = Shop::new(hooks.clone(), SECRET)?;
    let client = Client::new().base_url(&url).bearer_auth(TOKEN);
    let desk = Desk::new(client.clone());
    let endpoint = webhooks::endpoint(desk.clone()).secret(SECRET).build()?;
    let mount = axum::Router::new().route_service("/hooks", endpoint.clone());
    let routes = shop.routes();
    tokio::spawn(async move { axum::serve(counter, routes).await });
    let (close, closed) = oneshot::channel::<()>();
    let mailbox = axum::serve(mailbox, mount).with_graceful_shutdown(async move {
        let _ = closed.await;
    });
    let mailbox = tokio::spawn(async move { mailbox.await });
    say(format!(
        "The shop is open at {url}, and sends webhooks to {hooks}."
    ));

    let books = client.books();
    let page = books.list().genre(&[Genre::ScienceFiction]).await?;
    for Book {
        id, title, price, ..
    } in &page.items
    {
        say(format!(
            "Book {id} is {title:?}, for {} {}.",
            price.amount, price.currency
        ));
    }
    let missing = match books.get(99).await {
        Err(Error::Api(error)) => Some(error.body),
        other => return Err(format!("book 99: {other:?}").into()),
    };
    if let Some(problem) = &missing {
        say(format!("For book 99 the shop responds: {}.", problem.title));
    }

    let orders = client.orders();
    let key: Uuid = "6ba7b810-9dad-11d1-80b4-00c04fd430c8".parse()?;
    let wish = NewOrder::new("library", [Line::new(17, 2), Line::new(18, 1)]);
    let order = orders.place(&key, &wish).await?;
    let Money { amount, currency } = &order.total;
    say(format!(
        "Order {} is {}, for {amount} {currency}.",
        order.id, order.status
    ));
    let again = orders.place(&key, &wish).await?;
    say(format!(
        "Placed again with the same key, it is order {}.",
        again.id
    ));

    let voucher = |code: &str| Payment::VoucherPayment(VoucherPayment::new(code));
    let refused = orders.pay(&order.id, &voucher("EARTHSEA")).await;
    let refusal = refused.err().and_then(|error| error.api().cloned());
    if let Some(refusal) = &refusal {
        say(format!(
            "The voucher EARTHSEA is rejected: {}.",
            refusal.reason
        ));
    }
    let paid = orders.pay(&order.id, &voucher(VOUCHER)).await?;
    say(format!(
        "With {VOUCHER} it is paid; {} is open.",
        paid.open.amount
    ));

    let receipt = tokio::time::timeout(Duration::from_secs(60), receipts.recv()).await?;
    let delivered = receipt.ok_or("the shop is closed")??;
    say(format!(
        "The shop sent the webhook {}: {}.",
        delivered.id, delivered.status
    ));
    let redelivered = shop.redeliver(&order.id).await.ok_or("no order")??;
    say(format!(
        "It sent the webhook again: {}; it was a duplicate.",
        redelivered.status
    ));
    let forger = Sender::builder("standard-webhooks").secret(GUESS).build()?;
    let event = OrderSent {
        r#type: OrderSentTag.into(),
        order: order.clone(),
        tracking: Some(Uri::from_wire("https://parcels.example.evil/pay")),
    };
    let forged = forger.send(&hooks, "order.sent", &event).await.err();
    if let Some(error) = &forged {
        say(format!("Somebody else sent a webhook too, and {error}."));
    }

    // The desk accepts no more deliveries, and finishes those that it is handling.
    let _ = close.send(());
    mailbox.await??;
    endpoint.drain().await;

    let expected = desk.expected.lock().await.clone();
    for Parcel { order, tracking } in &expected {
        let tracking = tracking.as_ref().map_or("nowhere", Uri::as_str);
        say(format!(
            "The desk expects order {}, {}; tracking: {tracking}.",
            order.id, order.status
        ));
    }
    Ok(Ending {
        titles: page.items.into_iter().map(|book| book.title).collect(),
        missing,
        order,
        again,
        refusal,
        delivered,
        redelivered,
        forged,
        expected,
    })
}

async fn listener() -> std::io::Result<TcpListener> {
    TcpListener::bind("127.0.0.1:0").await
}
