//! The keys of events, by which the configuration and messages refer to them.
//!
//! ```yaml
//! paths:
//!   /orders:
//!     post:
//!       operationId: createOrder
//!       callbacks: { changed: {} }   # `createOrder.changed`, if another operation has a `changed` too
//! ```
//!
//! They are no identifiers: these are made in `names`.

use super::lowering::Lower;
use crate::ir::EventKind;
use rustc_hash::FxHashMap;

impl Lower<'_, '_> {
    /// Makes the keys of events unique among the webhooks and among the callbacks: with the operation in front, then with a
    /// number at the end. The configuration and messages refer to events by these keys; identifiers are made in `names`.
    pub(super) fn make_keys_unique(&mut self) {
        for callbacks in [false, true] {
            for by_operation in [true, false] {
                let mut count: FxHashMap<String, usize> = FxHashMap::default();
                for (_, event) in self.api.events_of(callbacks) {
                    *count.entry(event.key.clone()).or_default() += 1;
                }
                let mut met: FxHashMap<String, usize> = FxHashMap::default();
                let operations = &self.api.operations;
                for event in &mut self.api.events {
                    let alone = count.get(&event.key).is_none_or(|count| *count < 2);
                    if event.is_callback() != callbacks || alone {
                        continue;
                    }
                    let number = met.entry(event.key.clone()).or_default();
                    *number += 1;
                    match &event.kind {
                        EventKind::Callback { operation, .. } if by_operation => {
                            let operation = operations.get(operation.0 as usize);
                            let word = operation.map(|o| o.name.clone().unwrap_or(o.path.clone()));
                            event.key = format!("{}.{}", word.unwrap_or_default(), event.key);
                        }
                        _ if !by_operation && *number > 1 => {
                            event.key = format!("{}.{number}", event.key);
                        }
                        _ => {}
                    }
                }
            }
        }
    }
}
