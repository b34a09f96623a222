use crate::auth::SecurityScheme;

/// What a document says about its service as a whole. Generated code has one, as a constant.
#[derive(Clone, Copy, Debug)]
pub struct Service {
    /// The client's `User-Agent`.
    pub name: &'static str,
    /// The document's first server; empty if it names none. With a relative one, [`Client::base_url`] has to be set.
    ///
    /// [`Client::base_url`]: crate::Client::base_url
    pub base_url: &'static str,
    /// The security schemes, by name.
    pub schemes: &'static [(&'static str, SecurityScheme)],
    /// The security of operations that have none of their own: alternatives, each a list of schemes that are used together.
    pub security: &'static [&'static [&'static str]],
}
