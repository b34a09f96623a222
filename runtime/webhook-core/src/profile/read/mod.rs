//! Reads profiles from JSON.
//!
//! By hand, not by serde's derives: derives would bring syn into the build of everyone who receives webhooks, and the errors
//! would have neither a pointer nor a suggestion.

mod cert_url;
mod handshake;
mod jwt;
mod message_signature;
mod scheme;
mod source;
#[cfg(test)]
mod tests;
mod value;
mod words;

use serde_json::Value;

use self::value::{ProfileResult, ProfileValue, unknown};
use super::Profile;

pub use self::value::ProfileError;

const KEYS: &[&str] = &[
    "name",
    "profile",
    "verify",
    "handshakes",
    "route",
    "route_else",
    "items",
    "delivery",
    "duplicates",
    "per_attempt",
    "deduplicate",
    "acknowledge",
    "methods",
    "media_types",
    "form_field",
    "lenient",
    "limit",
    "deadline",
    "retention",
];

impl Profile {
    /// Reads a profile from JSON. Every key is optional: an absent one has the value of the profile that `profile` names, or
    /// the default.
    ///
    /// ```
    /// use callwright::webhook::Profile;
    ///
    /// let profile = Profile::from_json(
    ///     r#"{
    ///         "name": "bookshop",
    ///         "verify": {
    ///             "hmac": {
    ///                 "hash": "sha256",
    ///                 "key": "secret",
    ///                 "key_form": "utf8",
    ///                 "from": { "header": "bookshop-signature" },
    ///                 "extract": { "pairs": { "separator": ",", "equals": "=", "name": "v1" } },
    ///                 "encoding": "hex",
    ///                 "signed": "{timestamp}.{body}",
    ///                 "timestamp": { "pair": "t", "unit": "s", "past": 300, "future": 300 }
    ///             }
    ///         },
    ///         "handshakes": [
    ///             {
    ///                 "when": [{ "from": { "body": "/type" }, "is": "hello" }],
    ///                 "reply": { "echo": { "from": { "body": "/challenge" }, "to": "text" } }
    ///             }
    ///         ],
    ///         "route": [{ "body": "/type" }],
    ///         "delivery": [{ "body": "/id" }],
    ///         "acknowledge": { "handled": 204 },
    ///         "deadline": 5,
    ///         "retention": 86400
    ///     }"#,
    /// )?;
    /// assert_eq!(profile.acknowledge.handled, 204);
    ///
    /// // A built-in profile, with another limit.
    /// let profile = Profile::from_json(r#"{"profile": "github", "limit": 65536}"#)?;
    /// assert_eq!((profile.name.as_str(), profile.limit), ("github", 65536));
    ///
    /// let wrong = Profile::from_json(r#"{"route": [{"haeder": "x-event"}]}"#).unwrap_err();
    /// assert_eq!(wrong.pointer(), "/route/0/haeder");
    /// assert_eq!(wrong.message(), "no key is called `haeder`; did you mean `header`?");
    /// # Ok::<(), callwright::webhook::ProfileError>(())
    /// ```
    ///
    /// | key | what it holds |
    /// |---|---|
    /// | `profile` | the name of a built-in profile, whose values the other keys replace |
    /// | `verify` | `"none"`, or an object of one scheme (below) |
    /// | `handshakes` | objects of `when`, `signed` (default: true), `known_key` and `reply` |
    /// | `route`, `route_else`, `delivery` | sources |
    /// | `items` | a JSON pointer with `*`, or `""` if the body is the array |
    /// | `per_attempt` | JSON pointers |
    /// | `duplicates` | a sentence for people |
    /// | `acknowledge` | statuses by the names of [`Acknowledge`](super::Acknowledge)'s fields, `media_type`, `body` |
    /// | `methods`, `media_types` | strings |
    /// | `limit` | bytes |
    /// | `deadline`, `retention` | seconds |
    /// | `deduplicate`, `form_field`, `lenient`, `name` | as in [`Profile`] |
    ///
    /// A source is `{"header": ..}`, `{"body": pointer}`, `{"item": pointer}`, `{"key": pointer}`, `{"query": ..}`,
    /// `{"field": ..}` or `"path"`.
    ///
    /// A scheme is `{"token": {from, form, key, optional}}`,
    /// `{"hmac": {hash, key, key_form, from, extract, encoding, signed, timestamp, id, body_hash, when}}`,
    /// `{"digest": {hash, key, from, extract, encoding, signed, when}}`,
    /// `{"signature": {algorithm, key, key_form, from, extract, encoding, signed, timestamp, id, when}}`,
    /// `{"item_hmac": {items, fields, joiner, signature, hash, key, key_form, encoding}}`,
    /// `{"jwt": {from, form, algorithms, key_url, key_body, hosts, claims, fixed_claims, body_hash, max_age}}`,
    /// `{"cert_url": {url, hosts, path_suffix, discovery, names, algorithm, from, signed, bound}}`,
    /// `{"message_signature": {label, algorithm, key, key_form, components, max_age}}`, or `{"all": [..]}` or `{"any": [..]}`
    /// of them; the fields are those of the structs in [`SignatureScheme`](super::SignatureScheme). Words: hashes `sha1`, `sha256`, `sha384`, `sha512`;
    /// encodings `hex`, `base64`, `base64url`; forms of keys `utf8`, `hex`, `base64`, `whsec`, `whsec_or_utf8`, `spki`; algorithms
    /// `ed25519`, `ecdsa-p256-der`, `ecdsa-p256-raw`, `rsa-sha256`, `rsa-sha1`; units of time `s`, `ms`, `rfc3339`; `"any"`
    /// allows any age.
    ///
    /// A `when` of a handshake is `{"method": ..}`, `{"present": source}`, `{"from": source, "is": ..}`,
    /// `{"from": source, "setting": ..}` or `{"empty": pointer}`; a `reply` is `{"echo": {from, to}}` with `to` one of `"text"`,
    /// `{"member": ..}` and `{"header": ..}`, `{"hmac": {from, hash, encoding, prefix, member, plain_member}}`,
    /// `{"fixed": {status, media_type, body}}`, `{"secret": {header}}` or `{"secret": {from}}`, `{"fetch": {from, hosts}}` or `"origin"`.
    ///
    /// # Errors
    ///
    /// The text isn't JSON, a key is unknown, or a value has the wrong form.
    pub fn from_json(text: &str) -> Result<Self, ProfileError> {
        let value: Value = serde_json::from_str(text)
            .map_err(|error| ProfileError::new("", format!("this isn't JSON: {error}")))?;
        Self::from_value(&value)
    }

