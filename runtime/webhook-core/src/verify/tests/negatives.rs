//! What is refused, of every delivery, and why.

use std::time::Duration;

use bytes::Bytes;
use serde_json::Value;

use super::harness::{Place, Vector, add, check, place, set, vectors};
use crate::{
    Claims, Encoding, Extract, Incoming, Profile, Reject, RejectKind, SignatureAlgorithm,
    SignatureScheme, Source, VerifierSettings,
};

/// Everything that is done to one delivery.
struct Trial {
    vector: Vector,
    profile: Profile,
    settings: VerifierSettings,
    scheme: SignatureScheme,
}

fn trials() -> Vec<Trial> {
    let trial = |vector: Vector| Trial {
        profile: vector.profile(),
        settings: vector.settings(vector.secrets("secrets")),
        scheme: vector.scheme(),
        vector,
    };
    vectors().into_iter().map(trial).collect()
}

impl Trial {
    fn check(&self, incoming: &Incoming) -> Result<Claims, Reject> {
        check(&self.profile, &self.settings, incoming).unwrap()
    }

    fn claims(&self) -> Claims {
        self.check(&self.vector.incoming()).unwrap()
    }

    /// Refuses it, and says why, without the secret or the right signature.
    fn refused(&self, incoming: &Incoming, what: &str) -> RejectKind {
        let reject = self
            .check(incoming)
            .expect_err(&format!("{}: {what}", self.vector.name()));
        let said = format!("{reject} {reject:?}");
        for (_, secret) in self.vector.secrets("secrets") {
            assert!(!said.contains(secret), "{said}");
        }
        reject.kind()
    }

    fn expect(&self, incoming: &Incoming, what: &str, kind: RejectKind) {
        let name = self.vector.name();
        assert_eq!(self.refused(incoming, what), kind, "{name}: {what}");
    }

    /// Those with a signature in a header, changed in some way.
    fn changed(&self, change: impl Fn(&Place, &mut Incoming)) -> Option<(Place, Incoming)> {
        let place = place(&self.scheme)?;
        let mut incoming = self.vector.incoming();
        if place.headers(&incoming).is_empty() {
            return None;
        }
        change(&place, &mut incoming);
        Some((place, incoming))
    }

    fn looks_into_the_body(&self) -> bool {
        let place = place(&self.scheme);
        let timestamp = place
            .and_then(|place| place.timestamp)
            .and_then(|timestamp| timestamp.from);
        let field = matches!(&self.scheme, SignatureScheme::Signature(scheme) if matches!(scheme.from, Source::Field(_)));
        field || matches!(timestamp, Some(Source::Body(_)))
    }
}

#[test]
fn another_byte_in_the_body() {
    let mut tried = 0;
    for trial in trials().iter().filter(|trial| trial.claims().covers.body) {
        let body = trial.vector.body();
        for at in 0..body.len() {
            let mut flipped = body.clone();
            flipped[at] ^= 1;
            let mut incoming = trial.vector.incoming();
            incoming.body = Bytes::from(flipped);
            let kind = trial.refused(&incoming, "flipped");
            assert!(
                kind == RejectKind::Mismatch || trial.looks_into_the_body(),
                "{}: {kind:?}",
                trial.vector.name()
            );
            tried += 1;
        }
    }
    assert!(tried > 3000, "{tried}");
}

#[test]
fn the_same_json_written_anew() {
    let mut tried = 0;
    for trial in trials().iter().filter(|trial| trial.claims().covers.body) {
        let Ok(value) = serde_json::from_slice::<Value>(&trial.vector.body()) else {
            continue;
        };
        let mut incoming = trial.vector.incoming();
        incoming.body = Bytes::from(serde_json::to_vec_pretty(&value).unwrap());
        if incoming.body != trial.vector.body() {
            trial.expect(&incoming, "written anew", RejectKind::Mismatch);
            tried += 1;
        }
    }
    assert!(tried > 35, "{tried}");
}

#[test]
fn a_field_that_is_signed_where_the_body_is_not() {
    for (name, from, to) in [
        ("adyen", "1250", "9250"),
        ("adyen", "CAPTURE", "REFUND"),
        ("mailgun", "5f0e1d2c3b4a", "5f0e1d2c3b4b"),
    ] {
        let trial = trials()
            .into_iter()
            .find(|trial| trial.vector.name() == name)
            .unwrap();
        let body = String::from_utf8(trial.vector.body()).unwrap();
        let mut incoming = trial.vector.incoming();
        incoming.body = Bytes::from(body.replacen(from, to, 1));
        trial.expect(&incoming, to, RejectKind::Mismatch);
    }
}

#[test]
fn another_key() {
    for trial in trials() {
        let settings = trial.vector.settings(trial.vector.secrets("wrong"));
        let reject = check(&trial.profile, &settings, &trial.vector.incoming()).unwrap();
        let kind = reject.unwrap_err().kind();
        assert_eq!(kind, RejectKind::Mismatch, "{}", trial.vector.name());
    }
}

