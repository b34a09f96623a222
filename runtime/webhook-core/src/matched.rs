//! What of a delivery matched, beyond what a verifier says in public: what keys of duplicates are made of.

use ring::digest::{Context, SHA256};

use crate::Claims;

/// What the verifiers of profiles know beside their claims.
#[derive(Clone, Debug, Default)]
pub struct Matched {
    /// The key, by what it is and not by its number: secrets may be given in another order tomorrow.
    pub key: Option<MatchedKey>,
    /// The path and the query as they were signed, without the origin, where the scheme signs any of them.
    pub url: Option<String>,
    /// How the fields of a form were signed, where they were and not the bytes of the body.
    pub form: Option<SignedForm>,
    /// The same delivery by each other key that matched too. Whoever resends it may leave out all signatures but one.
    pub others: Vec<Claims>,
}

/// What of these claims matched. A function and no method, so that users of the claims don't meet it.
#[must_use]
pub fn of(claims: &Claims) -> &Matched {
    &claims.matched
}

/// Forgets the hashes of the body, where the body that they are of isn't the one that is read.
pub fn forget_digests(claims: &mut Claims) {
    claims.digest = None;
    for other in &mut claims.matched.others {
        other.digest = None;
    }
}

/// Which key matched.
#[derive(Clone, Debug)]
pub struct MatchedKey {
    /// The [`Claims::key`] that goes with it. A verifier around this one may write another there, and that then counts too.
    pub name: Option<String>,
    /// The hash of the key.
    pub print: KeyPrint,
}

/// How the fields of a form are signed: in which order they come, and how they are escaped, isn't.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum SignedForm {
    /// Sorted, equal ones once.
    Sorted,
    /// Of each name the last, but for this one, which holds the signature.
    Last {
        /// The name of the field.
        without: String,
    },
}

/// A hash of a secret or a public key.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct KeyPrint([u8; 32]);

impl KeyPrint {
    /// The print of a key.
    pub fn of(key: &[u8]) -> Self {
        Self::of_all([key])
    }

    /// Whatever key the provider publishes: it changes them as it likes, and all of them are its own.
    pub fn published() -> Self {
        Self::of_all([])
    }

    /// The one print of several keys that all have signed.
    pub fn joined(self, other: Self) -> Self {
        Self::of_all([&self.0[..], &other.0])
    }

    fn of_all<const N: usize>(keys: [&[u8]; N]) -> Self {
        let mut context = Context::new(&SHA256);
        context.update(b"callwright: which key signed");
        for key in keys {
            context.update(&key.len().to_be_bytes());
            context.update(key);
        }
        let mut print = [0; 32];
        print.copy_from_slice(context.finish().as_ref());
        Self(print)
    }

    /// Its bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl Claims {
    /// Says which key it was: `name` is what [`Claims::key`] says.
    pub(crate) fn by(mut self, name: Option<String>, print: KeyPrint) -> Self {
        self.key.clone_from(&name);
        self.matched.key = Some(MatchedKey { name, print });
        self
    }

    /// Adds the same delivery by another key.
    pub(crate) fn or(mut self, mut other: Claims) -> Self {
        let others = std::mem::take(&mut other.matched.others);
        self.matched.others.push(other);
        self.matched.others.extend(others);
        self
    }

    /// These claims, added to what matched before.
    pub(crate) fn after(self, before: Option<Claims>) -> Self {
        match before {
            Some(first) => first.or(self),
            None => self,
        }
    }

    /// What two schemes say that both hold.
    pub(crate) fn and(&self, other: &Claims) -> Self {
        let mut both = self.clone();
        both.matched.others.clear();
        both.covers.body |= other.covers.body;
        both.covers.url |= other.covers.url;
        both.covers.headers.extend_from_slice(&other.covers.headers);
        both.covers.fields.extend_from_slice(&other.covers.fields);
        both.key = both.key.or_else(|| other.key.clone());
        both.tenant = both.tenant.or_else(|| other.tenant.clone());
        both.signed_at = both.signed_at.or(other.signed_at);
        // It verifies as long as both do.
        both.valid_until = [self.valid_until, other.valid_until]
            .into_iter()
            .flatten()
            .min();
        both.id = both.id.or_else(|| other.id.clone());
        both.digest = both.digest.or_else(|| other.digest.clone());
        let matched = &mut both.matched;
        matched.key = match (matched.key.take(), &other.matched.key) {
            (Some(one), Some(other)) => Some(MatchedKey {
                name: one.name.or_else(|| other.name.clone()),
                print: one.print.joined(other.print),
            }),
            (one, other) => one.or_else(|| other.clone()),
        };
        matched.url = matched.url.take().or_else(|| other.matched.url.clone());
        matched.form = matched.form.take().or_else(|| other.matched.form.clone());
        both
    }
}
