//! Responds to handshakes: requests by which a provider checks an endpoint.

mod check;
mod responder;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use bytes::Bytes;
use http::Response;

use self::check::{HandshakeCheck, HandshakeMatch};
use self::responder::HandshakeResponder;
use super::{Incoming, Profile, Proof, Settings, SetupError, Verifier};
use callwright_webhook_core::delivery_reader::DeliveryReader;

pub(crate) use responder::LogReason;

/// The handshakes of an endpoint.
pub(crate) struct Handshakes {
    unsigned: Vec<HandshakeRule>,
    signed: Vec<HandshakeRule>,
    /// Handshakes that are signed by a publicly known key, with a verifier for it.
    with_known_key: Vec<(HandshakeRule, Arc<dyn Verifier>)>,
}

/// A handshake of a profile, with the settings that it needs.
struct HandshakeRule {
    checks: Vec<HandshakeCheck>,
    responder: HandshakeResponder,
}

impl Handshakes {
    /// The handshakes of a profile.
    ///
    /// # Errors
    ///
    /// HandshakeCondition a setting is missing that one needs: a token, a secret, a transport.
    pub(crate) fn new(profile: &Profile, settings: &Settings) -> Result<Self, SetupError> {
        let mut all = Self {
            unsigned: Vec::new(),
            signed: Vec::new(),
            with_known_key: Vec::new(),
        };
        for one in &profile.handshakes {
            let check = |condition| HandshakeCheck::new(condition, settings);
            let rule = HandshakeRule {
                checks: one.when.iter().map(check).collect::<Result<_, _>>()?,
                responder: HandshakeResponder::new(&one.reply, settings)?,
            };
            if let Some(key) = &one.known_key {
                if let Some(verifier) = known_key_verifier(profile, settings, key)? {
                    all.with_known_key.push((rule, verifier));
                }
            } else if one.signed {
                all.signed.push(rule);
            } else {
                all.unsigned.push(rule);
            }
        }
        Ok(all)
    }

    /// Responds to a request if it is an unsigned handshake. Call it before methods and media types are checked, and before
    /// verification.
    pub(crate) fn unsigned(&self, incoming: &Incoming) -> Option<Response<Bytes>> {
        let reading = DeliveryReader::new(incoming);
        let (rule, matched) = find(&self.unsigned, &reading)?;
        Some(match matched {
            HandshakeMatch::Yes => rule.responder.response(&reading),
            _ => responder::refused(WRONG_TOKEN),
        })
    }

    /// Responds to a request if it is a handshake that is signed by a publicly known key.
    pub(crate) async fn with_known_key(&self, incoming: &Incoming) -> Option<Response<Bytes>> {
        for (rule, verifier) in &self.with_known_key {
            let one = std::slice::from_ref(rule);
            let matched = find(one, &DeliveryReader::new(incoming)).map(|(_, matched)| matched);
            if matched == Some(HandshakeMatch::Yes) && verifier.verify(incoming).await.is_ok() {
                return Some(rule.responder.response(&DeliveryReader::new(incoming)));
            }
        }
        None
    }

    /// Responds to a verified request if it is a signed handshake. The proof is there so that only verified requests get here.
    pub(crate) async fn signed(
        &self,
        incoming: &Incoming,
        text: &[u8],
        _proof: &Proof,
    ) -> Option<Response<Bytes>> {
        // `reading` isn't held across the fetch.
        let (rule, response) = {
            let reading = DeliveryReader::of(incoming, text);
            let (rule, matched) = find(&self.signed, &reading)?;
            match matched {
                HandshakeMatch::Yes => match rule.responder.url(&reading) {
                    Some(url) => (rule, Err(url)),
                    None => (rule, Ok(rule.responder.response(&reading))),
                },
                _ => (rule, Ok(responder::refused(WRONG_TOKEN))),
            }
        };
        Some(match response {
            Ok(response) => response,
            Err(url) => rule.responder.fetch(&url).await,
        })
    }
}

const WRONG_TOKEN: &str = "the token isn't the right one";

/// The profile's verifier with a publicly known key. `None` if the profile doesn't verify, or needs more settings to verify:
/// registering the endpoint would fail anyway.
fn known_key_verifier(
    profile: &Profile,
    settings: &Settings,
    key: &str,
) -> Result<Option<Arc<dyn Verifier>>, SetupError> {
    if profile.verify.is_none() {
        return Ok(None);
    }
    let mut known = Settings::new().secret(Settings::SECRET, key);
    if let Some(url) = settings.signing_secrets().url() {
        known = known.public_url(url);
    }
    match profile.verifier(&known) {
        Ok(verifier) => Ok(Some(verifier)),
        Err(error) if error.is_missing() => Ok(None),
        Err(error) => Err(error),
    }
}

/// The first handshake that a request is, or would be with the right token.
fn find<'a>(
    rules: &'a [HandshakeRule],
    reading: &DeliveryReader<'_>,
) -> Option<(&'a HandshakeRule, HandshakeMatch)> {
    rules.iter().find_map(|rule| {
        let mut matched = HandshakeMatch::Yes;
        for check in &rule.checks {
            match check.run(reading) {
                HandshakeMatch::Yes => {}
                HandshakeMatch::No => return None,
                HandshakeMatch::WrongToken => matched = HandshakeMatch::WrongToken,
            }
        }
        // A condition reads only as far as it has to. A body that is incomplete after that isn't a handshake.
        let is_json = || reading.json().is_ok();
        let needs_json = rule.checks.iter().any(HandshakeCheck::needs_json);
        (!needs_json || is_json()).then_some((rule, matched))
    })
}
