//! Printing: messages to stderr, results to stdout.

use crate::args::MessageFormat;
use crate::run_error::RunError;
use callwright_codegen::diag::{self, Diagnostics, Locate, plain, plain_json};
use serde_json::{Value, json};
use std::io::{self, ErrorKind, IsTerminal as _, Write as _};

/// Prints messages in the chosen format.
#[derive(Clone, Copy, Debug)]
pub struct Reporter {
    format: MessageFormat,
    color: bool,
}

impl Reporter {
    /// Uses colours on terminals, unless `NO_COLOR` is set (<https://no-color.org>) or the terminal has none.
    pub fn new(format: MessageFormat) -> Self {
        let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
        let dumb = set("TERM").is_some_and(|term| term == "dumb");
        Self {
            format,
            color: io::stderr().is_terminal() && set("NO_COLOR").is_none() && !dumb,
        }
    }

    /// Whether messages are text for people.
    pub fn is_human(self) -> bool {
        self.format == MessageFormat::Human
    }

    /// Prints all messages about a document.
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

    /// Prints an error that isn't about a place in a document.
    pub fn error(self, code: &str, message: &str, help: Option<&str>) {
        self.print("error", "1;31", code, message, help);
    }

    /// Prints a warning that isn't about a place in a document.
    pub fn warning(self, code: &str, message: &str, help: Option<&str>) {
        self.print("warning", "1;33", code, message, help);
    }

    fn print(self, severity: &str, paint: &str, code: &str, message: &str, help: Option<&str>) {
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
        let message = plain_lines(message);
        let help = help.map(|help| format!("   = help: {}\n", plain_lines(help)));
        stderr(&format!("{head}: {message}\n{}", help.unwrap_or_default()));
    }
}

/// Prints a result. Control characters from a document or a receiver are replaced.
///
/// # Errors
///
/// [`RunError::BrokenPipe`] if the reader has closed stdout, [`RunError::Failed`] if it can't be written.
pub fn stdout(text: &str) -> Result<(), RunError> {
    write(&plain_lines(text))
}

/// Prints a result as JSON, indented if `pretty`. Control characters are escaped, so its values are the same.
///
/// # Errors
///
/// Like [`stdout`].
pub fn stdout_json(value: &Value, pretty: bool) -> Result<(), RunError> {
    let json = match pretty {
        true => format!("{value:#}\n"),
        false => format!("{value}\n"),
    };
    write(&plain_json(&json))
}

/// Text of several lines without control characters.
fn plain_lines(text: &str) -> String {
    let lines = text.split('\n').map(|line| {
        let words = line.split('\t').map(plain);
        words.collect::<Vec<_>>().join("\t")
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn write(text: &str) -> Result<(), RunError> {
    let mut out = io::stdout().lock();
    let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    written.map_err(|error| match error.kind() {
        ErrorKind::BrokenPipe => RunError::BrokenPipe,
        _ => {
            stderr(&format!("error: the output can't be written: {error}\n"));
            RunError::Failed
        }
    })
}

/// Prints a message. If stderr is closed, nothing can be done.
pub fn stderr(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}
