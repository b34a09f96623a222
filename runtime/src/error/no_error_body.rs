/// The error body of operations whose document describes no errors. It has no values: every error response of such an
/// operation is an [`Error::Status`](crate::Error::Status).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum NoErrorBody {}
