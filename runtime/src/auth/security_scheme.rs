/// How a credential is sent: one of the document's `securitySchemes`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum SecurityScheme {
    /// `Authorization: Bearer <token>` (RFC 6750).
    Bearer,
    /// `Authorization: Basic <base64 of user:password>` (RFC 7617).
    Basic,
    /// `Authorization: <this scheme> <credential>`, for other HTTP schemes. The credential is sent as it is.
    Http(&'static str),
    /// The header with this name.
    ApiKeyHeader(&'static str),
    /// The query parameter with this name.
    ApiKeyQuery(&'static str),
    /// The cookie with this name.
    ApiKeyCookie(&'static str),
}
