//! The results of the story.
#![allow(clippy::unwrap_used)]

use bookshop_demo::api::types::{OrderStatus, RefusalReason};
use bookshop_demo::story;
use callwright::webhook::SendErrorKind;

#[tokio::test]
async fn an_order_is_placed_paid_and_delivered_once() {
    let mut lines = Vec::new();
    let ending = story::run(|line| lines.push(line)).await.unwrap();

    assert_eq!(
        ending.titles,
        ["The Left Hand of Darkness", "The Dispossessed"]
    );
    assert_eq!(ending.missing.unwrap().status, Some(404));
    assert_eq!(ending.order.status, OrderStatus::Open);
    assert_eq!(ending.order.total.amount.as_str(), "31.30");
    assert_eq!(ending.again, ending.order);
    assert_eq!(
        ending.refusal.unwrap().reason,
        RefusalReason::UnknownVoucher
    );

    assert_eq!(
        (ending.delivered.status.as_u16(), ending.delivered.attempts),
        (204, 1)
    );
    // A duplicate has the same id. It is acknowledged, and isn't handled again.
    assert_eq!(ending.redelivered.id, ending.delivered.id);
    assert!(ending.redelivered.status.is_success());
    let forged = ending.forged.unwrap();
    assert_eq!(forged.kind, SendErrorKind::Refused);
    assert_eq!(forged.status.unwrap().as_u16(), 401);

    let [parcel] = &ending.expected[..] else {
        panic!("{:?}", ending.expected);
    };
    assert_eq!(parcel.order.id, ending.order.id);
    assert_eq!(parcel.order.status, OrderStatus::Sent);
    let tracking = parcel.tracking.as_ref().unwrap().as_str();
    assert!(tracking.starts_with("https://parcels.example/"));
    assert_eq!(lines.len(), 12, "{lines:#?}");
}
