//! The wire formats of generated types: macros, and what they stand on.
//!
//! Generated structs, enums and unions have no derives of serde's: each struct has one line of macro,
//! and a file's enums and unions stand in one call, each value beside its text on the wire. The work
//! is done here by code that is compiled once. serde's traits stay the interface.
//!
//! | macro | gives | to |
//! |---|---|---|
//! | `object!` | `object`, `slots`, `puts`, `equal`, `debug` | a struct |
//! | `defaults!` | `defaults` | a struct whose optional properties have defaults |
//! | `text_enums!`, `int_enums!`, `value_enums!` | a file each | open enums |
//! | `tagged_unions!` | `tagged`, `variants`, `replay`, `add_tag` | unions with a discriminator |
//! | `unions!` | `union`, `variants`, `fit` | unions without |
//!
//! This module must not know what a call, a request or a response is.

mod add_tag;
mod debug;
mod defaults;
mod equal;
mod fit;
mod fit_std;
mod index;
mod int_enum;
mod is_text;
mod missing;
pub(crate) mod natural;
mod object;
mod object_macro;
mod puts;
mod refuse;
mod replay;
mod slots;
mod tagged;
mod text_enum;
mod union;
mod value_enum;
mod variants;
mod whole;

pub use add_tag::{add, own, set};
pub use debug::debug;
pub use defaults::{or_default, text_or_default};
pub use equal::equal;
pub use fit::{Keys, Shape, Wire};
pub use fit_std::fit_enum;
pub use int_enum::{int_enum, integer};
pub use natural::sent;
pub use object::{Rest, object};
pub use puts::{Put, PutRest, Puts, Tri, write};
pub use replay::Replay;
pub use slots::{Any, Group, Slot, Slots};
pub use tagged::{Tags, tagged};
pub use text_enum::text_enum;
pub use union::union;
pub use value_enum::Literal;
pub use variants::{Known, Variants};
pub use whole::Whole;
