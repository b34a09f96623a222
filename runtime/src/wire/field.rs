//! How a field of an object is read and written, where its type alone doesn't say that.

/// A field that may be left out and may be null: a `Maybe`.
pub struct MaybeField<T>(pub T);

/// A field that may be left out and holds any JSON: null is a value, and isn't read as an absence.
pub struct AnyField<T>(pub Option<T>);

/// Up to 32 fields of an object that has more.
pub struct FieldGroup<T>(pub T);