    /// Reads a profile from a JSON value; see [`from_json`](Self::from_json).
    ///
    /// # Errors
    ///
    /// A key is unknown, or a value has the wrong form.
    pub fn from_value(value: &Value) -> Result<Self, ProfileError> {
        profile(&ProfileValue::root(value))
    }
}

fn profile(value: &ProfileValue<'_>) -> ProfileResult<Profile> {
    let object = value.object(KEYS)?;
    let mut profile = match object.get("profile") {
        None => Profile::new("custom", None),
        Some(base) => {
            let name = base.text()?;
            Profile::named(name)
                .ok_or_else(|| base.error(unknown("profile", name, Profile::names())))?
        }
    };
    for (name, value) in object.all() {
        match name {
            "name" => profile.name = value.string()?,
            "verify" => profile.verify = Some(scheme::scheme(&value)?),
            "handshakes" => profile.handshakes = value.list(handshake::handshake)?,
            "route" => profile.route = value.list(source::source)?,
            "route_else" => profile.route_else = value.list(source::source)?,
            "items" => profile.items = Some(value.pointer()?),
            "delivery" => profile.delivery = value.list(source::source)?,
            "duplicates" => profile.duplicates = Some(value.string()?),
            "per_attempt" => profile.per_attempt = value.list(ProfileValue::pointer)?,
            "deduplicate" => profile.deduplicate = value.flag()?,
            "acknowledge" => handshake::acknowledge(&value, &mut profile.acknowledge)?,
            "methods" => profile.methods = value.list(ProfileValue::string)?,
            "media_types" => profile.media_types = value.list(ProfileValue::string)?,
            "form_field" => profile.form_field = Some(value.string()?),
            "lenient" => profile.lenient = value.flag()?,
            "limit" => profile.limit = value.size()?,
            "deadline" => profile.deadline = value.seconds()?,
            "retention" => profile.retention = value.seconds()?,
            // `profile`, which was read above.
            _ => {}
        }
    }
    Ok(profile)
}
