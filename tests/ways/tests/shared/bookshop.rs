//! Uses the bookshop. The parent module has it as `bookshop`, generated in one of the ways.

use super::bookshop::Client;
use super::bookshop::types::*;
use callwright::Error;
use callwright_compiled::{Server, target, text, wait};

#[test]
fn an_order_is_placed_and_paid() {
    let server = Server::json(
        201,
        r#"{"customerId":"ursula","lines":[{"bookId":17,"copies":2}],"delivery":"Portland",
            "id":"0b6f5c2e-5c1f-4d3c-9d5e-0a4c1f2e3d4b","status":"open",
            "total":{"amount":"19.80","currency":"EUR"},"placedAt":"2026-02-03T04:05:06Z","window":"PT1H"}"#,
    );
    let shop = Client::new()
        .api_key("key")
        .basic_auth("ann", "pin")
        .transport(server.clone());
    let mut order = NewOrder::new("ursula", [Line::new(17, 2)]);
    order.delivery = Some(Delivery::Text("Portland".to_owned()));
    let key = "6ba7b810-9dad-11d1-80b4-00c04fd430c8".parse().unwrap();
    let order = wait(shop.orders().place(&key, &order).send()).unwrap();
    assert_eq!(order.status, OrderStatus::Open);
    assert_eq!(order.total.amount.as_str(), "19.80");
    assert_eq!(
        text(Ok(server.requests().remove(0))),
        "POST https://eu.bookshop.example/v1/orders\n\
         authorization: Basic YW5uOnBpbg==\n\
         content-type: application/json\n\
         idempotency-key: 6ba7b810-9dad-11d1-80b4-00c04fd430c8\n\
         x-shop-key: key\n\n\
         {\"customerId\":\"ursula\",\"lines\":[{\"bookId\":17,\"copies\":2}],\"delivery\":\"Portland\"}"
    );

    let payment = Payment::VoucherPayment(VoucherPayment::new("HAINISH-CYCLE"));
    let request = shop.orders().pay(&order.id, &payment).request().unwrap();
    assert_eq!(
        request.body(),
        r#"{"method":"voucher","code":"HAINISH-CYCLE"}"#
    );
}

#[test]
fn errors_are_typed_by_status() {
    let refused = Server::json(402, r#"{"reason":"suspected-fraud","retryAfter":"PT24H"}"#);
    let shop = Client::new().transport(refused);
    let key = Uuid::from_wire("any");
    let call = shop.orders().place(&key, &NewOrder::new("ursula", []));
    match wait(call.send()).unwrap_err() {
        Error::Api(error) => match error.body {
            Error402Or422::PaymentRequired(refusal) => {
                assert_eq!(refusal.reason, RefusalReason::SuspectedFraud);
            }
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
}

/// The bodies of both statuses are customers. The response has the status.
#[test]
fn created_or_changed() {
    let body = r#"{"name":"Ursula","id":"ursula","since":"2026-02-03T04:05:06Z"}"#;
    for status in [200, 201] {
        let shop = Client::new().transport(Server::json(status, body));
        let call = shop.customers().set("ursula", &NewCustomer::new("Ursula"));
        let response = wait(call.with_response()).unwrap();
        assert_eq!(
            (response.status.as_u16(), response.body.name.as_str()),
            (status, "Ursula")
        );
    }
}

#[test]
fn filters_and_lists() {
    let shop = Client::new();
    let filter = BookFilter {
        published_from: Some("1960-01-01".parse().unwrap()),
        max_price: Some("10".parse().unwrap()),
        ..BookFilter::default()
    };
    let call = shop
        .books()
        .list()
        .genre(&[Genre::ScienceFiction, Genre::V18Plus])
        .label(&["signed", "first edition"])
        .filter(&filter)
        .sort(ListBooksSort::MinusPublished);
    assert_eq!(
        target(call.call().request()),
        "/v1/books?genre=science-fiction,18%2B&label=signed%7Cfirst%20edition\
         &filter%5BpublishedFrom%5D=1960-01-01&filter%5BmaxPrice%5D=10&sort=-published"
    );
    let call = shop
        .books()
        .get_by_isbn(&["9780441478125", "9780060512750"]);
    assert_eq!(
        target(call.request()),
        "/v1/books/isbn/9780441478125,9780060512750"
    );
}

#[test]
fn a_category_is_a_tree() {
    let tree =
        r#"{"name":"all","children":[{"name":"fiction","parent":{"name":"all"},"children":[]}]}"#;
    let shop = Client::new().transport(Server::json(200, tree));
    let root = wait(shop.books().list_categories().send()).unwrap();
    let children = root.children.unwrap();
    assert_eq!(children[0].parent.as_ref().unwrap().name, "all");
}

#[test]
fn another_server() {
    let shop = Client::new().base_url(super::bookshop::servers::SANDBOX);
    let request = shop.books().get(1).request().unwrap();
    assert_eq!(request.uri(), "https://sandbox.bookshop.example/v1/books/1");
    let shop = Client::new().base_url(&super::bookshop::servers::the_shop("us"));
    let request = shop.books().get(1).request().unwrap();
    assert_eq!(request.uri(), "https://us.bookshop.example/v1/books/1");
}