#[test]
fn no_signature() {
    let mut tried = 0;
    for trial in trials() {
        let missing = trial.changed(|place, incoming| {
            for name in place.headers(incoming) {
                incoming.parts.headers.remove(name);
            }
        });
        if let Some((_, incoming)) = missing {
            trial.expect(&incoming, "missing", RejectKind::Missing);
            tried += 1;
        }
    }
    assert!(tried > 55, "{tried}");
}

#[test]
fn no_token() {
    for trial in trials() {
        let SignatureScheme::Token(token) = &trial.scheme else {
            continue;
        };
        let mut incoming = trial.vector.incoming();
        match &token.from {
            Source::Header(name) => {
                incoming.parts.headers.remove(name.as_str());
            }
            Source::Query(_) => incoming.parts.uri = "/hooks?other=1".parse().unwrap(),
            _ => {
                let body = String::from_utf8(trial.vector.body()).unwrap();
                incoming.body = Bytes::from(body.replacen("clientState", "clientstate", 1));
            }
        }
        trial.expect(&incoming, "missing", RejectKind::Missing);
    }
}

#[test]
fn a_signature_twice() {
    for trial in trials() {
        let twice = trial.changed(|place, incoming| {
            for name in place.headers(incoming) {
                let value = incoming.parts.headers[&name].to_str().unwrap().to_owned();
                add(incoming, name.as_str(), &value);
            }
        });
        if let Some((_, incoming)) = twice {
            trial.expect(&incoming, "twice", RejectKind::Duplicate);
        }
        let joined = trial.changed(|place, incoming| {
            for name in place.headers(incoming) {
                let value = incoming.parts.headers[&name].to_str().unwrap();
                let joined = format!("{value}, {value}");
                set(incoming, name.as_str(), &joined);
            }
        });
        match joined {
            Some((place, incoming)) if place.extract == Extract::Whole => {
                trial.expect(&incoming, "joined", RejectKind::Duplicate);
            }
            Some((place, incoming)) if matches!(place.extract, Extract::Prefix(_)) => {
                trial.expect(&incoming, "joined", RejectKind::Duplicate);
            }
            _ => {}
        }
    }
}

#[test]
fn a_time_twice_or_of_another_form() {
    let mut tried = 0;
    for trial in trials() {
        let Some(timestamp) = place(&trial.scheme).and_then(|place| place.timestamp) else {
            continue;
        };
        let Some(Source::Header(name)) = timestamp.from else {
            continue;
        };
        let incoming = trial.vector.incoming();
        let time = incoming.parts.headers[&name].to_str().unwrap();
        let mut twice = incoming.clone();
        add(&mut twice, &name, time);
        trial.expect(&twice, "twice", RejectKind::Duplicate);
        let mut joined = incoming.clone();
        set(&mut joined, &name, &format!("{time}, {time}"));
        trial.expect(&joined, "joined", RejectKind::Duplicate);
        for wrong in [
            "",
            "+1764000000",
            "-1",
            "1764000000.0",
            "0x1",
            "1e9",
            "now",
            "99999999999999999",
        ] {
            let mut other = incoming.clone();
            set(&mut other, &name, wrong);
            trial.expect(&other, wrong, RejectKind::Malformed);
        }
        let mut without = incoming.clone();
        without.parts.headers.remove(&name);
        trial.expect(&without, "no time", RejectKind::Missing);
        tried += 1;
    }
    assert!(tried > 15, "{tried}");
}

#[test]
fn a_time_beside_the_signature() {
    for (name, header, pair) in [
        ("stripe", "stripe-signature", "t"),
        ("paddle", "paddle-signature", "ts"),
    ] {
        let trial = trials()
            .into_iter()
            .find(|trial| trial.vector.name() == name)
            .unwrap();
        let incoming = trial.vector.incoming();
        let value = incoming.parts.headers[header].to_str().unwrap();
        let time = format!("{pair}=1764000000");
        let separator = if name == "stripe" { "," } else { ";" };
        for (to, kind) in [
            (String::new(), RejectKind::Missing),
            (format!("{pair}=+1764000000"), RejectKind::Malformed),
            (format!("{pair}="), RejectKind::Malformed),
            (format!("{time}{separator}{time}"), RejectKind::Duplicate),
            (format!("{pair}=1764000001"), RejectKind::Mismatch),
        ] {
            let mut other = incoming.clone();
            set(&mut other, header, &value.replacen(&time, &to, 1));
            trial.expect(&other, &to, kind);
        }
    }
}

