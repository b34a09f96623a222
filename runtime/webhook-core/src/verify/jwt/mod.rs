//! JSON Web Tokens (RFC 7519): who sent a delivery, and with a hash in a claim also what.
//!
//! The algorithm is looked at before any key, the signature before any claim.

mod algorithm;
mod expected_claims;
mod parsed_token;
mod token_keys;

use std::borrow::Cow;
use std::pin::Pin;
use std::sync::Arc;

use serde_json::Value;

use self::algorithm::TokenAlgorithm;
use self::expected_claims::ExpectedClaims;
use self::parsed_token::ParsedToken;
use self::token_keys::TokenKeys;
use crate::delivery_reader::{DeliveryReader, malformed, missing};
use crate::json;
use crate::{
    Claims, Covers, Incoming, Jwt, Reject, RejectKind, SetupError, Source, TokenForm, Verifier,
    VerifierSettings,
};

/// The most tokens of one delivery.
const MOST: usize = 16;

/// What verifies by tokens.
///
/// Keys are those under `keys` among the secrets of the settings (JWK, a set of them, PEM), else they are fetched. Tokens
/// that are signed by a secret (HS256) take that of the name `secret`.
///
/// # Errors
///
/// When algorithms, keys or settings are missing or wrong.
pub fn build(scheme: &Jwt, settings: &VerifierSettings) -> Result<Arc<dyn Verifier>, SetupError> {
    if scheme.form == TokenForm::Basic {
        return Err(SetupError::new(
            "a token comes plain or as `Bearer`, not as `Basic`",
        ));
    }
    let algorithms = algorithm::read(&scheme.algorithms)?;
    Ok(Arc::new(JwtVerifier {
        keys: TokenKeys::read(scheme, &algorithms, settings)?,
        expected: ExpectedClaims::read(scheme, settings)?,
        from: scheme.from.clone(),
        form: scheme.form,
        algorithms,
    }))
}

struct JwtVerifier {
    from: Source,
    form: TokenForm,
    algorithms: Vec<TokenAlgorithm>,
    keys: TokenKeys,
    expected: ExpectedClaims,
}

impl Verifier for JwtVerifier {
    fn verify<'a>(
        &'a self,
        incoming: &'a Incoming,
    ) -> Pin<Box<dyn Future<Output = Result<Claims, Reject>> + Send + 'a>> {
        Box::pin(async move {
            let mut claims = Claims::default();
            for token in self.tokens(incoming)? {
                claims = self.verify_one(&token, incoming).await?;
            }
            Ok(claims)
        })
    }
}

impl JwtVerifier {
    /// The tokens, of which all must hold: one at least.
    fn tokens(&self, incoming: &Incoming) -> Result<Vec<String>, Reject> {
        let reading = DeliveryReader::new(incoming);
        let texts: Vec<Cow<'_, str>> = match &self.from {
            Source::Body(pointer) if pointer.is_empty() => {
                let text = std::str::from_utf8(&incoming.body);
                vec![Cow::Borrowed(
                    text.map_err(|_| malformed(&self.from, "isn't UTF-8"))?,
                )]
            }
            Source::Body(pointer) if pointer.split('/').any(|segment| segment == "*") => {
                let found = json::every(reading.json()?, pointer);
                let texts = found.into_iter().map(|value| match value {
                    Value::String(text) => Ok(Cow::Borrowed(text.as_str())),
                    _ => Err(malformed(&self.from, "isn't a string")),
                });
                texts.collect::<Result<_, _>>()?
            }
            source => vec![reading.need(source)?],
        };
        if texts.is_empty() {
            return Err(missing(&self.from));
        }
        if texts.len() > MOST {
            return Err(malformed(&self.from, "are too many"));
        }
        texts
            .iter()
            .map(|text| self.bare(text).map(str::to_owned))
            .collect()
    }

    /// The token without what stands before it.
    fn bare<'t>(&self, text: &'t str) -> Result<&'t str, Reject> {
        match self.form {
            TokenForm::Bearer => match text.split_once(' ') {
                Some((word, token)) if word.eq_ignore_ascii_case("bearer") => {
                    Ok(token.trim_start())
                }
                _ => Err(malformed(&self.from, "isn't `Bearer` and a token")),
            },
            _ => Ok(text.trim_ascii()),
        }
    }

    async fn verify_one(&self, text: &str, incoming: &Incoming) -> Result<Claims, Reject> {
        let token = ParsedToken::parse(text)?;
        let algorithm = self
            .algorithms
            .iter()
            .find(|one| one.name == token.algorithm);
        let Some(&algorithm) = algorithm else {
            let detail = "the token: its algorithm isn't one that is taken";
            return Err(Reject::new(RejectKind::Mismatch, detail));
        };
        let print = self.keys.verify(&token, algorithm, incoming.at).await?;
        let said = token.claims()?;
        let (signed_at, valid_until) = self.expected.check(&said, &incoming.body, incoming.at)?;
        let claims = Claims {
            covers: Covers {
                // Where the body is the token, all of it is signed.
                body: self.expected.covers_body() || self.from == Source::Body(String::new()),
                ..Covers::default()
            },
            signed_at,
            valid_until,
            // No id: not `jti`, since tokens that say nothing of the body are used for several deliveries.
            ..Claims::default()
        };
        Ok(claims.by(token.key, print))
    }
}

#[cfg(test)]
mod tests;
