use std::time::Duration;

/// The limits of a call.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CallLimits {
    /// The time for the whole call, from connecting to the last byte of the response, including redirects; `None` is no limit.
    pub(crate) total: Option<Duration>,
    /// The time for connecting; `None` is no limit of its own.
    pub(crate) connect: Option<Duration>,
    /// The size of a response's body, after decompression.
    pub(crate) body: BodyLimit,
}

/// The maximal number of bytes of a response's body. It is an extension of the request, so that a transport needn't read
/// more.
#[derive(Clone, Copy, Debug)]
pub(crate) struct BodyLimit(pub(crate) usize);

impl Default for CallLimits {
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
