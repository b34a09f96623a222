//! How deep types may nest, by what the compiler takes.

/// How many lists and maps may stand in one another. The compiler takes about twice as many.
pub const LISTS: usize = 32;

/// How many types may stand in one another before one of them goes in a box. With an `Option` around
/// each, the compiler takes 60.
pub const INSIDE: usize = 40;

/// How many steps of the compiler a part may be away from a type: it takes 128, and some of them go to
/// what the runtime puts around a type, and to the innermost scalars.
pub const DEEP: usize = 100;
