//! Names that are the same in every crate.

pub(super) const CLIENT_MODULE: &str = "client";
pub(super) const TYPES_MODULE: &str = "types";
pub(super) const BUILDER_MODULE: &str = "builders";
pub(super) const ERROR_MODULE: &str = "errors";
pub(super) const SAMPLES_MODULE: &str = "samples";

/// The module of the callbacks, or of all other events.
pub(super) fn events_module(callbacks: bool) -> &'static str {
    if callbacks { "callbacks" } else { "webhooks" }
}

/// The trait that handles the callbacks, or all other events.
pub(super) fn handler_trait(callbacks: bool) -> &'static str {
    if callbacks { "Callbacks" } else { "Webhooks" }
}
