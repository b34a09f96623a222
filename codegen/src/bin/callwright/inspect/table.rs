//! The content as text with columns.
//!
//! ```text
//! Bookshop 1.2.0 (OpenAPI 3.1.0)
//!
//! Operations (2)
//!   books
//!     list   GET   /books
//!     add    POST  /books
//! ```

use super::content::{Content, kind, scheme};
use super::events::{event_rows, heading_of};
use crate::summary::count;
use callwright_codegen::diag::plain;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The text; a section that would be empty is left out, but for the operations.
pub fn text(content: &Content<'_>) -> String {
    let api = content.api;
    let mut out = String::new();
    line(
        &mut out,
        &format!("{} {} (OpenAPI {})", api.title, api.version, api.openapi),
    );
    operations(content, &mut out);
    for callbacks in [false, true] {
        let rows = event_rows(content, callbacks);
        section(&mut out, &heading_of(content, callbacks), rows);
    }
    types(content, &mut out);
    section(
        &mut out,
        "Security (#)",
        api.schemes
            .iter()
            .map(|one| {
                let (kind, name) = scheme(&one.kind);
                let name = name.map(|name| format!(": {name}")).unwrap_or_default();
                vec![one.name.clone(), format!("{kind}{name}")]
            })
            .collect(),
    );
    section(
        &mut out,
        "Media types (#)",
        content
            .media()
            .iter()
            .map(|(media, uses)| {
                vec![
                    (*media).to_owned(),
                    count(uses.requests, "request"),
                    count(uses.responses, "response"),
                ]
            })
            .collect(),
    );
    section(
        &mut out,
        "Skipped (#)",
        api.skipped
            .iter()
            .map(|skipped| vec![skipped.what.clone(), skipped.reason.clone()])
            .collect(),
    );
    out
}

fn operations(content: &Content<'_>, out: &mut String) {
    heading(out, "Operations (#)", content.api.operations.len());
    for (group, operations) in content.groups() {
        line(out, &format!("  {group}"));
        let rows = operations
            .into_iter()
            .map(|(operation, method)| {
                vec![
                    method.bare().to_owned(),
                    operation.method.as_str().to_owned(),
                    operation.path.clone(),
                ]
            })
            .collect();
        columns(out, 4, rows);
    }
}

/// How many of each kind: documents have hundreds, and their names are in the JSON.
fn types(content: &Content<'_>, out: &mut String) {
    let types = content.types();
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, ty) in &types {
        *kinds.entry(kind(&ty.shape)).or_default() += 1;
    }
    let kinds = kinds.iter();
    let rows = kinds.map(|(kind, count)| vec![(*kind).to_owned(), count.to_string()]);
    let rows: Vec<_> = rows.collect();
    if !rows.is_empty() {
        heading(out, "Types (#)", types.len());
        columns(out, 2, rows);
    }
}

/// A heading, in which `#` is the number of rows, and the rows; nothing without rows.
pub fn section(out: &mut String, title: &str, rows: Vec<Vec<String>>) {
    if !rows.is_empty() {
        heading(out, title, rows.len());
        columns(out, 2, rows);
    }
}

fn heading(out: &mut String, title: &str, count: usize) {
    line(out, "");
    line(out, &title.replacen('#', &count.to_string(), 1));
}

/// Each column as wide as its widest cell, but never so wide that one long name moves all others.
fn columns(out: &mut String, indent: usize, rows: Vec<Vec<String>>) {
    const WIDEST: usize = 48;
    let mut widths: Vec<usize> = Vec::new();
    for row in &rows {
        widths.resize(widths.len().max(row.len()), 0);
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count()).min(WIDEST);
        }
    }
    for row in &rows {
        let mut text = " ".repeat(indent);
        for (width, cell) in widths.iter().zip(row) {
            // Writing to a `String` can't fail.
            let _ = write!(text, "{cell:<width$}  ");
        }
        line(out, &text);
    }
}

/// One line, whatever a document's part of it is.
fn line(out: &mut String, text: &str) {
    out.push_str(&plain(text.trim_end()));
    out.push('\n');
}
