//! Slips in calls. After `//~` is a part of the compiler's message for the line.

#![allow(dead_code)]

mod shop {
    callwright::api!("../../examples/documents/bookshop.yaml", { webhooks: false });
}

use callwright::{Bytes, TransportError, http};
use shop::types::{BookPatch, Genre};

type Failed = Box<dyn std::error::Error>;

async fn forgotten_await(shop: shop::Client) -> Result<(), Failed> {
    let _book = shop.books().get(17)?; //~ consider `await`ing on the `Future`
    let _page = shop.books().list()?; //~ consider `await`ing on the `Future`
    let _book = shop.books().get(17).unwrap(); //~ write `.await` before this
    let _page = shop.books().list().limit(5).unwrap(); //~ write `.await` before this
    let _book = shop.books().get(17).expect("a book"); //~ has no result before it is awaited
    let _page = shop.books().list().expect("a page"); //~ has no result before it is awaited
    let book = shop.books().get(17);
    println!("{}", book.title); //~ no field `title` on type `Call<
    Ok(())
}

async fn optional_part_too_late(shop: shop::Client) -> Result<(), Failed> {
    let _page = shop.books().list().await?.limit(5); //~ BookPage`
    let _page = shop.books().list().call().limit(5).await?; //~ ::List
    Ok(())
}

async fn missing_reference(shop: shop::Client) {
    let patch = BookPatch::default();
    let _book = shop.books().update(17, patch).await; //~ consider borrowing here
    let title = String::from("Dune");
    let _hits = shop.books().search(title).await; //~ consider borrowing here
    let _page = shop.books().list().genre(Genre::Poetry).await; //~ expected `&[Genre]`, found `Genre`
}

fn values_of_fields() {
    let _patch = BookPatch {
        title: Some("Dune"),                  //~ try using a conversion method
        subtitle: Some("a novel".to_owned()), //~ call `Into::into` on this expression
        ..BookPatch::default()
    };
}

fn what_is_no_transport(shop: &shop::Client) {
    let _ = shop.clone().transport("https://shop.example"); //~ `&str` can't send requests
    let _ = shop.clone().transport(shop.clone()); //~ a transport is a `Send` function `async fn(http::Request<Bytes>)
    let _ = shop.clone().transport(no_result); //~ found `Response<Bytes>`
    let _ = shop.clone().transport(not_async); //~ is not a future
}

async fn no_result(_: http::Request<Bytes>) -> http::Response<Bytes> {
    http::Response::default()
}

fn not_async(_: http::Request<Bytes>) -> Result<http::Response<Bytes>, TransportError> {
    Ok(http::Response::default())
}

fn group_whose_feature_is_off(client: golden_features::Client) {
    let _ = client.orders().place(); //~ `orders()` needs the feature `orders`
    let calls = client.default_calls(); //~ turn it on in Cargo.toml, in `features` of this dependency
    let _ = client.books();
    drop(calls);
}

fn main() {}
