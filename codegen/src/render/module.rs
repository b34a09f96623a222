//! All files as one text: each file becomes a module in its parent.

use super::{TemplateError, layout, parallel};
use crate::plan::{CratePlan, DocText, Module, RustFile, RustItem};
use proc_macro2::TokenStream;
use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Write as _;

/// The code is in a user's crate, where other lints may be on, and where unused code is dead.
const LINTS: &str = "#[allow(clippy::all, clippy::nursery, clippy::pedantic, clippy::restriction)]\n\
     #[allow(dead_code, deprecated, missing_docs, unreachable_pub, unused_imports)]\n";

/// Renders every file like [`render`](super::render), and nests them. The text has no inner attributes, so that it can be
/// included anywhere; the docs of the root become comments.
///
/// # Errors
///
/// If the tokens of a file aren't Rust.
pub fn render_module(
    output: &CratePlan,
    head: &str,
    tokens: fn(&RustFile) -> TokenStream,
) -> Result<String, TemplateError> {
    let texts = parallel::map(&output.files, |file| {
        layout::layout(tokens(&body(file))).map_err(|reason| TemplateError {
            path: file.path.clone(),
            reason,
        })
    });
    let mut parts = HashMap::with_capacity(output.files.len());
    for (file, text) in output.files.iter().zip(texts) {
        parts.insert(module_path(&file.path), (file, text?));
    }
    let mut out = format!("{head}\n");
    if let Some((root, _)) = parts.get("") {
        for line in root.docs.lines() {
            line_of(&mut out, "", &format!("// {line}"));
        }
    }
    nest(&parts, "", 0, &mut out);
    Ok(out)
}

/// A file without its modules, which come after the rest; the root without its docs.
fn body(file: &RustFile) -> Cow<'_, RustFile> {
    let module = |item: &RustItem| matches!(item, RustItem::Module(_));
    let root = module_path(&file.path).is_empty();
    if !root && file.inner.is_empty() && !file.items.iter().any(module) {
        return Cow::Borrowed(file);
    }
    let items = file.items.iter().filter(|item| !module(item));
    Cow::Owned(RustFile {
        path: file.path.clone(),
        comment: file.comment,
        docs: if root {
            DocText::default()
        } else {
            file.docs.clone()
        },
        inner: Vec::new(),
        imports: file.imports.clone(),
        items: items.cloned().collect(),
    })
}

/// The path of a file's module: `types/book` for `src/types/book.rs`, empty for the root.
fn module_path(path: &str) -> &str {
    let path = path.strip_prefix("src/").unwrap_or(path);
    let path = path.strip_suffix(".rs").unwrap_or(path);
    match path {
        "lib" => "",
        path => path.strip_suffix("/mod").unwrap_or(path),
    }
}

fn nest(parts: &HashMap<&str, (&RustFile, String)>, at: &str, depth: usize, out: &mut String) {
    let Some((file, text)) = parts.get(at) else {
        return;
    };
    let indent = "    ".repeat(depth);
    for line in file.comment {
        line_of(out, &indent, &format!("// {line}"));
    }
    for line in text.lines() {
        line_of(out, &indent, line);
    }
    for item in &file.items {
        let RustItem::Module(module) = item else {
            continue;
        };
        let below = match at {
            "" => module.name.bare().to_owned(),
            _ => format!("{at}/{}", module.name.bare()),
        };
        open(module, depth, &indent, out);
        nest(parts, &below, depth + 1, out);
        line_of(out, &indent, "}");
        if let Some(export) = module.export {
            if depth == 0 {
                line_of(out, &indent, "#[allow(unreachable_pub, unused_imports)]");
            }
            let line = format!("pub use self::{}::{export};", module.name);
            line_of(out, &indent, &line);
        }
    }
}

fn open(module: &Module, depth: usize, indent: &str, out: &mut String) {
    out.push('\n');
    for line in module.docs.lines() {
        line_of(out, indent, &format!("/// {line}"));
    }
    if depth == 0 {
        out.push_str(LINTS);
    }
    let public = if module.public { "pub " } else { "" };
    line_of(out, indent, &format!("{public}mod {} {{", module.name));
}

fn line_of(out: &mut String, indent: &str, line: &str) {
    let indent = if line.is_empty() { "" } else { indent };
    let _infallible = writeln!(out, "{indent}{}", line.trim_end());
}
