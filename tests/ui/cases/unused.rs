//! Slips that the compiler warns of. After `//~` is a part of its message for the line.

#![allow(dead_code)]

mod shop {
    callwright::api!("../../examples/documents/bookshop.yaml", { webhooks: false });
}

/// Nothing is sent without `.await`.
async fn forgotten_await(shop: shop::Client) {
    shop.books().get(17); //~ calls do nothing unless you `.await` them
    shop.books().list().limit(5); //~ calls do nothing unless you `.await` them
    shop.books().get(17).call().with_response(); //~ futures do nothing unless you `.await`
}

/// Settings return another client.
fn forgotten_client(shop: shop::Client) {
    shop.timeout(None); //~ Client::timeout` that must be used
}

fn main() {}
