//! Reads a text and shows what came of it briefly.

use crate::diag::Diagnostics;
use crate::dialect::{Document, read};
use crate::source::Sources;
use serde::Serialize;
use serde_json::Value;

/// What came of a text.
pub(super) struct Shown {
    pub document: Document,
    /// Each message as `code pointer`.
    pub messages: Vec<String>,
}

impl Shown {
    /// Of a document that has to be read.
    pub fn of(yaml: &str) -> Self {
        let mut diags = Diagnostics::default();
        let sources = Sources::from_text("api.yaml", yaml.to_owned(), &mut diags).unwrap();
        let document = read(&sources, &mut diags).unwrap();
        Self {
            document,
            messages: messages(&diags),
        }
    }

    /// A component schema.
    pub fn schema(&self, key: &str) -> String {
        let components = self.document.openapi.components.as_ref().unwrap();
        brief(&components.schemas[key])
    }

    /// The keys of the component schemas.
    pub fn keys(&self) -> Vec<&str> {
        let components = self.document.openapi.components.as_ref().unwrap();
        components.schemas.keys().map(String::as_str).collect()
    }

    /// The component schemas that come from elsewhere: `key file/pointer`.
    pub fn hoisted(&self) -> Vec<String> {
        let side = &self.document.side;
        let claimed = side.claimed.iter();
        let hoisted = side
            .hoisted
            .iter()
            .map(|(key, schema)| (key, &schema.place));
        let all = claimed.chain(hoisted);
        all.map(|(key, place)| format!("{key} {}{}", place.file.0, place.pointer))
            .collect()
    }
}

/// The messages as `code pointer`, with the file's number before the pointer unless it is 0.
pub(super) fn messages(diags: &Diagnostics) -> Vec<String> {
    diags
        .iter()
        .map(|d| match d.place.file.0 {
            0 => format!("{} {}", d.code, d.place.pointer),
            file => format!("{} {file}:{}", d.code, d.place.pointer),
        })
        .collect()
}

/// A schema of a document of a version, and the messages, their pointers cut to within it.
pub(super) fn schema(version: &str, yaml: &str) -> (String, Vec<String>) {
    let indented = yaml.replace('\n', "\n      ");
    let document = format!(
        "openapi: {version}\ninfo: {{title: T, version: '1'}}\npaths: {{}}\ncomponents:\n  \
         schemas:\n    Pet: {{type: object}}\n    It:\n      {indented}\n"
    );
    let shown = Shown::of(&document);
    let messages = shown.messages.iter();
    let messages = messages.map(|m| m.replace("/components/schemas/It", ""));
    (shown.schema("It"), messages.collect())
}

/// Anything as JSON without the quotes, which reads well enough: `{type: object}`.
pub(super) fn brief(value: &impl Serialize) -> String {
    fn write(value: &Value, out: &mut String) {
        match value {
            Value::Object(object) => {
                let members = object.iter().map(|(key, value)| {
                    let mut out = format!("{key}: ");
                    write(value, &mut out);
                    out
                });
                out.push_str(&format!("{{{}}}", members.collect::<Vec<_>>().join(", ")));
            }
            Value::Array(list) => {
                let items = list.iter().map(|value| {
                    let mut out = String::new();
                    write(value, &mut out);
                    out
                });
                out.push_str(&format!("[{}]", items.collect::<Vec<_>>().join(", ")));
            }
            Value::String(text) => out.push_str(text),
            other => out.push_str(&other.to_string()),
        }
    }
    let mut out = String::new();
    write(&serde_json::to_value(value).unwrap(), &mut out);
    out
}
