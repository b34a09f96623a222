//! Admits requests: checks the head, answers handshakes, verifies the signature. Endpoints and receivers share it.

use std::sync::Arc;
use std::time::SystemTime;

use bytes::Bytes;
use http::header::{ACCEPT_ENCODING, ALLOW, CONTENT_ENCODING, CONTENT_LENGTH, WWW_AUTHENTICATE};
use http::request::Parts;
use http::{HeaderMap, HeaderValue, Response, StatusCode};

use super::accepted_media::AcceptedMedia;
use super::budget::Share;
use super::content_coding::ContentCoding;
use super::methods::Methods;
use super::refusal::Refusal;
use super::response;
use super::signed_body::SignedBody;
use super::verified_items::VerifiedItems;
use crate::webhook::dedupe::DuplicateKeys;
use crate::webhook::handler::{EventTable, PathTemplate, VerifiedRequest};
use crate::webhook::handshake::Handshakes;
use crate::webhook::lookup::{ItemsPointer, Router};

use crate::webhook::{Claims, Incoming, Profile, Proof, Verifier};
use callwright_webhook_core::delivery_reader::without_mark;
use callwright_webhook_core::{ItemVerifier, matched};

/// Decides which requests are admitted.
pub(super) struct Admission {
    pub(super) profile: Profile,
    pub(super) events: &'static EventTable,
    /// `None` if the user chose not to verify.
    pub(super) verifier: Option<Arc<dyn Verifier>>,
    /// Verifies the items of a batch one by one, if the scheme does.
    pub(super) by_item: Option<ItemVerifier>,
    /// The values of `WWW-Authenticate`.
    pub(super) challenges: Vec<HeaderValue>,
    /// What is signed of a compressed body. `None` if compressed bodies are refused.
    pub(super) decompress: Option<SignedBody>,
    pub(super) handshakes: Handshakes,
    pub(super) has_signed_handshake: bool,
    pub(super) router: Router,
    pub(super) items: Option<ItemsPointer>,
    pub(super) keys: DuplicateKeys,
    pub(super) media: AcceptedMedia,
    pub(super) methods: Methods,
    pub(super) path: Option<Arc<PathTemplate>>,
    pub(super) lenient: bool,
    pub(super) clock: Arc<dyn Fn() -> SystemTime + Send + Sync>,
}

/// A request that was admitted.
pub(super) struct Admitted {
    pub(super) request: Arc<VerifiedRequest>,
    /// The items of its batch, if items are verified one by one.
    pub(super) items: Option<VerifiedItems>,
}

/// A request that has no events.
pub(super) enum NotAdmitted {
    /// A handshake, with its response.
    Handshake(Response<Bytes>),
    Refused(Refusal),
}

impl Admission {
    /// Checks what is known before the body is read. Gives the length that the headers announce.
    pub(super) fn check_head(&self, parts: &Parts) -> Result<Option<u64>, Refusal> {
        if !self.methods.allows(&parts.method) {
            return Err(Refusal::Method);
        }
        self.coding(&parts.headers)?;
        let length = parts.headers.get(CONTENT_LENGTH);
        let length = length.and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
        let limit = u64::try_from(self.profile.limit).unwrap_or(u64::MAX);
        if length.is_some_and(|length| length > limit) {
            return Err(Refusal::TooLarge);
        }
        Ok(length)
    }

    /// A request whose head was checked, with its body.
    pub(super) fn incoming(&self, parts: Parts, body: Bytes) -> Box<Incoming> {
        let at = (self.clock)();
        Box::new(Incoming { parts, body, at })
    }

