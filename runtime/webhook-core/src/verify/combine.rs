//! Combines the claims of several signatures.

use super::claims::MatchedKey;
use super::key_print::KeyPrint;
use crate::Claims;

impl Claims {
    /// Sets the key that matched. `name` becomes [`Claims::key`].
    pub(crate) fn by(mut self, name: Option<String>, print: KeyPrint) -> Self {
        self.key.clone_from(&name);
        self.matched.key = Some(MatchedKey { name, print });
        self
    }

    /// Adds the claims by another key.
    pub(crate) fn or(mut self, mut other: Claims) -> Self {
        let others = std::mem::take(&mut other.matched.others);
        self.matched.others.push(other);
        self.matched.others.extend(others);
        self
    }

    /// Adds these claims to those of keys that matched before.
    pub(crate) fn after(self, before: Option<Claims>) -> Self {
        match before {
            Some(first) => first.or(self),
            None => self,
        }
    }

    /// The claims of two schemes that both hold.
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
        // It is accepted as long as both accept it.
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
