//! The README of a crate.
//!
//! ````text
//! # bookshop
//!
//! A typed client of Bookshop.
//!
//! ## A first call
//!
//! ```rust
//! let client = bookshop::Client::new();
//! ```
//!
//! ## Features
//! ````

use super::Planner;
use super::code_span::code_span;
use super::doc_text::DocText;
use super::first_call::Example;
use crate::names::FULL;

impl Planner<'_> {
    /// The README, line by line. `about` is the docs of the crate.
    pub(super) fn readme(&self, about: &DocText, examples: &[Example]) -> Vec<String> {
        let package = &self.names.package;
        let mut lines = vec![format!("# {package}"), String::new()];
        lines.extend(about.lines().map(str::to_owned));
        lines.extend(["".to_owned(), format!("    cargo add {package}")]);
        for example in examples {
            lines.extend([
                "".to_owned(),
                format!("## {}", example.title),
                "".to_owned(),
            ]);
            lines.push("```rust".to_owned());
            lines.extend_from_slice(&example.lines);
            lines.push("```".to_owned());
        }
        let features = self.feature_lines();
        if !features.is_empty() {
            lines.extend(["".to_owned(), "## Features".to_owned(), "".to_owned()]);
            lines.extend(features);
        }
        if let Some(license) = &self.config.license {
            lines.extend(["".to_owned(), "## Licence".to_owned(), "".to_owned()]);
            lines.push(license.clone());
        }
        lines
    }

    fn feature_lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        if self.has_client() {
            lines.push(
                "- `reqwest` (on by default): the transport. Without it, you give the client a transport of your own."
                    .to_owned(),
            );
        }
        let Some(features) = &self.names.features else {
            return lines;
        };
        lines.push(format!(
            "- `{FULL}` (on by default): all of the following. With `default-features = false`, only the features \
             that you name are compiled, with the types that they use."
        ));
        let groups = features.groups.iter().zip(&self.names.groups);
        lines.extend(groups.map(|(feature, group)| {
            format!("- `{feature}`: the calls of {}.", code_span(&group.tag))
        }));
        let webhooks = features.webhooks.iter().map(|name| (name, "webhooks"));
        let callbacks = features.callbacks.iter().map(|name| (name, "callbacks"));
        lines.extend(
            webhooks
                .chain(callbacks)
                .map(|(feature, what)| format!("- `{feature}`: the handlers of {what}.")),
        );
        lines
    }

    /// The examples for the docs of the crate, where they are compiled and not run.
    pub(super) fn example_docs(&self, examples: &[Example]) -> DocText {
        let mut docs = DocText::default();
        if !examples.is_empty() {
            docs.push_prose("");
        }
        for Example {
            title,
            hidden_lines: [before, behind],
            lines,
        } in examples
        {
            let hidden = |line: &String| format!("# {line}");
            let before = before.iter().map(hidden);
            let lines = before.chain(lines.iter().cloned());
            docs.add(DocText::example(
                title,
                lines.chain(behind.iter().map(hidden)),
            ));
        }
        docs
    }
}
