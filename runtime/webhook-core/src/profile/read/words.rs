//! Reads values that are one of a few words.

use super::value::{ProfileResult, ProfileValue};
use crate::profile::{Encoding, Hash, KeyForm, SignatureAlgorithm, TimeUnit, TokenForm};

pub(super) fn token_form(value: &ProfileValue<'_>) -> ProfileResult<TokenForm> {
    value.one_of(&[
        ("plain", TokenForm::Plain),
        ("bearer", TokenForm::Bearer),
        ("basic", TokenForm::Basic),
    ])
}

pub(super) fn hash(value: &ProfileValue<'_>) -> ProfileResult<Hash> {
    value.one_of(&[
        ("sha1", Hash::Sha1),
        ("sha256", Hash::Sha256),
        ("sha384", Hash::Sha384),
        ("sha512", Hash::Sha512),
    ])
}

pub(super) fn encoding(value: &ProfileValue<'_>) -> ProfileResult<Encoding> {
    value.one_of(&[
        ("hex", Encoding::Hex),
        ("base64", Encoding::Base64),
        ("base64url", Encoding::Base64Url),
    ])
}

pub(super) fn key_form(value: &ProfileValue<'_>) -> ProfileResult<KeyForm> {
    value.one_of(&[
        ("utf8", KeyForm::Utf8),
        ("hex", KeyForm::Hex),
        ("base64", KeyForm::Base64),
        ("whsec", KeyForm::Whsec),
        ("whsec_or_utf8", KeyForm::WhsecOrUtf8),
        ("spki", KeyForm::Spki),
    ])
}

pub(super) fn algorithm(value: &ProfileValue<'_>) -> ProfileResult<SignatureAlgorithm> {
    value.one_of(&[
        ("ed25519", SignatureAlgorithm::Ed25519),
        ("ecdsa-p256-der", SignatureAlgorithm::EcdsaP256Der),
        ("ecdsa-p256-raw", SignatureAlgorithm::EcdsaP256Raw),
        ("rsa-sha256", SignatureAlgorithm::RsaSha256),
        ("rsa-sha1", SignatureAlgorithm::RsaSha1),
    ])
}

pub(super) fn unit(value: &ProfileValue<'_>) -> ProfileResult<TimeUnit> {
    value.one_of(&[
        ("s", TimeUnit::Seconds),
        ("ms", TimeUnit::Milliseconds),
        ("rfc3339", TimeUnit::Rfc3339),
    ])
}
