//! The algorithms of tokens (RFC 7518, RFC 8037).

use ring::hmac;

use crate::SetupError;
use crate::verify::keys::Algorithm;

/// An algorithm, by its name.
#[derive(Clone, Copy)]
pub(super) struct Named {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
}

#[derive(Clone, Copy)]
pub(super) enum Kind {
    /// By a public key.
    Public(Algorithm),
    /// By a secret.
    Secret(hmac::Algorithm),
}

/// All but `none`.
fn all() -> [Named; 11] {
    let named = |name, kind| Named { name, kind };
    [
        named("ES256", Kind::Public(Algorithm::P256Raw)),
        named("ES384", Kind::Public(Algorithm::P384Raw)),
        named("RS256", Kind::Public(Algorithm::Pkcs1Sha256)),
        named("RS384", Kind::Public(Algorithm::Pkcs1Sha384)),
        named("RS512", Kind::Public(Algorithm::Pkcs1Sha512)),
        named("PS256", Kind::Public(Algorithm::PssSha256)),
        named("PS384", Kind::Public(Algorithm::PssSha384)),
        named("PS512", Kind::Public(Algorithm::PssSha512)),
        named("EdDSA", Kind::Public(Algorithm::Ed25519)),
        named("HS256", Kind::Secret(hmac::HMAC_SHA256)),
        named("HS512", Kind::Secret(hmac::HMAC_SHA512)),
    ]
}

/// The algorithms that a scheme takes: one at least, and either all by public keys or all by secrets. A verifier that took
/// both could be shown an HMAC by a public key, which everybody has.
pub(super) fn read(names: &[String]) -> Result<Vec<Named>, SetupError> {
    let find = |name: &String| {
        let found = all().into_iter().find(|one| one.name == name);
        found.ok_or_else(|| {
            let known: Vec<_> = all().iter().map(|one| one.name).collect();
            SetupError::new(format!(
                "`{name}` is no algorithm of tokens that is taken: there are {}",
                known.join(", ")
            ))
        })
    };
    let found = names.iter().map(find).collect::<Result<Vec<_>, _>>()?;
    let secret = |one: &&Named| matches!(one.kind, Kind::Secret(_));
    match found.iter().filter(secret).count() {
        _ if found.is_empty() => Err(SetupError::new(
            "a token needs the algorithms that are taken: none is given",
        )),
        0 => Ok(found),
        some if some == found.len() => Ok(found),
        _ => Err(SetupError::new(
            "a token is signed by a secret (HS256) or by a key pair (RS256): both aren't taken at once",
        )),
    }
}
