//! Messages for people.

use std::fmt::Write as _;

use super::group::{self, ShownMessage};
use super::plain::plain;
use super::{Diagnostic, Diagnostics, Locate, Severity, TextLocation};

/// All messages as text, each with its line:
///
/// ```text
/// warning[duplicate-key]: the key `tag` is in the same object twice
///   --> api.yaml:7:5
///    |
///  7 |     tag: b
///    |     ^^^
///    = at: /info/x
///    = done: the last one is used
///    = help: remove or rename one of the two
/// ```
///
/// Of each code, the first five are shown, and the number of the others. Control characters are replaced, so that a
/// document can't control the terminal.
pub fn human(diags: &Diagnostics, locate: &dyn Locate, color: bool) -> String {
    let colors = Colors { color };
    let mut out = String::new();
    for shown in group::first_of_each_code(diags, locate) {
        match shown {
            ShownMessage::Message(diagnostic, located) => {
                message(&mut out, diagnostic, located.as_ref(), colors);
            }
            ShownMessage::More(code, count) => {
                let more = format!(
                    "... and {count} more of this kind ({code}); --message-format json lists all"
                );
                line(&mut out, &colors.strong(&more));
            }
        }
        out.push('\n');
    }
    out
}

/// The number of messages of each severity, the most severe first: `2 warnings, 1 note`.
pub fn summary(diags: &Diagnostics) -> String {
    let mut counts = Vec::new();
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        match diags.iter().filter(|d| d.severity == severity).count() {
            0 => {}
            1 => counts.push(format!("1 {severity}")),
            count => counts.push(format!("{count} {severity}s")),
        }
    }
    if counts.is_empty() {
        "no messages".to_owned()
    } else {
        counts.join(", ")
    }
}

fn message(
    out: &mut String,
    diagnostic: &Diagnostic,
    located: Option<&TextLocation>,
    colors: Colors,
) {
    let kind = format!("{}[{}]", diagnostic.severity, diagnostic.code);
    let kind = colors.severity(diagnostic.severity, &kind);
    let text = colors.strong(&format!(": {}", plain(&diagnostic.message)));
    line(out, &format!("{kind}{text}"));

    let last = located
        .and_then(|located| located.excerpt.last())
        .map_or(0, |(line, _)| *line);
    let margin = last.to_string().len().max(2);
    let bar = colors.frame("|");
    if let Some(located) = located {
        let arrow = colors.frame(&format!("{:margin$}-->", ""));
        let TextLocation {
            file,
            line: at,
            column,
            ..
        } = located;
        line(out, &format!("{arrow} {}:{at}:{column}", plain(file)));
        line(out, &format!("{:margin$} {bar}", ""));
        excerpt(out, located, diagnostic.severity, margin, colors);
    }
    let equals = colors.frame("=");
    let mut note = |name: &str, text: &str| {
        let name = colors.strong(name);
        line(
            out,
            &format!("{:margin$} {equals} {name} {}", "", plain(text)),
        );
    };
    if !diagnostic.place.pointer.is_root() {
        note("at:", diagnostic.place.pointer.as_str());
    }
    if let Some(done) = &diagnostic.done {
        note("done:", done);
    }
    if let Some(help) = &diagnostic.help {
        note("help:", help);
    }
}

fn excerpt(
    out: &mut String,
    located: &TextLocation,
    severity: Severity,
    margin: usize,
    colors: Colors,
) {
    let cut = if located.excerpt_column > 1 {
        "…"
    } else {
        ""
    };
    let bar = colors.frame("|");
    for (index, (number, text)) in located.excerpt.iter().enumerate() {
        let number = colors.frame(&format!("{number:>margin$}"));
        line(out, &format!("{number} {bar} {cut}{}", plain(text)));
        if index == 0 {
            let shown = text.chars().count() + cut.chars().count();
            let before =
                located.column.saturating_sub(located.excerpt_column) + cut.chars().count();
            // Not a width of `format!`, which can't be above 65,535.
            let before = before.min(shown);
            let blank = " ".repeat(before);
            let length = located.end_column.saturating_sub(located.column);
            // After the end of the line, there is still one caret.
            let length = length.min(shown.saturating_sub(before)).max(1);
            let carets = colors.severity(severity, &"^".repeat(length));
            line(out, &format!("{:margin$} {bar} {blank}{carets}", ""));
        }
    }
}

/// Adds a line, without spaces at its end.
fn line(out: &mut String, text: &str) {
    let _infallible = writeln!(out, "{}", text.trim_end());
}

/// The colours of a terminal, or none.
#[derive(Clone, Copy)]
struct Colors {
    color: bool,
}

impl Colors {
    fn severity(self, severity: Severity, text: &str) -> String {
        self.with(
            match severity {
                Severity::Error => "1;31",
                Severity::Warning => "1;33",
                Severity::Note => "1;36",
            },
            text,
        )
    }

    fn frame(self, text: &str) -> String {
        self.with("1;34", text)
    }

    fn strong(self, text: &str) -> String {
        self.with("1", text)
    }

    fn with(self, code: &str, text: &str) -> String {
        if self.color {
            format!("\u{1b}[{code}m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }
}
