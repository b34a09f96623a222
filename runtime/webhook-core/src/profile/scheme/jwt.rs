//! Schemes with a JSON Web Token.

use std::time::Duration;

use super::token::TokenForm;
use crate::profile::Source;

/// A JSON Web Token, and the claims that it must have.
#[derive(Clone, Debug, PartialEq)]
pub struct Jwt {
    /// Where the token is.
    pub from: Source,
    /// In which form it is sent.
    pub form: TokenForm,
    /// The algorithms that are accepted: `ES256`, `RS256`. They are checked before any key is used.
    pub algorithms: Vec<String>,
    /// Where keys are fetched from, unless the settings hold some under `keys`. `{kid}` is the id of the key. The document is a
    /// set of keys (RFC 7517), one key, one key in the member `key`, or PEM.
    pub key_url: Option<String>,
    /// The body that fetches keys, if that takes a POST: a JSON text in which `{kid}` is the id of the key and `{setting:name}`
    /// a setting (Plaid has one document for each key, and requires credentials).
    pub key_body: Option<String>,
    /// Hosts from which keys may be fetched.
    pub hosts: Vec<String>,
    /// Claims that must equal a setting, as (claim, setting): `("aud", "audience")`. The settings are required. `a|b` is
    /// the claim `a`, or `b` if there is no `a`.
    pub claims: Vec<(String, String)>,
    /// Claims that must have one of these values.
    pub fixed_claims: Vec<(String, Vec<String>)>,
    /// The claim that holds the lower-case hexadecimal SHA-256 of the body.
    pub body_hash: Option<String>,
    /// How old `iat` may be.
    pub max_age: Option<Duration>,
}
