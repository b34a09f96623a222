use http::{HeaderMap, StatusCode};

use super::deviation::Deviation;

/// A response with its body as `T`.
///
/// [`Call::with_response`](crate::Call::with_response) gives one; `.await` alone gives only the body.
///
/// ```no_run
/// # async fn run(call: callwright::Call<String>) -> Result<(), callwright::Error> {
/// let response = call.with_response().await?;
/// println!("{}, {:?}: {}", response.status, response.headers.get("etag"), response.body);
/// # Ok(()) }
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Response<T> {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: T,
    deviations: Vec<Deviation>,
}

impl<T> Response<T> {
    /// A response without deviations.
    pub fn new(status: StatusCode, headers: HeaderMap, body: T) -> Self {
        Self {
            status,
            headers,
            body,
            deviations: Vec::new(),
        }
    }

    pub(crate) fn with_deviations(mut self, deviations: Vec<Deviation>) -> Self {
        self.deviations = deviations;
        self
    }

    /// Where the JSON of the body isn't as the document says. Only [lenient](crate::Client::lenient) calls accept such a
    /// body; for all other calls this is empty.
    #[must_use]
    pub fn deviations(&self) -> &[Deviation] {
        &self.deviations
    }
}
