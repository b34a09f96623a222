use crate::auth::SecurityScheme;

/// What a document says about its service as a whole. Generated code has one of these, as a constant.
#[derive(Clone, Copy, Debug)]
pub struct Service {
    /// What the client calls itself in `User-Agent`.
    pub name: &'static str,
    /// The document's first server; empty when it names none. A relative one needs [`Client::base_url`] to be set.
    ///
    /// [`Client::base_url`]: crate::Client::base_url
    pub base_url: &'static str,
    /// The security schemes by name.
    pub schemes: &'static [(&'static str, SecurityScheme)],
    /// What calls carry unless they say otherwise: alternatives, each a list of schemes that go together.
    pub security: &'static [&'static [&'static str]],
}
