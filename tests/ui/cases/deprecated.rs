//! Uses of what the document calls deprecated. After `//~` is a part of the compiler's message for the line.

#![allow(dead_code)]

mod shop {
    callwright::api!("../../examples/documents/bookshop.yaml", { webhooks: false });
}

mod types {
    callwright::api!("../goldens/types/openapi.yaml");
}

use types::types::{Withdrawn, WithdrawnKind};

async fn call(shop: shop::Client) {
    let _gone = shop.books().remove(17).await; //~ Set `status` to `gone` instead, so that orders keep what they refer to
}

fn fields() {
    // A constructor isn't blocked.
    let mut thing = Withdrawn::new("w1", WithdrawnKind::New);
    thing.kind = WithdrawnKind::Worn; //~ use of deprecated unit variant
    thing.created = Some("now".into()); //~ Withdrawn::created`: Use createdAt or updatedAt
    thing.other = None::<types::types::Documented>; //~ Documented`: deprecated by the API's document
    println!("{}", thing.id); //~ This property is deprecated. Use `number` instead
}

fn main() {}
