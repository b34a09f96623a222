use std::time::Duration;

/// What a call may take at most.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// From the first byte of the request to the last of the response; none is no limit.
    pub(crate) total: Option<Duration>,
    /// Until there is a connection; none is no limit of its own.
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
