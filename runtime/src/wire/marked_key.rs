//! Keys of objects with their marks: `id!` is required, `note?` is left out when it is `None`, `series+` is written even
//! when it is null.
//!
//! The macro `object!` takes each key with its mark as one literal, so that a field costs generated code one token.

/// The keys of an object in the order of its fields, each with its mark at the end.
pub type MarkedKeys = &'static [&'static str];

/// Keys that the compiler knows where they are used.
pub trait ConstKeys {
    /// The keys.
    const KEYS: MarkedKeys;
}

/// A key without its mark.
#[inline]
pub(crate) const fn without_mark(key: &'static str) -> &'static str {
    match key.split_at_checked(key.len().saturating_sub(1)) {
        Some((key, _)) => key,
        None => key,
    }
}

/// The mark of a key.
#[inline]
pub(super) const fn mark(key: &'static str) -> u8 {
    match key.as_bytes() {
        [.., mark] => *mark,
        [] => b'!',
    }
}
