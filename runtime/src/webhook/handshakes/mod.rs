//! Answers requests that are no events.

mod answer;
mod condition;
#[cfg(test)]
mod tests;

use bytes::Bytes;
use http::Response;

use self::answer::Answer;
use self::condition::{Condition, Match};
use super::signing::reading::Reading;
use super::{Incoming, Profile, Proof, Settings, SetupError};

/// The handshakes of an endpoint.
pub(in crate::webhook) struct Handshakes {
    unsigned: Vec<Handshake>,
    signed: Vec<Handshake>,
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
        };
        for one in &profile.handshakes {
            let condition = |when| Condition::new(when, settings);
            let handshake = Handshake {
                when: one.when.iter().map(condition).collect::<Result<_, _>>()?,
                answer: Answer::new(&one.reply, settings)?,
            };
            if one.signed {
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
        let reading = Reading::new(incoming);
        let (handshake, found) = find(&self.unsigned, &reading)?;
        Some(match found {
            Match::Yes => handshake.answer.at_once(&reading),
            _ => answer::refused(),
        })
    }

    /// Answers a handshake that is signed, if it is one. Only who has verified it can ask.
    pub(in crate::webhook) async fn after(
        &self,
        incoming: &Incoming,
        _proof: &Proof,
    ) -> Option<Response<Bytes>> {
        // What has been read isn't held while something is fetched.
        let (handshake, answer) = {
            let reading = Reading::new(incoming);
            let (handshake, found) = find(&self.signed, &reading)?;
            match found {
                Match::Yes => match handshake.answer.url(&reading) {
                    Some(url) => (handshake, Err(url)),
                    None => (handshake, Ok(handshake.answer.at_once(&reading))),
                },
                _ => (handshake, Ok(answer::refused())),
            }
        };
        Some(match answer {
            Ok(response) => response,
            Err(url) => handshake.answer.fetch(&url).await,
        })
    }
}

/// The first that a request is, or would be with the right token.
fn find<'a>(handshakes: &'a [Handshake], reading: &Reading<'_>) -> Option<(&'a Handshake, Match)> {
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
