//! Deeply nested types compile: types beyond the compiler's recursion limit are cut off. rustdoc passes where it doesn't
//! have to go through lists and maps.

use callwright_hostile::{Artifacts, generate_and_compile, rustdoc};
use serde_json::{Map, Value, json};
use std::fs;
use std::path::Path;

const COUNT: usize = 150;

fn reference(index: usize) -> Value {
    json!({ "$ref": format!("#/components/schemas/S{index}") })
}

/// A document whose only operation and only event use `S0`. No two schemas are equal.
fn document(make: impl Fn(usize) -> Value) -> Value {
    let schemas: Map<String, Value> = (0..COUNT)
        .map(|index| (format!("S{index}"), make(index)))
        .collect();
    let body = json!({ "content": { "application/json": { "schema": reference(0) } } });
    let mut response = body.clone();
    response["description"] = "The same.".into();
    let post = json!({ "post": { "requestBody": body, "responses": { "200": response } } });
    json!({
        "openapi": "3.1.0",
        "info": { "title": "Deep", "version": "1" },
        "paths": { "/things": post },
        "webhooks": { "thing": post },
        "components": { "schemas": schemas },
    })
}

/// An object with a property that no other schema has, and the property `next`.
fn object(index: usize, next: Value, required: &[&str]) -> Value {
    let own = format!("own{index}");
    json!({
        "type": "object",
        "required": required,
        "properties": { "next": next, own: { "type": "string" } },
    })
}

#[test]
fn deep_types_compile() {
    let end = |index: usize, next: Value| match index + 1 {
        COUNT => json!({ "type": "string" }),
        _ => next,
    };
    let list = |of: Value| json!({ "type": "array", "items": of });
    let map = |of: Value| json!({ "type": "object", "additionalProperties": of });
    let chain = |index: usize| end(index, reference(index + 1));
    let ring = |index: usize| reference((index + 1) % COUNT);
    let mut documents: Vec<(&str, Value)> = vec![
        ("chain", document(|i| object(i, chain(i), &["next"]))),
        ("optional", document(|i| object(i, chain(i), &[]))),
        ("lists", document(|i| object(i, list(chain(i)), &["next"]))),
        ("maps", document(|i| object(i, map(chain(i)), &["next"]))),
        ("ring", document(|i| object(i, ring(i), &[]))),
        ("ring of lists", document(|i| object(i, list(ring(i)), &[]))),
    ];
    documents.push((
        "unions",
        document(|i| json!({ "oneOf": [chain(i), object(i, json!({}), &["next"])] })),
    ));
    documents.push((
        "dense",
        document(|i| {
            let others =
                (0..12).map(|step| (format!("p{step}"), reference((i * 7 + step * 13) % COUNT)));
            let mut all: Map<String, Value> = others.collect();
            all.insert(format!("own{i}"), json!({ "type": "string" }));
            json!({ "type": "object", "properties": all })
        }),
    ));
    let artifacts = Artifacts::build(false).unwrap_or_else(|why| panic!("{why}"));
    for (name, document) in documents {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("deep")
            .join(name);
        let path = folder.join("api.json");
        let written =
            fs::create_dir_all(&folder).and_then(|()| fs::write(&path, document.to_string()));
        written.unwrap_or_else(|error| panic!("{error}"));
        let result = generate_and_compile(&path, &folder, &artifacts);
        assert_eq!(result, Ok(()), "{name}");
        // rustdoc asks for every type whether it is `Send`. In the other documents that takes too many steps from types
        // that no event has, and only types of events are cut for it.
        if ["chain", "optional", "ring", "unions"].contains(&name) {
            let documented = rustdoc(&path, &folder.join("crate"), &artifacts);
            assert_eq!(documented.ok().flatten().as_deref(), Some(""), "{name}");
        }
    }
}
