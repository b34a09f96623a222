use std::time::Duration;

/// What a call may take at most.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// For the whole call, from connecting to the last byte of the response, redirects included; `None` for no limit.
    pub(crate) total: Option<Duration>,
    /// For connecting; `None` for no limit of its own.
    pub(crate) connect: Option<Duration>,
    /// The bytes of a response's body, as they are read: after any compression.
    pub(crate) body: BodyLimit,
}

/// The most bytes of a response's body. It goes with the request, so that a transport needn't read more.
#[derive(Clone, Copy, Debug)]
pub(crate) struct BodyLimit(pub(crate) usize);

impl Default for Limits {
    fn default() -> Self {
        Self {
            total: Some(Duration::from_secs(60)),
            connect: Some(Duration::from_secs(10)),
            body: BodyLimit::default(),
        }
    }
}

impl Default for BodyLimit {
    fn default() -> Self {
        Self(64 << 20)
    }
}
