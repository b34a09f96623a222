//! The compiler's message for `.unwrap()` on a call that isn't awaited.

/// What a call would be if it had a result before it is awaited. Nothing implements it. Calls and builders have the methods
/// `unwrap` and `expect` if they implement it, so the compiler says what is missing, and not that there is no such method.
///
/// `W` is free, because the compiler refuses a bound without parameters that doesn't hold where it is written.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no result before it is awaited",
    label = "write `.await` before this"
)]
pub trait Awaited<W>: Sized {
    /// The result.
    fn result<T>(self) -> T;
}
