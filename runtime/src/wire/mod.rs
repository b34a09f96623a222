//! The wire formats of generated types: macros, and what they stand on.
//!
//! Generated structs, enums and unions have no derives of serde's; each has one line of macro, and
//! the work is done here by code that is compiled once. serde's traits stay the interface.
//!
//! | macro | gives | to |
//! |---|---|---|
//! | `object!` | `object`, `slots`, `puts` | a struct |
//! | `text_enum!`, `int_enum!`, `value_enum!` | a file each | an open enum |
//! | `tagged!` | `tagged`, `replay`, `add_tag` | a union with a discriminator |
//! | `union!` | `union`, `fit` | a union without |
//!
//! This module must not know what a call, a request or a response is.

mod add_tag;
mod debug;
mod fit;
mod fit_std;
mod index;
mod int_enum;
mod missing;
#[cfg_attr(
    not(feature = "webhooks"),
    expect(dead_code, reason = "only deliveries are decoded leniently")
)]
pub(crate) mod natural;
mod object;
mod object_macro;
mod puts;
mod replay;
mod slots;
mod tagged;
mod text_enum;
mod union;
mod value_enum;

pub use add_tag::{add, own};
pub use debug::debug;
pub use fit::{Keys, Shape, Wire};
pub use fit_std::{fit_enum, fit_union};
pub use int_enum::int_enum;
pub use object::{Rest, object};
pub use puts::{Put, PutRest, Puts, Tri, write};
pub use replay::Replay;
pub use slots::{Any, Group, Slot, Slots};
pub use tagged::{Tagged, fit_tagged, tagged};
pub use text_enum::text_enum;
pub use union::{Union, allows, fit_of, knows_of, payload, read_of, union};
pub use value_enum::Literal;
