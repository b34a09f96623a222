//! What is said: messages go to stderr, results to stdout.

use crate::Failure;
use crate::args::MessageFormat;
use callwright_codegen::diag::{self, Diagnostics, Locate, plain, plain_json};
use serde_json::{Value, json};
use std::io::{self, ErrorKind, IsTerminal as _, Write as _};

/// Says things in the format that was asked for.
#[derive(Clone, Copy, Debug)]
pub struct Reporter {
    format: MessageFormat,
    color: bool,
}

impl Reporter {
    /// Colours are for terminals, unless `NO_COLOR` is set (<https://no-color.org>) or the terminal
    /// says that it has none.
    pub fn new(format: MessageFormat) -> Self {
        let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
        let dumb = set("TERM").is_some_and(|term| term == "dumb");
        Self {
            format,
            color: io::stderr().is_terminal() && set("NO_COLOR").is_none() && !dumb,
        }
    }

    /// Whether a person reads the messages.
    pub fn is_human(self) -> bool {
        self.format == MessageFormat::Human
    }

    /// All that was found in a document.
    pub fn messages(self, diags: &Diagnostics, locate: &dyn Locate) {
        if diags.iter().next().is_none() {
            return;
        }
        match self.format {
            MessageFormat::Human => {
                stderr(&diag::human(diags, locate, self.color));
                stderr(&format!("{}\n", diag::summary(diags)));
            }
            MessageFormat::Json => stderr(&diag::json_lines(diags, locate)),
        }
    }

    /// An error that is about no place in a document.
    pub fn error(self, code: &str, message: &str, help: Option<&str>) {
        self.say("error", "1;31", code, message, help);
    }

    /// A warning that is about no place in a document.
    pub fn warning(self, code: &str, message: &str, help: Option<&str>) {
        self.say("warning", "1;33", code, message, help);
    }

    fn say(self, severity: &str, paint: &str, code: &str, message: &str, help: Option<&str>) {
        if self.format == MessageFormat::Json {
            let object = json!({
                "severity": severity, "code": code, "message": message, "done": Value::Null,
                "help": help, "file": Value::Null, "line": Value::Null, "column": Value::Null,
                "pointer": Value::Null,
            });
            stderr(&plain_json(&format!("{object}\n")));
            return;
        }
        let head = format!("{severity}[{code}]");
        let head = match self.color {
            true => format!("\u{1b}[{paint}m{head}\u{1b}[0m"),
            false => head,
        };
        let message = shown(message);
        let help = help.map(|help| format!("   = help: {}\n", shown(help)));
        stderr(&format!("{head}: {message}\n{}", help.unwrap_or_default()));
    }
}

/// Writes a result. What it holds of a document or of a receiver's answer can't move a cursor.
///
/// # Errors
///
/// [`Failure::Unread`] where nobody reads it, [`Failure::Work`] where it can't be written.
pub fn stdout(text: &str) -> Result<(), Failure> {
    write(&shown(text))
}

/// Writes a result as JSON, laid out for people if it is wanted so. Its values are the same; what acts
/// on a terminal is escaped.
///
/// # Errors
///
/// As [`stdout`].
pub fn stdout_json(value: &Value, pretty: bool) -> Result<(), Failure> {
    let json = match pretty {
        true => format!("{value:#}\n"),
        false => format!("{value}\n"),
    };
    write(&plain_json(&json))
}

/// Text of several lines in which each character only stands where it is.
fn shown(text: &str) -> String {
    let lines = text.split('\n').map(|line| {
        let words = line.split('\t').map(plain);
        words.collect::<Vec<_>>().join("\t")
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn write(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    written.map_err(|error| match error.kind() {
        ErrorKind::BrokenPipe => Failure::Unread,
        _ => {
            stderr(&format!("error: the output can't be written: {error}\n"));
            Failure::Work
        }
    })
}

/// Writes a message. Where stderr is closed there is nobody to tell.
pub fn stderr(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}
