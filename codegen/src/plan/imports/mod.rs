//! The imports of files: what their items use from other files, from the runtime and from the standard library.

mod calls;
mod events;
mod types;

pub(super) use calls::call_imports;
pub(super) use events::event_imports;
pub(super) use types::type_imports;
