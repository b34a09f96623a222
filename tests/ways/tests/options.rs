//! Options of the macro, also nested ones, work like those in a configuration file.
#![allow(clippy::unwrap_used)]

mod bookshop {
    callwright::api!("../../examples/documents/bookshop.yaml", {
        name: "our-shop",
        extra: true,
        share_equal_types: true,
        outside_refs: false,
        samples: true,
        formats: { uuid: "std::string::String", "date-time": "crate::our::Instant", },
        types: { Money: "crate::our::Price" },
    });
}

/// The user's own types.
mod our {
    pub type Instant = Box<str>;
    pub type Price = std::collections::BTreeMap<String, String>;
}

#[test]
fn options_have_effect() {
    let book = r#"{"id":17,"title":"Always Coming Home","authors":[],"genre":"poetry",
        "price":{"amount":"12.50","currency":"EUR"},"status":"available","series":null,
        "addedAt":"whenever","shelf":"B7"}"#;
    let book: bookshop::types::Book = callwright::serde_json::from_str(book).unwrap();
    let price: our::Price = book.price;
    assert_eq!(price["amount"], "12.50");
    let added: our::Instant = book.added_at;
    assert_eq!(&*added, "whenever");
    assert_eq!(book.extra["shelf"], "B7");

    // Samples go through the user's own types.
    let sample = bookshop::types::Book::sample();
    assert!(sample.price.contains_key("currency"));
    assert!(sample.extra.is_empty());

    let shop = bookshop::Client::new();
    let order = bookshop::types::NewOrder::new("ursula", []);
    let key: &String = &"any".to_owned();
    let request = shop.orders().place(key, &order).request().unwrap();
    assert_eq!(request.headers()["idempotency-key"], "any");
    let agent = request.headers()["user-agent"].to_str().unwrap();
    assert!(agent.starts_with("our-shop/"));
}
