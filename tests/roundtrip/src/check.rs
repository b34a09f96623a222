//! One document, all of its examples.

use crate::collect::{Example, examples};
use crate::compare::loss;
use crate::program::{self, Came, Passage, Workshop};
use crate::schema::{Node, Schemas};
use crate::validate::{Strictness, satisfies};
use callwright_codegen::config::Config;
use callwright_codegen::diag::{Diagnostics, Place, Severity};
use callwright_codegen::source::{Limits, Sources};
use callwright_codegen::{generate_sources, types_at};
use rustc_hash::FxHashMap;
use serde_json::{Map, Value};
use std::path::Path;

/// What came of a document.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// How many examples it has.
    pub found: usize,
    /// Those that stand at a schema that has no type of its own: a member of `allOf`, a part that is
    /// not generated. They are not checked.
    pub untyped: Vec<String>,
    /// How many satisfy their schemas, `oneOf` taken as "at least one"; these are checked.
    pub satisfied: usize,
    /// How many of these satisfy them to the letter, `oneOf` being "exactly one".
    pub exactly: usize,
    /// How many of those checked are objects or lists.
    pub structured: usize,
    /// How many of those checked came back whole.
    pub whole: usize,
    /// How many of those that came back whole went through a type that is any JSON.
    pub any: usize,
    /// How many of those that came back whole hold an object or a list that is none of the
    /// variants of a union, and so was kept as JSON: the places.
    pub kept: Vec<String>,
    /// Those that satisfy a schema of `properties` without a `type` by being no object at all, and
    /// did not come back: no type of Rust is meant by such a schema but a struct.
    pub vacuous: Vec<String>,
    /// The others: where, of which type, and what was lost.
    pub failures: Vec<Outcome>,
}

/// An example that did not come back whole.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Where it stands.
    pub pointer: String,
    /// The Rust type that it went through.
    pub ty: String,
    /// What was lost.
    pub reason: String,
}

/// Sends every example of a document that satisfies its schema through the generated type. Objects
/// go twice, the second time with their keys in the opposite order.
///
/// # Errors
///
/// When the document can't be used, or the program can't be built or run; in words.
pub fn check(document: &Path, name: &str, workshop: &Workshop) -> Result<Report, String> {
    let mut diags = Diagnostics::default();
    let refused = |diags: &Diagnostics| {
        let error = diags.iter().find(|d| d.severity == Severity::Error);
        error.map_or_else(String::new, |d| d.message.clone())
    };
    let sources =
        Sources::load(document, &Limits::default(), &mut diags).map_err(|_| refused(&diags))?;
    let config = Config {
        // All types at once: the program has a manifest of its own, without features.
        tag_features: Some(false),
        ..Config::default()
    };
    let generated = generate_sources(&sources, &config, &mut diags).map_err(|_| refused(&diags))?;
    let types = types_at(&sources, &config, &mut diags).map_err(|_| refused(&diags))?;
    let types: FxHashMap<&Place, &str> = types.iter().map(|(p, t)| (p, t.as_str())).collect();

    let schemas = Schemas::new(&sources);
    let mut report = Report::default();
    let mut numbers: FxHashMap<&str, usize> = FxHashMap::default();
    let mut names: Vec<&str> = Vec::new();
    let mut passages: Vec<Passage> = Vec::new();
    let mut sent: Vec<(Example<'_>, &str)> = Vec::new();
    for example in examples(&schemas) {
        report.found += 1;
        let Some(ty) = type_of(&schemas, &types, &example.schema) else {
            report.untyped.push(example.place.pointer.to_string());
            continue;
        };
        if !meets(&schemas, &example, Strictness::Any) {
            continue;
        }
        report.satisfied += 1;
        report.exactly += usize::from(meets(&schemas, &example, Strictness::Exact));
        report.structured += usize::from(example.value.is_object() || example.value.is_array());
        let number = *numbers.entry(ty).or_insert_with(|| {
            names.push(ty);
            names.len() - 1
        });
        passages.push((number, example.value.to_string()));
        passages.push((number, reversed(example.value).to_string()));
        sent.push((example, ty));
    }
    if sent.is_empty() {
        return Ok(report);
    }
    let came = program::run(workshop, name, &generated.files, &names, &passages)?;
    for ((example, ty), came) in sent.iter().zip(came.chunks(2)) {
        let pointer = example.place.pointer.to_string();
        match came
            .iter()
            .find_map(|came| difference(&schemas, example, came))
        {
            Some(_) if !meets(&schemas, example, Strictness::Meant) => {
                report.vacuous.push(format!("{pointer} ({ty})"));
            }
            Some(reason) => report.failures.push(Outcome {
                pointer,
                ty: (*ty).to_owned(),
                reason,
            }),
            None => {
                report.whole += 1;
                report.any += usize::from(ty.contains("Value"));
                let kept = |shown: &str| {
                    shown.contains("Unknown(Object") || shown.contains("Unknown(Array")
                };
                if came.iter().flatten().any(|(_, shown)| kept(shown)) {
                    report.kept.push(format!("{pointer} ({ty})"));
                }
            }
        }
    }
    Ok(report)
}

fn meets(schemas: &Schemas<'_>, example: &Example<'_>, strictness: Strictness) -> bool {
    satisfies(
        schemas,
        &example.schema,
        example.value,
        example.direction,
        strictness,
    )
}

/// The Rust type of a schema: its own, or that of what it refers to.
fn type_of<'t>(
    schemas: &Schemas<'_>,
    types: &FxHashMap<&Place, &'t str>,
    schema: &Node<'_>,
) -> Option<&'t str> {
    let mut node = schema.clone();
    for _ in 0..16 {
        if let Some(ty) = types.get(&node.place) {
            return Some(ty);
        }
        node = schemas.target(&node)?;
    }
    None
}

fn difference(schemas: &Schemas<'_>, example: &Example<'_>, came: &Came) -> Option<String> {
    match came {
        Ok((json, _)) => match serde_json::from_str(json) {
            Ok(after) => loss(schemas, example, &after),
            Err(error) => Some(format!("it encodes to what is no JSON: {error}")),
        },
        Err(reason) => Some(reason.clone()),
    }
}

/// The same value, the keys of each object in the opposite order.
fn reversed(value: &Value) -> Value {
    match value {
        Value::Object(map) => {
            let entries = map.iter().rev();
            let map: Map<String, Value> = entries.map(|(k, v)| (k.clone(), reversed(v))).collect();
            Value::Object(map)
        }
        Value::Array(list) => Value::Array(list.iter().map(reversed).collect()),
        scalar => scalar.clone(),
    }
}
