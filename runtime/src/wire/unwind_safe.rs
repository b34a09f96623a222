//! `unwind_safe!` gives types the impls of `UnwindSafe` and `RefUnwindSafe` that they would have anyway.
//!
//! ```text
//! wire::unwind_safe! {
//!     Book, Shelf
//! }
//! ```
//!
//! rustc finds these impls by following a type to all of its parts, and gives up after 128 steps: `catch_unwind` and rustdoc
//! fail at deep recursions. So the generator names some types of each recursion. What it generates has no interior
//! mutability.

/// Implements `UnwindSafe` and `RefUnwindSafe`.
#[doc(hidden)]
#[macro_export]
macro_rules! __unwind_safe {
    ($($name:ident),* $(,)?) => {$(
        impl wire::UnwindSafe for $name {}
        impl wire::RefUnwindSafe for $name {}
    )*};
}
