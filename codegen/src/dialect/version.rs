//! The version of a document.

use super::walk::{JsonObject, kind};
use crate::diag::{Diagnostic, Diagnostics, ErrorReported, FileId, Place};
use crate::source::Sources;
use serde_json::Value;

/// A supported version.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Version {
    V3_0,
    V3_1,
}

/// The version of the document.
pub(super) fn of(sources: &Sources, diags: &mut Diagnostics) -> Result<Version, ErrorReported> {
    let top = Place::root(FileId(0));
    let error = match sources.value(FileId(0)) {
        Value::Object(root) => match root.get("openapi") {
            Some(value) => match supported(value) {
                Some(version) => return Ok(version),
                None => unknown(value, &top.key("openapi")),
            },
            None => missing(root, &top),
        },
        other => {
            let found = kind(other);
            let message = format!("an OpenAPI document is an object, this is {found}");
            Diagnostic::error("not-openapi", &top, message)
        }
    };
    diags.push(error);
    Err(ErrorReported)
}

fn supported(value: &Value) -> Option<Version> {
    match major_minor(value)?.as_str() {
        "3.0" => Some(Version::V3_0),
        "3.1" => Some(Version::V3_1),
        _ => None,
    }
}

/// The first two parts of a version. Without quotes, `3.1` is a number in YAML.
fn major_minor(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    let mut parts = text.split('.');
    let (major, minor) = (parts.next()?, parts.next().unwrap_or("0"));
    Some(format!("{major}.{minor}"))
}

fn unknown(value: &Value, place: &Place) -> Diagnostic {
    let message = match major_minor(value).as_deref() {
        Some("3.2") => {
            return not_yet(place, "OpenAPI 3.2")
                .help("if the document uses nothing new of 3.2, write `openapi: 3.1.1`");
        }
        Some("2.0") => return swagger(place),
        Some(_) => format!("there is no OpenAPI version {value}"),
        None => format!("the version should be a string, not {}", kind(value)),
    };
    Diagnostic::error("bad-version", place, message)
        .help("write the version as a string, for example `openapi: \"3.1.1\"`")
}

fn missing(root: &JsonObject, top: &Place) -> Diagnostic {
    if root.contains_key("swagger") {
        return swagger(&top.key("swagger"));
    }
    if root.contains_key("asyncapi") {
        return Diagnostic::error(
            "not-openapi",
            &top.key("asyncapi"),
            "this is an AsyncAPI document, not an OpenAPI one",
        );
    }
    Diagnostic::error(
        "missing-version",
        top,
        "the document has no OpenAPI version",
    )
    .help("an OpenAPI document begins with a line like `openapi: 3.1.1`")
}

fn swagger(place: &Place) -> Diagnostic {
    not_yet(place, "Swagger 2.0").help("convert the document to OpenAPI 3.0 first")
}

fn not_yet(place: &Place, what: &str) -> Diagnostic {
    let message = format!("{what} is not supported yet, only OpenAPI 3.0 and 3.1 are");
    Diagnostic::error("unsupported-version", place, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(yaml: &str) -> Result<Version, (&'static str, String)> {
        let mut diags = Diagnostics::default();
        let sources = Sources::from_text("api.yaml", yaml.to_owned(), &mut diags).unwrap();
        of(&sources, &mut diags).map_err(|ErrorReported| {
            let fault = diags.iter().next().unwrap();
            (fault.code, fault.place.pointer.to_string())
        })
    }

    #[test]
    fn versions() {
        for (yaml, expected) in [
            ("openapi: 3.0.3", Ok(Version::V3_0)),
            ("openapi: 3.1", Ok(Version::V3_1)),
            ("openapi: 3.0", Ok(Version::V3_0)),
            ("openapi: 3", Ok(Version::V3_0)),
            ("openapi: '3.1.1'", Ok(Version::V3_1)),
            ("openapi: 3.0.0-rc1", Ok(Version::V3_0)),
            ("openapi: 3.2.0", Err(("unsupported-version", "/openapi"))),
            ("openapi: 4.0.0", Err(("bad-version", "/openapi"))),
            ("openapi: 3.10.0", Err(("bad-version", "/openapi"))),
            ("openapi: [3]", Err(("bad-version", "/openapi"))),
            ("openapi:", Err(("bad-version", "/openapi"))),
            ("swagger: '2.0'", Err(("unsupported-version", "/swagger"))),
            ("openapi: '2.0'", Err(("unsupported-version", "/openapi"))),
            ("asyncapi: 2.6.0", Err(("not-openapi", "/asyncapi"))),
            ("info: {}", Err(("missing-version", ""))),
            ("- 1", Err(("not-openapi", ""))),
        ] {
            let expected = expected.map_err(|(code, pointer)| (code, pointer.to_owned()));
            assert_eq!(outcome(yaml), expected, "{yaml}");
        }
    }
}
