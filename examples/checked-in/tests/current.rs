//! A generated crate that is checked in: a reviewer sees how a change of the document changes the code.
//!
//!     callwright generate openapi.yaml --out .
//!
//! wrote all of `src`. These tests fail if it is out of date, or if a call doesn't work.
#![allow(clippy::unwrap_used)]

use callwright::{Bytes, http};
use callwright_codegen::{GenerateError, Generator};
use example_checked_in::Client;
use example_checked_in::types::BuoyState;

#[test]
fn the_code_is_what_the_document_says() -> Result<(), GenerateError> {
    Generator::from_path("openapi.yaml").check(".").map(drop)
}

#[tokio::test]
async fn it_calls() {
    let client = Client::new().transport(|request: http::Request<Bytes>| async move {
        assert_eq!(request.uri(), "https://buoys.example/v1/buoys");
        let buoys = r#"[{ "id": "k13", "name": "K13 Alpha", "state": "adrift" }]"#;
        let response = http::Response::builder().header("content-type", "application/json");
        Ok(response.body(Bytes::from(buoys)).unwrap())
    });
    let buoys = client.buoys().list().await.unwrap();
    assert_eq!(buoys[0].state, Some(BuoyState::Adrift));
}
