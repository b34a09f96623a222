//! A delivery on its way out.

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::uri::Scheme;
use http::{HeaderValue, Method, Request, Uri};
use ring::rand::{SecureRandom, SystemRandom};

use super::event;
use super::put::put;
use crate::{Profile, Source};
use crate::{SetupError, encoding};

/// What is to be delivered.
#[derive(Clone, Debug)]
pub struct Outgoing<'a> {
    /// What names the delivery.
    pub id: &'a str,
    /// The event, as on the wire: `issues.opened`.
    pub event: &'a str,
    /// The method: POST, but for a few providers.
    pub method: Method,
    /// Where it goes: an absolute URL of http or https.
    pub url: &'a str,
    /// What the body is.
    pub media_type: &'a str,
    /// The payload.
    pub body: Bytes,
}

impl Outgoing<'_> {
    /// The request, but for its signature: with what tells its event apart and what names it, where the profile has these in
    /// headers or the query.
    ///
    /// # Errors
    ///
    /// When the URL isn't one, or the payload says that it is another event.
    pub fn request(self, profile: &Profile) -> Result<Request<Bytes>, SetupError> {
        let web = |uri: &Uri| matches!(uri.scheme(), Some(s) if *s == Scheme::HTTP || *s == Scheme::HTTPS);
        let uri = self
            .url
            .parse()
            .ok()
            .filter(web)
            .ok_or_else(|| SetupError::new("the receiver's URL isn't one of http or https"))?;
        let mut request = Request::new(self.body);
        *request.method_mut() = self.method;
        *request.uri_mut() = uri;
        let media = HeaderValue::from_str(self.media_type)
            .map_err(|_| SetupError::new("the media type can't stand in a header"))?;
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

/// A name for a delivery that no other has. `None` where the system has no random numbers.
pub fn new_id() -> Option<String> {
    let mut bytes = [0_u8; 16];
    SystemRandom::new().fill(&mut bytes).ok()?;
    Some(format!("msg_{}", encoding::hex(&bytes)))
}
