//! The first call: what does the shop have, and what does it cost?

use bookshop::Client;
use bookshop::types::{Genre, Money};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let shop = Client::new().base_url("http://127.0.0.1:4010");
    let page = shop.books().list().genre(&[Genre::Poetry]).await?;
    for book in page.items {
        let Money { amount, currency } = book.price;
        println!("{}, {amount} {currency}", book.title);
    }
    Ok(())
}
