//! What a signature is of, if the body is compressed.

/// What a signature is of, if the body is compressed. Providers differ, and only their documentation says which it is.
///
/// ```
/// use callwright::webhook::{EndpointBuilder, SignedBody};
///
/// /// GetStream signs its bodies, and compresses them then.
/// fn of_stream(endpoint: EndpointBuilder) -> EndpointBuilder {
///     endpoint.profile("stream").decompress(SignedBody::Uncompressed)
/// }
/// # let _ = of_stream;
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[cfg_attr(
    not(feature = "decompress"),
    allow(dead_code, reason = "only the feature makes one")
)]
pub enum SignedBody {
    /// The body before compression (GetStream). It is decompressed first, up to the limit of a body, and verified then.
    Uncompressed,
    /// The bytes on the wire. They are verified first, and only an authentic body is decompressed.
    Compressed,
}
