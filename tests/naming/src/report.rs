//! The tables.

use crate::figures::Figures;
use crate::limits::{LIMITS, LINES_PERCENT};
use std::fmt::Write as _;

/// One generator, and what it made of each document.
#[derive(Clone, Debug)]
pub struct Column {
    /// What the generator is called.
    pub title: String,
    /// The figures by document; none for a document that it doesn't generate.
    pub figures: Vec<Option<Figures>>,
    /// What is shown at the places of [`crate::rows::ROWS`].
    pub rows: Vec<String>,
}

/// A table for each figure by document, and one of the places.
pub fn tables(documents: &[&str], columns: &[Column]) -> String {
    let mut text = String::from("| |");
    for document in documents {
        for column in columns {
            let title = if columns.len() > 1 {
                format!("{document}, {}", column.title)
            } else {
                (*document).to_owned()
            };
            let _ = write!(text, " {title} |");
        }
    }
    for column in columns {
        let _ = write!(text, " all, {} |", column.title);
    }
    text.push_str(" limit |\n|---|");
    text.push_str(&"---|".repeat((documents.len() + 1) * columns.len() + 1));
    text.push('\n');
    for limit in LIMITS {
        let count = |figures: &Figures| (limit.of)(figures).len();
        let most = limit.most.map(|most| most.to_string()).unwrap_or_default();
        line(
            &mut text,
            limit.title,
            documents.len(),
            columns,
            &count,
            &most,
        );
    }
    line(
        &mut text,
        "places that show a type",
        documents.len(),
        columns,
        &|figures| figures.shown,
        "",
    );
    line(
        &mut text,
        "lines",
        documents.len(),
        columns,
        &|figures| figures.lines,
        "",
    );
    text
}

fn line(
    text: &mut String,
    title: &str,
    documents: usize,
    columns: &[Column],
    count: &dyn Fn(&Figures) -> usize,
    most: &str,
) {
    let _ = write!(text, "| {title} |");
    for index in 0..documents {
        for column in columns {
            let figures = column.figures.get(index).and_then(Option::as_ref);
            let figure =
                figures.map_or_else(|| "failed".to_owned(), |figures| count(figures).to_string());
            let _ = write!(text, " {figure} |");
        }
    }
    for column in columns {
        let sum: usize = column.figures.iter().flatten().map(count).sum();
        let _ = write!(text, " {sum} |");
    }
    let _ = writeln!(text, " {most} |");
}

/// A table of the places: document, place, what each generator shows there.
pub fn places(rows: &[(&str, &str)], columns: &[Column]) -> String {
    let mut text = String::from("| document | place |");
    for column in columns {
        let _ = write!(text, " {} |", column.title);
    }
    text.push_str("\n|---|---|");
    text.push_str(&"---|".repeat(columns.len()));
    text.push('\n');
    for (index, (document, title)) in rows.iter().enumerate() {
        let _ = write!(text, "| {document} | {title} |");
        for column in columns {
            let _ = write!(
                text,
                " `{}` |",
                column.rows.get(index).map_or("", String::as_str)
            );
        }
        text.push('\n');
    }
    text
}

/// The documents that got too many more lines than a generator made of them before.
pub fn longer(documents: &[&str], before: &Column, now: &Column) -> Vec<String> {
    let lines = |column: &Column, index: usize| {
        let figures = column.figures.get(index).and_then(Option::as_ref);
        figures.map_or(0, |figures| figures.lines)
    };
    let mut found = Vec::new();
    for (index, document) in documents.iter().enumerate() {
        let (old, new) = (lines(before, index), lines(now, index));
        if old > 0 && new * 100 > old * LINES_PERCENT {
            found.push(format!("{document}: {new} lines, {old} before"));
        }
    }
    found
}

/// The limits that a generator exceeds.
pub fn exceeded(column: &Column) -> Vec<String> {
    let mut found = Vec::new();
    for limit in LIMITS {
        let sum: usize = column
            .figures
            .iter()
            .flatten()
            .map(|figures| (limit.of)(figures).len())
            .sum();
        if let Some(most) = limit.most
            && sum > most
        {
            found.push(format!("{}: {sum}, and {most} are allowed", limit.title));
        }
    }
    if column.figures.iter().any(Option::is_none) {
        found.push("a document wasn't generated".to_owned());
    }
    found
}
