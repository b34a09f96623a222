//! The contents of a document as text with columns.
//!
//! ```text
//! Bookshop 1.2.0 (OpenAPI 3.1.0)
//!
//! Operations (2)
//!   books
//!     list   GET   /books
//!     add    POST  /books
//! ```

use super::events::{event_rows, heading_of};
use super::inspection::{Inspection, kind, scheme};
use crate::summary::count;
use callwright_codegen::diag::plain;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The contents as text. Empty sections are left out, except the operations.
pub fn text(inspection: &Inspection<'_>) -> String {
    let api = inspection.api;
    let mut out = String::new();
    line(
        &mut out,
        &format!("{} {} (OpenAPI {})", api.title, api.version, api.openapi),
    );
    operations(inspection, &mut out);
    for callbacks in [false, true] {
        let rows = event_rows(inspection, callbacks);
        section(&mut out, &heading_of(inspection, callbacks), rows);
    }
    types(inspection, &mut out);
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
        inspection
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

fn operations(inspection: &Inspection<'_>, out: &mut String) {
    heading(out, "Operations (#)", inspection.api.operations.len());
    for (group, operations) in inspection.groups() {
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

/// The number of types of each kind. Documents have hundreds of types; the JSON lists their names.
fn types(inspection: &Inspection<'_>, out: &mut String) {
    let types = inspection.types();
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

/// A heading, in which `#` is the number of rows, and the rows. Without rows, nothing.
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

/// Each column is as wide as its widest cell, up to a limit, so that one long name doesn't move all others.
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

/// Adds one line, without control characters.
fn line(out: &mut String, text: &str) {
    out.push_str(&plain(text.trim_end()));
    out.push('\n');
}
