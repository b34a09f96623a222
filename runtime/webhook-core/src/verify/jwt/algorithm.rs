//! The algorithms of tokens (RFC 7518, RFC 8037).

use ring::hmac;

use crate::SetupError;
use crate::verify::keys::PublicKeyAlgorithm;

/// An algorithm, by its name.
#[derive(Clone, Copy)]
pub(super) struct TokenAlgorithm {
    pub(super) name: &'static str,
    pub(super) kind: TokenKeyKind,
}

#[derive(Clone, Copy)]
pub(super) enum TokenKeyKind {
    /// By a public key.
    Public(PublicKeyAlgorithm),
    /// By a secret.
    Secret(hmac::Algorithm),
}

/// All algorithms but `none`.
fn all() -> [TokenAlgorithm; 11] {
    let named = |name, kind| TokenAlgorithm { name, kind };
    [
        named("ES256", TokenKeyKind::Public(PublicKeyAlgorithm::P256Raw)),
        named("ES384", TokenKeyKind::Public(PublicKeyAlgorithm::P384Raw)),
        named(
            "RS256",
            TokenKeyKind::Public(PublicKeyAlgorithm::Pkcs1Sha256),
        ),
        named(
            "RS384",
            TokenKeyKind::Public(PublicKeyAlgorithm::Pkcs1Sha384),
        ),
        named(
            "RS512",
            TokenKeyKind::Public(PublicKeyAlgorithm::Pkcs1Sha512),
        ),
        named("PS256", TokenKeyKind::Public(PublicKeyAlgorithm::PssSha256)),
        named("PS384", TokenKeyKind::Public(PublicKeyAlgorithm::PssSha384)),
        named("PS512", TokenKeyKind::Public(PublicKeyAlgorithm::PssSha512)),
        named("EdDSA", TokenKeyKind::Public(PublicKeyAlgorithm::Ed25519)),
        named("HS256", TokenKeyKind::Secret(hmac::HMAC_SHA256)),
        named("HS512", TokenKeyKind::Secret(hmac::HMAC_SHA512)),
    ]
}

/// The algorithms that a scheme accepts: at least one, and all by public keys or all by secrets. If both were accepted, anyone
/// could sign an HMAC with the public key.
pub(super) fn read(names: &[String]) -> Result<Vec<TokenAlgorithm>, SetupError> {
    let find = |name: &String| {
        let found = all().into_iter().find(|one| one.name == name);
        found.ok_or_else(|| {
            let known: Vec<_> = all().iter().map(|one| one.name).collect();
            SetupError::new(format!(
                "`{name}` isn't a supported algorithm of tokens; there are {}",
                known.join(", ")
            ))
        })
    };
    let found = names.iter().map(find).collect::<Result<Vec<_>, _>>()?;
    let secret = |one: &&TokenAlgorithm| matches!(one.kind, TokenKeyKind::Secret(_));
    match found.iter().filter(secret).count() {
        _ if found.is_empty() => Err(SetupError::new(
            "a token needs `algorithms`, and none is given",
        )),
        0 => Ok(found),
        some if some == found.len() => Ok(found),
        _ => Err(SetupError::new(
            "a token is signed by a secret (HS256) or by a key pair (RS256), and `algorithms` must not mix them",
        )),
    }
}