    /// Verifies a request. What it holds besides its body is taken from `share`.
    pub(super) async fn admit(
        &self,
        mut incoming: Box<Incoming>,
        share: &mut Share<'_>,
    ) -> Result<Admitted, NotAdmitted> {
        if incoming.body.len() > self.profile.limit {
            return Err(NotAdmitted::Refused(Refusal::TooLarge));
        }
        self.decompress_before(&mut incoming, share)
            .map_err(NotAdmitted::Refused)?;
        if let Some(response) = self.handshakes.unsigned(&incoming) {
            return Err(NotAdmitted::Handshake(response));
        }
        if !self.methods.deliver.contains(&incoming.parts.method) {
            return Err(NotAdmitted::Refused(Refusal::Method));
        }
        if let Err(refusal) = self.media.check(&incoming.parts.headers) {
            return Err(NotAdmitted::Refused(refusal));
        }
        if let Some(response) = self.handshakes.with_known_key(&incoming).await {
            return Err(NotAdmitted::Handshake(response));
        }
        let claims = match &self.verifier {
            Some(verifier) => verifier.verify(&incoming).await,
            None => Ok(Claims::default()),
        };
        let reject = |reject| NotAdmitted::Refused(Refusal::Reject(reject));
        let mut claims = claims.map_err(reject)?;
        let body = self
            .decompress_after(&incoming, share)
            .map_err(NotAdmitted::Refused)?;
        if incoming.parts.headers.contains_key(CONTENT_ENCODING) {
            // Each attempt may be compressed anew, and gzip writes the time. So the decompressed bodies are compared.
            matched::forget_digests(&mut claims);
        }
        let items = match (&self.items, &self.by_item) {
            (Some(items), Some(by_item)) => {
                let text = text_of(&body);
                Some(VerifiedItems::new(items, by_item, &text, &claims).map_err(reject)?)
            }
            _ => None,
        };
        if let Some(items) = &items {
            items.log_rejected(&self.profile.name);
        }
        let proof = Proof::of(claims);
        if self.has_signed_handshake {
            // Few deliveries are handshakes, and this future is large.
            let handshake = Box::pin(self.handshakes.signed(&incoming, &body, &proof));
            if let Some(response) = handshake.await {
                return Err(NotAdmitted::Handshake(response));
            }
        }
        let request = Arc::new(VerifiedRequest {
            incoming,
            proof,
            body,
            path: self.path.clone(),
            lenient: self.lenient,
        });
        Ok(Admitted { request, items })
    }

    /// The response to a request that is refused.
    pub(super) fn refusal_response(&self, refusal: &Refusal) -> Response<Bytes> {
        let mut response =
            response::with_status(&self.profile, refusal.status(&self.profile.acknowledge));
        let unauthorized = response.status() == StatusCode::UNAUTHORIZED;
        let headers = response.headers_mut();
        match refusal {
            Refusal::Method => {
                headers.insert(ALLOW, self.methods.allow.clone());
            }
            // The codings that would be accepted (RFC 9110, section 15.5.16).
            Refusal::Encoding => {
                let accepted = match self.decompress {
                    Some(_) => "gzip, deflate",
                    None => "identity",
                };
                headers.insert(ACCEPT_ENCODING, HeaderValue::from_static(accepted));
            }
            Refusal::Reject(_) if unauthorized => {
                for challenge in &self.challenges {
                    headers.append(WWW_AUTHENTICATE, challenge.clone());
                }
            }
            _ => {}
        }
        if let Some(after) = refusal.retry_after() {
            response::set_retry_after(response.headers_mut(), after);
        }
        response
    }

    /// How the body is compressed.
    fn coding(&self, headers: &HeaderMap) -> Result<Option<ContentCoding>, Refusal> {
        match (ContentCoding::of(headers)?, self.decompress) {
            (Some(_), None) => Err(Refusal::Encoding),
            (coding, _) => Ok(coding),
        }
    }

    /// Decompresses a body that is signed uncompressed. From then on the request is as if it had come uncompressed.
    fn decompress_before(
        &self,
        incoming: &mut Incoming,
        share: &mut Share<'_>,
    ) -> Result<(), Refusal> {
        if self.decompress != Some(SignedBody::Uncompressed) {
            return Ok(());
        }
        let Some(coding) = self.coding(&incoming.parts.headers)? else {
            return Ok(());
        };
        let body = coding.decompress(&incoming.body, self.profile.limit, share)?;
        share.give_back(incoming.body.len());
        incoming.body = body;
        incoming.parts.headers.remove(CONTENT_ENCODING);
        incoming.parts.headers.remove(CONTENT_LENGTH);
        Ok(())
    }

    /// The body of a verified request, decompressed if it is still compressed.
    fn decompress_after(
        &self,
        incoming: &Incoming,
        share: &mut Share<'_>,
    ) -> Result<Bytes, Refusal> {
        match self.coding(&incoming.parts.headers)? {
            Some(coding) => coding.decompress(&incoming.body, self.profile.limit, share),
            None => Ok(incoming.body.clone()),
        }
    }
}

/// A body without a byte order mark.
pub(super) fn text_of(body: &Bytes) -> Bytes {
    body.slice_ref(without_mark(body))
}
