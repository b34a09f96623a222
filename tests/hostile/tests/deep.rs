//! Types that lead deeply into one another: what the compiler doesn't follow is cut, and the rest compiles.

use callwright_hostile::{Artifacts, proved};
use serde_json::{Map, Value, json};
use std::fs;
use std::path::Path;

const COUNT: usize = 150;

fn to(index: usize) -> Value {
    json!({ "$ref": format!("#/components/schemas/S{index}") })
}

/// A document whose only call and only event take `S0`. No two schemas are equal.
fn document(make: impl Fn(usize) -> Value) -> Value {
    let schemas: Map<String, Value> = (0..COUNT)
        .map(|index| (format!("S{index}"), make(index)))
        .collect();
    let body = json!({ "content": { "application/json": { "schema": to(0) } } });
    let mut answer = body.clone();
    answer["description"] = "The same.".into();
    let post = json!({ "post": { "requestBody": body, "responses": { "200": answer } } });
    json!({
        "openapi": "3.1.0",
        "info": { "title": "Deep", "version": "1" },
        "paths": { "/things": post },
        "webhooks": { "thing": post },
        "components": { "schemas": schemas },
    })
}

/// An object with a name of its own and a property.
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
    let chain = |index: usize| end(index, to(index + 1));
    let ring = |index: usize| to((index + 1) % COUNT);
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
        "everyone",
        document(|i| {
            let others = (0..12).map(|step| (format!("p{step}"), to((i * 7 + step * 13) % COUNT)));
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
        let proved = proved(&path, &folder, &artifacts);
        assert_eq!(proved, Ok(()), "{name}");
    }
}
