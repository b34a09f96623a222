#![allow(clippy::unwrap_used)]

use super::*;

#[test]
fn what_is_wrong_is_told_with_its_place() {
    for (json, pointer, message) in [
        ("[]", "", "this must be an object"),
        (
            "{",
            "",
            "this isn't JSON: EOF while parsing an object at line 1 column 1",
        ),
        (
            r#"{"profile":"gihtub"}"#,
            "/profile",
            "no profile is called `gihtub`; did you mean `github`?",
        ),
        (
            r#"{"deadlines":3}"#,
            "/deadlines",
            "no key is called `deadlines`; did you mean `deadline`?",
        ),
        (
            r#"{"deadline":0}"#,
            "/deadline",
            "this must be a number of seconds",
        ),
        (
            r#"{"route":[{"body":"type"}]}"#,
            "/route/0/body",
            "`type` isn't a JSON pointer; did you mean `/type`?",
        ),
        (
            r#"{"route":[{"header":"a b"}]}"#,
            "/route/0/header",
            "`a b` isn't a header",
        ),
        (
            r#"{"verify":{"hmac":{"from":{"header":"x"},"signed":"{bdy}"}}}"#,
            "/verify/hmac/signed",
            "no part is `{bdy}`; they are {body}, {timestamp}, {id}, {url}, {url:any-port}, {url:unescaped=..}, {method}, \
             {path}, {query}, {header:..}, {query:..}, {json:/..}, {setting:..}, {secret}, {crc32:body}, {sha256hex:body}, \
             {form-sorted}, {form-php:..}",
        ),
        (
            r#"{"verify":{"hmac":{"from":{"header":"x"},"signed":"{body}","hash":"md5"}}}"#,
            "/verify/hmac/hash",
            "no word is called `md5` here; there are `sha1`, `sha256`, `sha384`, `sha512`",
        ),
        (
            r#"{"verify":{"hmac":{"signed":"{body}"}}}"#,
            "/verify/hmac",
            "`from` is missing here",
        ),
        (
            r#"{"verify":{"digest":{"from":{"header":"x"},"signed":"{body}"}}}"#,
            "/verify/digest/signed",
            "a plain hash without `{secret}` in it can be made by anyone",
        ),
        (
            r#"{"verify":{"any":[]}}"#,
            "/verify/any",
            "this must hold a scheme at least",
        ),
        (
            r#"{"verify":{"hmac":{"from":{"header":"x"},"signed":"{timestamp}","timestamp":{"past":"all","pair":"t"}}}}"#,
            "/verify/hmac/timestamp/past",
            "this must be a number of seconds, or \"any\"",
        ),
        (
            r#"{"handshakes":[{"when":[],"reply":"origin"}]}"#,
            "/handshakes/0/when",
            "without a condition, every delivery would be a handshake",
        ),
        (
            r#"{"acknowledge":{"handled":20}}"#,
            "/acknowledge/handled",
            "this must be a status code",
        ),
    ] {
        let error = Profile::from_json(json).unwrap_err();
        assert_eq!(
            (error.pointer(), error.message()),
            (pointer, message),
            "{json}"
        );
    }
}

#[test]
fn what_nobody_says_is_the_default() {
    let profile = Profile::from_json("{}").unwrap();
    assert_eq!(profile, Profile::new("custom", None));
}

#[test]
fn every_named_profile_can_be_read() {
    for name in Profile::names() {
        let profile = Profile::named(name).unwrap_or_else(|| panic!("{name}"));
        assert_eq!(profile.name, *name);
        assert!(profile.verify.is_some(), "{name}");
    }
    assert_eq!(Profile::named("nobody"), None);
}