#[test]
fn too_late_and_too_early() {
    let mut tried = 0;
    for trial in trials() {
        let Some(timestamp) = place(&trial.scheme).and_then(|place| place.timestamp) else {
            continue;
        };
        let signed = trial.claims().signed_at.unwrap();
        let second = Duration::from_secs(1);
        if let Some(past) = timestamp.past {
            let mut incoming = trial.vector.incoming();
            incoming.at = signed + past;
            trial.check(&incoming).unwrap();
            incoming.at += second;
            trial.expect(&incoming, "late", RejectKind::Stale);
            // Who can't sign isn't told whether it is too late.
            incoming.body = Bytes::from_static(b"{}");
            assert!(trial.check(&incoming).is_err());
            tried += 1;
        }
        if let Some(future) = timestamp.future {
            let mut incoming = trial.vector.incoming();
            incoming.at = signed - future;
            trial.check(&incoming).unwrap();
            incoming.at -= second;
            trial.expect(&incoming, "early", RejectKind::Future);
            tried += 1;
        }
    }
    assert!(tried > 40, "{tried}");
}

#[test]
fn another_prefix() {
    let mut tried = 0;
    for trial in trials() {
        let mut expected = RejectKind::Malformed;
        let other = trial.changed(|place, incoming| {
            for header in place.headers(incoming) {
                let value = incoming.parts.headers[&header].to_str().unwrap();
                let changed = match &place.extract {
                    Extract::Whole => format!("sha256={value}"),
                    Extract::Prefix(prefix) => value.replacen(prefix.as_str(), "md5=", 1),
                    Extract::Pairs { name, .. } => value.replace(&format!("{name}="), "v9="),
                    Extract::Versions { version, .. } => {
                        value.replace(&format!("{version},"), "v9,")
                    }
                };
                set(incoming, header.as_str(), &changed);
            }
        });
        let Some((place, incoming)) = other else {
            continue;
        };
        if matches!(
            place.extract,
            Extract::Pairs { .. } | Extract::Versions { .. }
        ) {
            expected = RejectKind::Missing;
        }
        trial.expect(&incoming, "prefix", expected);
        tried += 1;
    }
    assert!(tried > 55, "{tried}");
}

#[test]
fn a_signature_too_short_or_too_long() {
    for trial in trials() {
        let der = matches!(&trial.scheme, SignatureScheme::Signature(scheme) if scheme.algorithm == SignatureAlgorithm::EcdsaP256Der);
        let short = trial.changed(|place, incoming| {
            place.change(incoming, |signature| {
                signature[..signature.len() - 4].to_owned()
            });
        });
        if let Some((_, incoming)) = short {
            let kind = if der {
                RejectKind::Mismatch
            } else {
                RejectKind::Malformed
            };
            trial.expect(&incoming, "short", kind);
        }
        let long = trial.changed(|place, incoming| {
            place.change(incoming, |signature| format!("{signature}abcd"));
        });
        if let Some((_, incoming)) = long {
            trial.expect(&incoming, "long", RejectKind::Malformed);
        }
        let huge = trial.changed(|place, incoming| {
            place.change(incoming, |signature| signature.repeat(200));
        });
        if let Some((_, incoming)) = huge {
            trial.expect(&incoming, "huge", RejectKind::Malformed);
        }
        let empty = trial.changed(|place, incoming| place.change(incoming, |_| String::new()));
        if let Some((_, incoming)) = empty {
            trial.expect(&incoming, "empty", RejectKind::Malformed);
        }
    }
}

#[test]
fn hexadecimal_of_either_case_and_base64_with_its_padding() {
    for trial in trials() {
        let Some(place) = place(&trial.scheme) else {
            continue;
        };
        let mut incoming = trial.vector.incoming();
        if place.encoding == Encoding::Hex {
            place.change(&mut incoming, str::to_uppercase);
            trial.check(&incoming).unwrap();
        } else if let Some((_, incoming)) = trial.changed(|place, incoming| {
            place.change(incoming, |signature| {
                signature.trim_end_matches('=').to_owned()
            });
        }) && incoming.parts.headers != trial.vector.incoming().parts.headers
        {
            trial.expect(&incoming, "unpadded", RejectKind::Malformed);
        }
    }
}

#[test]
fn without_a_secret_nothing_starts() {
    for trial in trials() {
        let secrets = trial.vector.secrets("secrets");
        for (settings, missing) in [
            (trial.vector.settings([]), true),
            (
                trial
                    .vector
                    .settings(secrets.iter().map(|&(name, _)| (name, ""))),
                false,
            ),
            (
                trial
                    .vector
                    .settings(secrets.iter().map(|&(name, _)| (name, "  "))),
                false,
            ),
            (
                trial
                    .vector
                    .settings(secrets.iter().copied().chain([(secrets[0].0, "")])),
                false,
            ),
        ] {
            let error = super::harness::verifier(&trial.profile, &settings);
            let error = error
                .err()
                .unwrap_or_else(|| panic!("{}", trial.vector.name()));
            assert_eq!(
                error.is_missing(),
                missing,
                "{}: {error}",
                trial.vector.name()
            );
        }
    }
}
