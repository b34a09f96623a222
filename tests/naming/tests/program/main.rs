//! The program finds names that nobody would have chosen, and no others: tiny crates beside tiny documents.

mod counts;
mod foreign;

use callwright_naming::document::Document;
use callwright_naming::figures::{Figures, figures};
use callwright_naming::report::{Column, exceeded, longer, tables};
use callwright_naming::rows::{Look, look};
use callwright_naming::written::{Written, WrittenFile};
use serde_json::{Value, json};

/// A crate with these files. The client has the groups `gists` and `issues`.
fn written(files: &[(&str, &str)]) -> Written {
    let client = "impl Client {
        pub fn gists(&self) -> super::gists::Gists { todo!() }
        pub fn issues(&self) -> super::issues::Issues { todo!() }
    }";
    let files = files.iter().copied().chain([("src/client.rs", client)]);
    let files = files.map(|(path, text)| WrittenFile {
        path: (*path).to_owned(),
        text: (*text).to_owned(),
    });
    Written::parse(files.collect()).expect("the files are Rust")
}

/// A document with two operations that take a body of this schema.
fn document(body: &Value, schemas: &Value) -> Document {
    let operation = |id: &str| {
        json!({ "post": {
            "operationId": id,
            "requestBody": { "content": { "application/json": { "schema": body } } },
            "responses": { "404": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/problem" } } } } },
        } })
    };
    Document::new(json!({
        "paths": { "/gists": operation("gists/create"), "/issues": operation("issues/create") },
        "components": { "schemas": schemas },
    }))
}

fn method(group: &str, body: &str) -> String {
    format!(
        "impl {group} {{
            /// Creates one.
            ///
            /// `POST /{}`
            pub fn create(&self, body: &types::{body}) -> Call<(), types::Problem> {{
                self.client.post(\"/x\").body_json(body).empty()
            }}
        }}",
        group.to_lowercase()
    )
}

fn foreign(document: &Document, written: &Written) -> Vec<String> {
    figures(document, written).foreign
}

const PROBLEM: &str = "pub struct Problem { pub message: String }
wire::object!(Problem { message \"message!\" });";
