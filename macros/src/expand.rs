//! Expands the macro.

use crate::arguments::MacroArguments;
use crate::error::MacroError;
use callwright_codegen::Generator;
use callwright_codegen::diag::Severity;
use callwright_codegen::generator::{GeneratorOutput, Message};
use proc_macro::{Literal, TokenStream};
use std::path::{Path, PathBuf};

/// Generates the module's content, with an error for each problem.
pub fn expand(arguments: &MacroArguments) -> TokenStream {
    // Cargo sets it for the package that is compiled; without cargo, the current folder is used.
    let folder = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
    let output = Generator::from_path(&arguments.path)
        .relative_to(folder)
        .config(arguments.config.clone())
        .generate();
    let mut tokens = TokenStream::new();
    let text = format!("{}{}{}", includes(&output), warnings(&output), output.code);
    match text.parse::<TokenStream>() {
        Ok(code) => tokens.extend(code),
        Err(error) => {
            let message = format!("the generated code can't be read: {error}");
            let help = "this is a bug in callwright: please report it with the document";
            tokens.extend(
                MacroError::new(message, arguments.at)
                    .help(help)
                    .into_tokens(),
            );
        }
    }
    let messages = output.messages();
    let errors = messages
        .iter()
        .filter(|found| found.severity == Severity::Error);
    tokens.extend(errors.flat_map(|found| error(found, arguments)));
    tokens
}

fn error(found: &Message, arguments: &MacroArguments) -> TokenStream {
    let mut text = found.to_string();
    if let Some(done) = &found.done {
        text.push_str(&format!("\ndone: {done}"));
    }
    let error = MacroError::new(text, arguments.at);
    let error = match &found.help {
        Some(help) => error.help(help),
        None => error,
    };
    error.into_tokens()
}

/// Includes the files that were read, so that the compiler watches them.
fn includes(output: &GeneratorOutput) -> String {
    let existing = output.files.iter().filter(|path| path.is_file());
    existing
        .map(|path| {
            let path = absolute(path);
            let path = Literal::string(&path.to_string_lossy());
            format!("const _: &[::core::primitive::u8] = ::core::include_bytes!({path});\n")
        })
        .collect()
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// A macro can't emit warnings, but a use of a deprecated item does.
fn warnings(output: &GeneratorOutput) -> String {
    let lines = output.warnings().into_iter();
    lines
        .map(|line| {
            let note = Literal::string(&line);
            format!(
                "const _: () = {{ #[deprecated(note = {note})] const DOCUMENT: () = (); DOCUMENT }};\n"
            )
        })
        .collect()
}
