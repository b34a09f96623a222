//! From the arguments to the module's content.

use crate::arguments::Arguments;
use crate::fault::Fault;
use callwright_codegen::Generator;
use callwright_codegen::diag::Severity;
use callwright_codegen::generator::{GeneratorOutput, Message};
use proc_macro::{Literal, TokenStream};
use std::path::{Path, PathBuf};

/// Generates; what is wrong stands beside what could be made.
pub fn expand(arguments: &Arguments) -> TokenStream {
    // Cargo sets it for the package that is being compiled; without cargo there is the current folder.
    let folder = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
    let output = Generator::from_path(&arguments.path)
        .relative_to(folder)
        .config(arguments.config.clone())
        .generate();
    let mut tokens = TokenStream::new();
    let text = format!("{}{}{}", watched(&output), warnings(&output), output.code);
    match text.parse::<TokenStream>() {
        Ok(code) => tokens.extend(code),
        Err(error) => {
            let message = format!("the generated code can't be read: {error}");
            let help = "this is a fault of callwright: please report it with the document";
            tokens.extend(Fault::new(message, arguments.at).help(help).into_tokens());
        }
    }
    let messages = output.messages();
    let errors = messages
        .iter()
        .filter(|found| found.severity == Severity::Error);
    tokens.extend(errors.flat_map(|found| error(found, arguments)));
    tokens
}

fn error(found: &Message, arguments: &Arguments) -> TokenStream {
    let mut text = found.to_string();
    if let Some(done) = &found.done {
        text.push_str(&format!("\ndone: {done}"));
    }
    let fault = Fault::new(text, arguments.at);
    let fault = match &found.help {
        Some(help) => fault.help(help),
        None => fault,
    };
    fault.into_tokens()
}

/// The compiler watches the files that it includes.
fn watched(output: &GeneratorOutput) -> String {
    let there = output.files.iter().filter(|path| path.is_file());
    there
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

/// A macro can't warn; the use of something deprecated does.
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
