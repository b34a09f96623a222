//! The state of making samples: the document, and the budgets.
//!
//! ```yaml
//! schema: { $ref: "#/components/schemas/Order" }   # a sample is made of the schema behind it
//! ```

use crate::dialect::Document;
use crate::lower::access::access;
use crate::lower::reference::{component, referenced};
use crate::source::limits::{SAMPLE, SAMPLES};
use openapiv3::{ReferenceOr, Schema};
use serde_json::Value;
use std::borrow::Borrow;
use std::cell::Cell;

/// Makes samples.
pub(super) struct Sampler<'d> {
    pub document: &'d Document,
    /// Whether the server sends the values: then they have properties that only the server sets.
    pub from_server: bool,
    /// What is left of [`SAMPLE`].
    budget: Cell<usize>,
    /// What is left of [`SAMPLES`].
    total_budget: Cell<usize>,
}

impl<'d> Sampler<'d> {
    pub(super) fn new(document: &'d Document, from_server: bool) -> Self {
        Self {
            document,
            from_server,
            budget: Cell::new(0),
            total_budget: Cell::new(SAMPLES),
        }
    }

    /// The schema behind a reference, or the inline schema.
    pub(super) fn target(
        &self,
        schema: &'d ReferenceOr<impl Borrow<Schema>>,
    ) -> Option<&'d Schema> {
        referenced(self.document, schema)
    }

    pub(super) fn component(&self, key: &str) -> Option<&'d Schema> {
        component(self.document, key)
    }

    /// Whether only the server sets a property with these schemas, and a client sends the value.
    pub(super) fn is_set_by_server(&self, schemas: &[&'d Schema]) -> bool {
        if self.from_server {
            return false;
        }
        let read_only = |schema: &&Schema| access(self.document, schema).read_only;
        schemas.iter().any(read_only)
    }

    /// Takes the cost of a schema with so many keywords, or of copying a value of this size, from the budgets; false if
    /// nothing is left.
    pub(super) fn spend(&self, size: usize) -> bool {
        let left = self.budget.get();
        let cost = 1 + size / 16;
        self.budget.set(left.saturating_sub(cost));
        self.total_budget
            .set(self.total_budget.get().saturating_sub(cost));
        left > 0
    }

    /// Fills the budget of one sample from the total.
    pub(super) fn reset_budget(&self) {
        self.budget.set(SAMPLE.min(self.total_budget.get()));
    }
}

/// About how much it costs to copy a value.
pub(super) fn size(value: &Value) -> usize {
    match value {
        Value::String(text) => 1 + text.len() / 2,
        Value::Array(items) => 1 + items.iter().map(size).sum::<usize>(),
        Value::Object(object) => 1 + object.values().map(size).sum::<usize>(),
        _ => 1,
    }
}
