//! A delivery to send.

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::uri::Scheme;
use http::{HeaderValue, Method, Request, Uri};
use ring::rand::{SecureRandom, SystemRandom};

use super::event;
use super::put::put;
use crate::{Profile, Source};
use crate::{SetupError, encoding};

/// A delivery to send.
#[derive(Clone, Debug)]
pub struct Outgoing<'a> {
    /// The id of the delivery.
    pub id: &'a str,
    /// The name of the event, as it is sent: `issues.opened`.
    pub event: &'a str,
    /// The method: POST for most providers.
    pub method: Method,
    /// The receiver: an absolute URL with http or https.
    pub url: &'a str,
    /// The media type of the body.
    pub media_type: &'a str,
    /// The payload.
    pub body: Bytes,
}

impl Outgoing<'_> {
    /// The unsigned request, with the event's name and the id if the profile has these in headers or the query.
    ///
    /// # Errors
    ///
    /// The URL is invalid, or the payload names another event.
    pub fn request(self, profile: &Profile) -> Result<Request<Bytes>, SetupError> {
        let web = |uri: &Uri| matches!(uri.scheme(), Some(s) if *s == Scheme::HTTP || *s == Scheme::HTTPS);
        let uri = self.url.parse().ok().filter(web).ok_or_else(|| {
            SetupError::new("the receiver's URL must be absolute, with http or https")
        })?;
        let mut request = Request::new(self.body);
        *request.method_mut() = self.method;
        *request.uri_mut() = uri;
        let media = HeaderValue::from_str(self.media_type)
            .map_err(|_| SetupError::new("the media type isn't valid in a header"))?;
        request.headers_mut().insert(CONTENT_TYPE, media);
        event::write(&mut request, &profile.route, self.event)?;
        for source in &profile.delivery {
            if matches!(source, Source::Header(_) | Source::Query(_)) {
                put(&mut request, source, self.id)?;
            }
        }
        Ok(request)
    }
}

/// A new, unique id for a delivery. `None` if the system has no random numbers.
pub fn new_id() -> Option<String> {
    let mut bytes = [0_u8; 16];
    SystemRandom::new().fill(&mut bytes).ok()?;
    Some(format!("msg_{}", encoding::hex(&bytes)))
}
