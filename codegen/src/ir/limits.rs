//! How deeply types may be nested, so that rustc compiles them.

/// How many lists and maps may be nested in each other. rustc accepts about twice as many.
pub const LISTS: usize = 32;

/// How many types may be nested in each other before one of them is boxed. With an `Option` around
/// each, rustc accepts 60.
pub const INSIDE: usize = 40;

/// How many of rustc's steps a part may be away from a type. rustc allows 128, and some of them are taken by
/// what the runtime wraps around a type, and by the innermost scalars.
pub const DEEP: usize = 100;
