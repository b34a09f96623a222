//! `cargo run -p bookshop-demo`: prints what happens between a library and a bookshop.

use bookshop_demo::story;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    story::run(|line| println!("{line}")).await?;
    Ok(())
}
