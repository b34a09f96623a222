//! JSON Web Tokens (RFC 7519): they prove the sender, and with a hash in a claim also the body.
//!
//! The algorithm is checked before any key is used, and the signature before any claim.

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

/// The maximum number of tokens of a delivery.
const MOST: usize = 16;

/// The verifier of a scheme.
///
/// Keys are the secrets `keys` of the settings (JWK, a set of them, or PEM); without any, they are fetched. Tokens that are
/// signed by a secret (HS256) use the secret `secret`.
///
/// # Errors
///
/// Algorithms, keys or settings are missing or wrong.
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
    /// The tokens: at least one. All must be valid.
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

    /// The token without the word before it.
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
            let detail = "the token: its algorithm isn't accepted";
            return Err(Reject::new(RejectKind::Mismatch, detail));
        };
        let print = self.keys.verify(&token, algorithm, incoming.at).await?;
        let said = token.claims()?;
        let (signed_at, valid_until) = self.expected.check(&said, &incoming.body, incoming.at)?;
        let claims = Claims {
            covers: Covers {
                // If the body is the token, all of it is signed.
                body: self.expected.covers_body() || self.from == Source::Body(String::new()),
                ..Covers::default()
            },
            signed_at,
            valid_until,
            // `jti` isn't the id, since a token that doesn't cover the body may be used for several deliveries.
            ..Claims::default()
        };
        Ok(claims.by(token.key, print))
    }
}

#[cfg(test)]
mod tests;
