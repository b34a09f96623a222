//! Answers requests that are no events.

mod answer;
mod condition;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use bytes::Bytes;
use http::Response;

use self::answer::Answer;
use self::condition::{Condition, Match};
use super::{Incoming, Profile, Proof, Settings, SetupError, Verifier};
use callwright_webhook_core::delivery_reader::DeliveryReader;

pub(in crate::webhook) use answer::Why;

/// The handshakes of an endpoint.
pub(in crate::webhook) struct Handshakes {
    unsigned: Vec<Handshake>,
    signed: Vec<Handshake>,
    /// Those that are signed by a key that everybody knows, and what verifies that.
    keyed: Vec<(Handshake, Arc<dyn Verifier>)>,
}

struct Handshake {
    when: Vec<Condition>,
    answer: Answer,
}

impl Handshakes {
    /// Those of the profile.
    ///
    /// # Errors
    ///
    /// When a setting that one needs isn't there: a token, a secret, something to fetch with.
    pub(in crate::webhook) fn new(
        profile: &Profile,
        settings: &Settings,
    ) -> Result<Self, SetupError> {
        let mut all = Self {
            unsigned: Vec::new(),
            signed: Vec::new(),
            keyed: Vec::new(),
        };
        for one in &profile.handshakes {
            let condition = |when| Condition::new(when, settings);
            let handshake = Handshake {
                when: one.when.iter().map(condition).collect::<Result<_, _>>()?,
                answer: Answer::new(&one.reply, settings)?,
            };
            if let Some(key) = &one.known_key {
                if let Some(verifier) = by_known_key(profile, settings, key)? {
                    all.keyed.push((handshake, verifier));
                }
            } else if one.signed {
                all.signed.push(handshake);
            } else {
                all.unsigned.push(handshake);
            }
        }
        Ok(all)
    }

    /// Answers a handshake that isn't signed, if it is one. It is asked before verification, and before methods and media
    /// types are looked at.
    pub(in crate::webhook) fn before(&self, incoming: &Incoming) -> Option<Response<Bytes>> {
        let reading = DeliveryReader::new(incoming);
        let (handshake, found) = find(&self.unsigned, &reading)?;
        Some(match found {
            Match::Yes => handshake.answer.at_once(&reading),
            _ => answer::refused(WRONG),
        })
    }

    /// Answers a handshake that is signed by a key that everybody knows, if it is one.
    pub(in crate::webhook) async fn keyed(&self, incoming: &Incoming) -> Option<Response<Bytes>> {
        for (handshake, verifier) in &self.keyed {
            let one = std::slice::from_ref(handshake);
            if find(one, &DeliveryReader::new(incoming)).is_some_and(|(_, found)| found.is_yes())
                && verifier.verify(incoming).await.is_ok()
            {
                return Some(handshake.answer.at_once(&DeliveryReader::new(incoming)));
            }
        }
        None
    }

    /// Answers a handshake that is signed, if it is one. Only who has verified it can ask.
    pub(in crate::webhook) async fn after(
        &self,
        incoming: &Incoming,
        text: &[u8],
        _proof: &Proof,
    ) -> Option<Response<Bytes>> {
        // What has been read isn't held while something is fetched.
        let (handshake, answer) = {
            let reading = DeliveryReader::of(incoming, text);
            let (handshake, found) = find(&self.signed, &reading)?;
            match found {
                Match::Yes => match handshake.answer.url(&reading) {
                    Some(url) => (handshake, Err(url)),
                    None => (handshake, Ok(handshake.answer.at_once(&reading))),
                },
                _ => (handshake, Ok(answer::refused(WRONG))),
            }
        };
        Some(match answer {
            Ok(response) => response,
            Err(url) => handshake.answer.fetch(&url).await,
        })
    }
}

const WRONG: &str = "the token isn't the right one";

/// What verifies by a key that everybody knows. `None` where the profile doesn't verify, or not without more settings: then
/// nobody could register the endpoint, and nothing is lost.
fn by_known_key(
    profile: &Profile,
    settings: &Settings,
    key: &str,
) -> Result<Option<Arc<dyn Verifier>>, SetupError> {
    if profile.verify.is_none() {
        return Ok(None);
    }
    let mut known = Settings::new().secret(Settings::SECRET, key);
    if let Some(url) = settings.known().url() {
        known = known.public_url(url);
    }
    match profile.verifier(&known) {
        Ok(verifier) => Ok(Some(verifier)),
        Err(error) if error.is_missing() => Ok(None),
        Err(error) => Err(error),
    }
}

/// The first that a request is, or would be with the right token.
fn find<'a>(
    handshakes: &'a [Handshake],
    reading: &DeliveryReader<'_>,
) -> Option<(&'a Handshake, Match)> {
    handshakes.iter().find_map(|handshake| {
        let mut found = Match::Yes;
        for condition in &handshake.when {
            match condition.holds(reading) {
                Match::Yes => {}
                Match::No => return None,
                Match::WrongToken => found = Match::WrongToken,
            }
        }
        // A condition reads no further than it needs to. A body that breaks off behind that is a delivery, if a broken one.
        let whole = || reading.json().is_ok();
        let inside = handshake.when.iter().any(Condition::looks_inside);
        (!inside || whole()).then_some((handshake, found))
    })
}
