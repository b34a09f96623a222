//! The claims that a token must have (RFC 7519).

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use ring::digest;
use serde_json::{Map, Value};

use crate::encoding::unhex;
use crate::mac;
use crate::{Jwt, Reject, RejectKind, SetupError, VerifierSettings};

/// How much clocks may differ.
const SLACK: Duration = Duration::from_secs(60);

/// The claims that a token must have.
pub(super) struct ExpectedClaims {
    /// Names and accepted values. A name may have alternatives (`azp|appid`), of which the first that exists counts.
    values: Vec<(String, Vec<String>)>,
    body_hash: Option<String>,
    max_age: Option<Duration>,
}

impl ExpectedClaims {
    pub(super) fn read(jwt: &Jwt, settings: &VerifierSettings) -> Result<Self, SetupError> {
        let mut values = jwt.fixed_claims.clone();
        for (claim, setting) in &jwt.claims {
            let given = settings.values_of(setting);
            if given.is_empty() {
                return Err(SetupError::missing(format!(
                    "the setting `{setting}` isn't there: the claim `{claim}` of a token must equal it"
                )));
            }
            values.push((claim.clone(), given.to_vec()));
        }
        if let Some((claim, _)) = values
            .iter()
            .find(|(_, values)| values.is_empty() || values.iter().any(String::is_empty))
        {
            return Err(SetupError::new(format!(
                "the claim `{claim}` has no value that it could have, or an empty one"
            )));
        }
        Ok(Self {
            values,
            body_hash: jwt.body_hash.clone(),
            max_age: jwt.max_age,
        })
    }

    /// Whether the token has a hash of the body.
    pub(super) fn covers_body(&self) -> bool {
        self.body_hash.is_some()
    }

    /// Checks the claims of a token with a valid signature. Returns when it was made, and until when it is accepted.
    pub(super) fn check(
        &self,
        claims: &Map<String, Value>,
        body: &[u8],
        at: SystemTime,
    ) -> Result<(Option<SystemTime>, Option<SystemTime>), Reject> {
        let times = self.check_times(claims, at)?;
        for (name, values) in &self.values {
            let found = name.split('|').find_map(|name| claims.get(name));
            if !found.is_some_and(|found| is_one_of(found, values)) {
                return Err(mismatch(&format!(
                    "the claim `{name}` has none of the expected values"
                )));
            }
        }
        if let Some(name) = &self.body_hash {
            let Some(Value::String(hash)) = claims.get(name) else {
                return Err(malformed(&format!("the claim `{name}` isn't there")));
            };
            let hash = unhex(hash)
                .ok_or_else(|| malformed(&format!("the claim `{name}` isn't a hash")))?;
            if !mac::equal(&hash, digest::digest(&digest::SHA256, body).as_ref()) {
                return Err(mismatch("the body isn't the one that was signed"));
            }
        }
        Ok(times)
    }

    fn check_times(
        &self,
        claims: &Map<String, Value>,
        at: SystemTime,
    ) -> Result<(Option<SystemTime>, Option<SystemTime>), Reject> {
        let (end, start, made) = (
            time(claims, "exp")?,
            time(claims, "nbf")?,
            time(claims, "iat")?,
        );
        if end.is_some_and(|end| at >= end + SLACK) {
            return Err(Reject::new(RejectKind::Stale, "the token has expired"));
        }
        for early in [start, made].into_iter().flatten() {
            if early > at + SLACK {
                let detail = "the token is from the future";
                return Err(Reject::new(RejectKind::Future, detail));
            }
        }
        match (self.max_age, made, end) {
            (Some(most), Some(made), _) => {
                if at.duration_since(made).is_ok_and(|age| age > most) {
                    return Err(Reject::new(RejectKind::Stale, "the token is too old"));
                }
            }
            (Some(_), None, _) => return Err(malformed("it doesn't say when it was made")),
            (None, _, None) => return Err(malformed("it says no time at which it ends")),
            (None, _, Some(_)) => {}
        }
        let old = made.zip(self.max_age).map(|(made, most)| made + most);
        let ends = end.map(|end| end + SLACK);
        Ok((made, [old, ends].into_iter().flatten().min()))
    }
}

/// A claim that is a time: seconds since 1970, with an optional fraction.
fn time(claims: &Map<String, Value>, name: &str) -> Result<Option<SystemTime>, Reject> {
    let Some(value) = claims.get(name) else {
        return Ok(None);
    };
    // Up to the year 5138.
    let seconds = value
        .as_f64()
        .filter(|seconds| (0.0..1e11).contains(seconds));
    let seconds = seconds.ok_or_else(|| malformed(&format!("the claim `{name}` isn't a time")))?;
    Ok(Some(UNIX_EPOCH + Duration::from_secs_f64(seconds)))
}

/// Whether a claim has one of these values. If it is an array (`aud`), one of its items must.
fn is_one_of(found: &Value, values: &[String]) -> bool {
    match found {
        Value::String(found) => values.contains(found),
        Value::Bool(_) | Value::Number(_) => values.contains(&found.to_string()),
        Value::Array(items) => items.iter().any(|item| {
            item.as_str()
                .is_some_and(|item| values.iter().any(|one| one == item))
        }),
        Value::Null | Value::Object(_) => false,
    }
}

fn malformed(what: &str) -> Reject {
    Reject::new(RejectKind::Malformed, format!("the token: {what}"))
}

fn mismatch(what: &str) -> Reject {
    Reject::new(RejectKind::Mismatch, format!("the token: {what}"))
}
