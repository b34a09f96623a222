//! `cargo run -p example-build-script -- https://bookshop.example/v1 poetry`

use example_build_script::{api, new_books};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(url), Some(genre)) = (arguments.next(), arguments.next()) else {
        return Err("give the URL of the shop and a genre".into());
    };
    let shop = api::Client::new().base_url(&url);
    print!("{}", new_books(&shop, genre.as_str().into()).await?);
    Ok(())
}
