//! Messages for programs and build scripts.

use serde_json::{Value, json};

use super::group::{self, ShownMessage};
use super::plain::{plain, plain_json};
use super::{Diagnostics, Locate, Severity, TextLocation};

/// Every message as one line of JSON, with `severity`, `code`, `message`, `done`, `help`, `file`,
/// `line`, `column` (in characters, both from 1) and `pointer`; `null` if there is none. Control
/// characters are escaped.
pub fn json_lines(diags: &Diagnostics, locate: &dyn Locate) -> String {
    let places = group::located(diags.iter(), locate);
    let lines = diags.iter().zip(places).map(|(diagnostic, located)| {
        let (file, line, column) = match located {
            Some(TextLocation {
                file, line, column, ..
            }) => (json!(file), json!(line), json!(column)),
            None => (Value::Null, Value::Null, Value::Null),
        };
        let object = json!({
            "severity": diagnostic.severity.to_string(),
            "code": diagnostic.code,
            "message": diagnostic.message,
            "done": diagnostic.done,
            "help": diagnostic.help,
            "file": file,
            "line": line,
            "column": column,
            "pointer": diagnostic.place.pointer.as_str(),
        });
        format!("{}\n", plain_json(&object.to_string()))
    });
    lines.collect()
}

/// The messages as a build script prints them for cargo. Errors fail the build. Notes are left out, and of each code the
/// first five are shown.
///
/// See <https://doc.rust-lang.org/cargo/reference/build-scripts.html#cargo-warning>.
pub fn cargo_warnings(diags: &Diagnostics, locate: &dyn Locate) -> String {
    let lines = one_liners(diags, locate).into_iter();
    lines
        .map(|(severity, line)| format!("cargo::{severity}={line}\n"))
        .collect()
}

/// The messages as one line each. Notes are left out, and of each code the first five are shown.
pub fn one_liners(diags: &Diagnostics, locate: &dyn Locate) -> Vec<(Severity, String)> {
    let mut louder = Diagnostics::default();
    let loud = diags.iter().filter(|d| d.severity > Severity::Note);
    loud.for_each(|diagnostic| louder.push(diagnostic.clone()));
    let shown = group::first_of_each_code(&louder, locate).into_iter();
    let lines = shown.map(|shown| match shown {
        ShownMessage::Message(diagnostic, located) => {
            let place = located.map_or_else(String::new, |located| {
                let TextLocation {
                    file, line, column, ..
                } = located;
                format!("{file}:{line}:{column}: ")
            });
            let asides = [&diagnostic.done, &diagnostic.help];
            let asides: Vec<&str> = asides.into_iter().flatten().map(String::as_str).collect();
            let aside = match asides.is_empty() {
                true => String::new(),
                false => format!(" ({})", asides.join("; ")),
            };
            let line = format!("{place}{}{aside}", diagnostic.message);
            // A line break would begin another directive.
            (diagnostic.severity, plain(&line))
        }
        ShownMessage::More(code, count) => {
            let line = format!("... and {count} more of this kind ({code})");
            (Severity::Warning, line)
        }
    });
    lines.collect()
}
