//! Reads schemes by JSON Web Tokens.

use super::source::source;
use super::value::{ProfileResult, ProfileValue};
use super::words::token_form;
use crate::profile::{Jwt, TokenForm};

pub(super) fn jwt(value: &ProfileValue<'_>) -> ProfileResult<Jwt> {
    let object = value.object(&[
        "from",
        "form",
        "algorithms",
        "key_url",
        "key_body",
        "hosts",
        "claims",
        "fixed_claims",
        "body_hash",
        "max_age",
    ])?;
    let claims = object.read("claims", |value| {
        let claim =
            |(name, value): (&str, ProfileValue<'_>)| Ok((name.to_owned(), value.string()?));
        value.members()?.all().map(claim).collect()
    })?;
    let fixed_claims = object.read("fixed_claims", |value| {
        let claim = |(name, value): (&str, ProfileValue<'_>)| {
            Ok((name.to_owned(), value.list(ProfileValue::string)?))
        };
        value.members()?.all().map(claim).collect()
    })?;
    Ok(Jwt {
        from: source(&object.need("from")?)?,
        form: object.read("form", token_form)?.unwrap_or(TokenForm::Plain),
        algorithms: object.need("algorithms")?.list(ProfileValue::string)?,
        key_url: object.read("key_url", ProfileValue::string)?,
        key_body: object.read("key_body", ProfileValue::string)?,
        hosts: object
            .read("hosts", |value| value.list(ProfileValue::string))?
            .unwrap_or_default(),
        claims: claims.unwrap_or_default(),
        fixed_claims: fixed_claims.unwrap_or_default(),
        body_hash: object.read("body_hash", ProfileValue::string)?,
        max_age: object.read("max_age", ProfileValue::seconds)?,
    })
}
