//! Checks all examples of one document.

use crate::collect::{Example, examples};
use crate::compare::loss;
use crate::program::{self, BuildFolders, Decoded, Input};
use crate::schema::{SchemaNode, Schemas};
use crate::validate::{Strictness, satisfies};
use callwright_codegen::config::Config;
use callwright_codegen::diag::{Diagnostics, Place, Severity};
use callwright_codegen::source::{Limits, Sources};
use callwright_codegen::{generate_sources, types_at};
use rustc_hash::FxHashMap;
use serde_json::{Map, Value};
use std::path::Path;

/// The result for a document.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// How many examples it has.
    pub examples: usize,
    /// Examples whose schema has no type of its own, such as a member of `allOf` or a part that isn't
    /// generated. They aren't checked.
    pub untyped: Vec<String>,
    /// How many examples satisfy their schemas, with `oneOf` as "at least one". These are checked.
    pub satisfied: usize,
    /// How many of these satisfy their schemas exactly, with `oneOf` as "exactly one".
    pub exactly: usize,
    /// How many checked examples are objects or arrays.
    pub structured: usize,
    /// How many checked examples lost nothing.
    pub lossless: usize,
    /// How many of the lossless examples have a type that holds any JSON.
    pub any: usize,
    /// The lossless examples that contain an object or an array that matches no variant of a union, and so is kept
    /// as JSON.
    pub kept: Vec<String>,
    /// Examples that fail because they aren't objects, although their schema allows that: it has `properties` and no
    /// `type`. Such a schema means an object, so its Rust type is a struct.
    pub vacuous: Vec<String>,
    /// The examples that lost something.
    pub failures: Vec<LossyExample>,
}

/// An example that lost something.
#[derive(Clone, Debug)]
pub struct LossyExample {
    /// Its JSON pointer.
    pub pointer: String,
    /// Its Rust type.
    pub ty: String,
    /// What was lost.
    pub reason: String,
}

/// Decodes and encodes every example of a document that satisfies its schema, with the generated types. Each is
/// checked twice, the second time with the keys of objects in reverse order.
///
/// # Errors
///
/// If the document can't be used, or the program can't be built or run.
pub fn check(document: &Path, name: &str, folders: &BuildFolders) -> Result<Report, String> {
    let mut diags = Diagnostics::default();
    let error_message = |diags: &Diagnostics| {
        let error = diags.iter().find(|d| d.severity == Severity::Error);
        error.map_or_else(String::new, |d| d.message.clone())
    };
    let sources = Sources::load(document, &Limits::default(), &mut diags)
        .map_err(|_| error_message(&diags))?;
    let config = Config {
        // The program has its own manifest, without features.
        tag_features: Some(false),
        ..Config::default()
    };
    let generated =
        generate_sources(&sources, &config, &mut diags).map_err(|_| error_message(&diags))?;
    let types = types_at(&sources, &config, &mut diags).map_err(|_| error_message(&diags))?;
    let types: FxHashMap<&Place, &str> = types.iter().map(|(p, t)| (p, t.as_str())).collect();

    let schemas = Schemas::new(&sources);
    let mut report = Report::default();
    let mut numbers: FxHashMap<&str, usize> = FxHashMap::default();
    let mut names: Vec<&str> = Vec::new();
    let mut inputs: Vec<Input> = Vec::new();
    let mut checked: Vec<(Example<'_>, &str)> = Vec::new();
    for example in examples(&schemas) {
        report.examples += 1;
        let Some(ty) = type_of(&schemas, &types, &example.schema) else {
            report.untyped.push(example.place.pointer.to_string());
            continue;
        };
        if !is_satisfied(&schemas, &example, Strictness::OneOfAsAnyOf) {
            continue;
        }
        report.satisfied += 1;
        report.exactly += usize::from(is_satisfied(&schemas, &example, Strictness::Exact));
        report.structured += usize::from(example.value.is_object() || example.value.is_array());
        let number = *numbers.entry(ty).or_insert_with(|| {
            names.push(ty);
            names.len() - 1
        });
        inputs.push((number, example.value.to_string()));
        inputs.push((number, reversed(example.value).to_string()));
        checked.push((example, ty));
    }
    if checked.is_empty() {
        return Ok(report);
    }
    let decoded = program::run(folders, name, &generated.files, &names, &inputs)?;
    for ((example, ty), decoded) in checked.iter().zip(decoded.chunks(2)) {
        let pointer = example.place.pointer.to_string();
        match decoded
            .iter()
            .find_map(|decoded| difference(&schemas, example, decoded))
        {
            Some(_) if !is_satisfied(&schemas, example, Strictness::PropertiesMeanObject) => {
                report.vacuous.push(format!("{pointer} ({ty})"));
            }
            Some(reason) => report.failures.push(LossyExample {
                pointer,
                ty: (*ty).to_owned(),
                reason,
            }),
            None => {
                report.lossless += 1;
                report.any += usize::from(ty.contains("Value"));
                let kept = |debug: &str| {
                    debug.contains("Unknown(Object") || debug.contains("Unknown(Array")
                };
                if decoded.iter().flatten().any(|(_, debug)| kept(debug)) {
                    report.kept.push(format!("{pointer} ({ty})"));
                }
            }
        }
    }
    Ok(report)
}

fn is_satisfied(schemas: &Schemas<'_>, example: &Example<'_>, strictness: Strictness) -> bool {
    satisfies(
        schemas,
        &example.schema,
        example.value,
        example.direction,
        strictness,
    )
}

/// The Rust type of a schema, or of the schema that it refers to.
fn type_of<'t>(
    schemas: &Schemas<'_>,
    types: &FxHashMap<&Place, &'t str>,
    schema: &SchemaNode<'_>,
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

fn difference(schemas: &Schemas<'_>, example: &Example<'_>, decoded: &Decoded) -> Option<String> {
    match decoded {
        Ok((json, _)) => match serde_json::from_str(json) {
            Ok(after) => loss(schemas, example, &after),
            Err(error) => Some(format!("it doesn't encode to JSON: {error}")),
        },
        Err(reason) => Some(reason.clone()),
    }
}

/// The same value, with the keys of each object in reverse order.
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
