//! Tokens: secrets that are sent along.

use std::borrow::Cow;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use serde_json::Value;

use super::check::Check;
use super::check::CheckItem;
use crate::delivery_reader::{DeliveryReader, malformed, missing, scalar};
use crate::key;
use crate::verify::matched::KeyPrint;
use crate::{
    Claims, Incoming, Reject, RejectKind, SetupError, Source, Token, TokenForm, VerifierSettings,
};
use crate::{json, mac};

pub(super) struct TokenVerifier {
    from: Source,
    form: TokenForm,
    secrets: Vec<String>,
}

pub(super) fn build(
    scheme: &Token,
    settings: &VerifierSettings,
) -> Result<TokenVerifier, SetupError> {
    Ok(TokenVerifier {
        from: scheme.from.clone(),
        form: scheme.form,
        secrets: key::texts(settings.signing_secrets(), &scheme.key)?.to_vec(),
    })
}

/// A token in each item of a batch.
pub(super) struct ItemTokenVerifier {
    shared: TokenVerifier,
    pointer: String,
}

impl CheckItem for ItemTokenVerifier {
    fn check_item(&self, item: &Value) -> Result<Claims, Reject> {
        let from = &self.shared.from;
        let value = match item.pointer(&self.pointer) {
            Some(value) => scalar(value, from)?,
            None => None,
        };
        let said = value.ok_or_else(|| missing(from))?;
        Ok(self.shared.claims(self.shared.number_of(&said)?))
    }
}

impl TokenVerifier {
    /// The verifier of items, which have the token at this pointer.
    pub(super) fn in_items(self, pointer: &str) -> ItemTokenVerifier {
        ItemTokenVerifier {
            shared: self,
            pointer: pointer.to_owned(),
        }
    }

    fn claims(&self, number: usize) -> Claims {
        let secret = self.secrets.get(number).map_or("", String::as_str);
        let print = KeyPrint::of(secret.as_bytes());
        Claims::default().by(Some(number.to_string()), print)
    }

    fn values<'a>(&self, reading: &'a DeliveryReader<'_>) -> Result<Vec<Cow<'a, str>>, Reject> {
        let Source::Body(pointer) = &self.from else {
            return Ok(vec![reading.need(&self.from)?]);
        };
        let body = reading.json()?;
        let found = json::every(body, pointer);
        // An item without a token isn't found, so the items are counted.
        let items = match pointer.rsplit_once("/*") {
            Some((before, _)) => json::every(body, &format!("{before}/*")).len(),
            None => 1,
        };
        if found.is_empty() || found.len() != items {
            return Err(missing(&self.from));
        }
        let text = |value| scalar(value, &self.from)?.ok_or_else(|| missing(&self.from));
        found.into_iter().map(text).collect()
    }

    fn number_of(&self, said: &str) -> Result<usize, Reject> {
        let secret = match self.form {
            TokenForm::Plain => Cow::Borrowed(said.as_bytes()),
            TokenForm::Bearer => Cow::Borrowed(after(said, "bearer", &self.from)?.as_bytes()),
            TokenForm::Basic => STANDARD
                .decode(after(said, "basic", &self.from)?)
                .map(Cow::Owned)
                .map_err(|_| malformed(&self.from, "isn't base64"))?,
        };
        let right = |known: &String| mac::equal_secrets(known.as_bytes(), &secret);
        self.secrets
            .iter()
            .position(right)
            .ok_or_else(|| Reject::new(RejectKind::Mismatch, "the token isn't the right one"))
    }
}

fn after<'a>(said: &'a str, scheme: &str, from: &Source) -> Result<&'a str, Reject> {
    match said.split_once(' ') {
        Some((word, rest)) if word.eq_ignore_ascii_case(scheme) => Ok(rest.trim_start()),
        _ => Err(malformed(from, &format!("isn't of the scheme {scheme}"))),
    }
}

impl Check for TokenVerifier {
    fn check(&self, incoming: &Incoming) -> Result<Claims, Reject> {
        let reading = DeliveryReader::new(incoming);
        let mut number = 0;
        for value in self.values(&reading)? {
            number = self.number_of(&value)?;
        }
        Ok(self.claims(number))
    }
}
