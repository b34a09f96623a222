//! Which version a document is written in.

use super::walk::Object;
use crate::diag::{Diagnostic, Diagnostics, FileId, Place, Stopped};
use crate::source::Sources;
use serde_json::Value;

/// A version that is read.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Version {
    V3_0,
    V3_1,
}

/// The version of the document, or an error in `diags` that says why there is none.
pub(super) fn of(sources: &Sources, diags: &mut Diagnostics) -> Result<Version, Stopped> {
    let fault = match sources.value(FileId(0)) {
        Value::Object(root) => match read(root) {
            Ok(version) => return Ok(version),
            Err(fault) => fault,
        },
        other => Diagnostic::error(
            "not-openapi",
            &Place::root(FileId(0)),
            format!(
                "an OpenAPI document is an object, this is {}",
                super::walk::kind(other)
            ),
        ),
    };
    diags.push(fault);
    Err(Stopped)
}

fn read(root: &Object) -> Result<Version, Diagnostic> {
    let top = Place::root(FileId(0));
    if let Some(value) = root.get("openapi") {
        let place = top.key("openapi");
        // `openapi: 3.1` without quotes is a number in YAML.
        let text = match value {
            Value::String(text) => text.trim().to_owned(),
            Value::Number(number) => number.to_string(),
            other => {
                let found = super::walk::kind(other);
                return Err(odd(&place, format!("`openapi` is {found}")));
            }
        };
        let mut parts = text.split('.');
        return match (parts.next(), parts.next()) {
            (Some("3"), Some("0")) => Ok(Version::V3_0),
            (Some("3"), Some("1")) => Ok(Version::V3_1),
            (Some("3"), Some("2")) => Err(not_yet(&place, "OpenAPI 3.2").help(
                "where nothing of 3.2 is used, `openapi: 3.1.1` makes it readable",
            )),
            (Some("2"), _) => Err(not_yet(&place, "Swagger 2.0")),
            _ => Err(odd(&place, format!("there is no OpenAPI version `{text}`"))),
        };
    }
    if root.contains_key("swagger") {
        return Err(not_yet(&top.key("swagger"), "Swagger 2.0")
            .help("convert it to OpenAPI 3.0 first; several free converters do so"));
    }
    if root.contains_key("asyncapi") {
        return Err(Diagnostic::error(
            "not-openapi",
            &top.key("asyncapi"),
            "this is an AsyncAPI document, not an OpenAPI one",
        ));
    }
    Err(Diagnostic::error(
        "missing-version",
        &top,
        "the document doesn't say its OpenAPI version",
    )
    .help("an OpenAPI document begins with a line like `openapi: 3.1.1`"))
}

fn not_yet(place: &Place, what: &str) -> Diagnostic {
    Diagnostic::error(
        "unsupported-version",
        place,
        format!("{what} is not read yet, only OpenAPI 3.0 and 3.1"),
    )
}

fn odd(place: &Place, message: String) -> Diagnostic {
    Diagnostic::error("bad-version", place, message)
        .help("write the version as text, for example `openapi: \"3.1.1\"`")
}
