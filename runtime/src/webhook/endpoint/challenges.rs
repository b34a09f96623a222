//! The challenges of a 401: `WWW-Authenticate` (RFC 9110, section 11.6.1).

use http::HeaderValue;

use crate::webhook::{Profile, Settings, SignatureScheme, Source, TokenForm};

/// A challenge for each credential of `Authorization` that the profile verifies. Some senders need it: Amazon SNS sends the user
/// and the password of its URL only after a 401 with a challenge.
pub(super) fn challenges(profile: &Profile, settings: &Settings) -> Vec<HeaderValue> {
    let mut all = Vec::new();
    if let Some(scheme) = &profile.verify {
        collect(scheme, settings, &realm(&profile.name), &mut all);
    }
    all
}

fn collect(scheme: &SignatureScheme, settings: &Settings, realm: &str, all: &mut Vec<HeaderValue>) {
    let (from, form) = match scheme {
        SignatureScheme::Token(token) if !settings.secrets_of(&token.key).is_empty() => {
            (&token.from, token.form)
        }
        SignatureScheme::Jwt(jwt) => (&jwt.from, jwt.form),
        SignatureScheme::All(schemes) | SignatureScheme::Any(schemes) => {
            for scheme in schemes {
                collect(scheme, settings, realm, all);
            }
            return;
        }
        _ => return,
    };
    if !matches!(from, Source::Header(name) if name.eq_ignore_ascii_case("authorization")) {
        return;
    }
    let text = match form {
        TokenForm::Basic => format!("Basic realm=\"{realm}\", charset=\"UTF-8\""),
        TokenForm::Bearer => format!("Bearer realm=\"{realm}\""),
        _ => return,
    };
    if let Ok(value) = HeaderValue::from_str(&text)
        && !all.contains(&value)
    {
        all.push(value);
    }
}

/// The profile's name, with only characters that need no escape in quotes.
fn realm(name: &str) -> String {
    let allowed = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | ' ');
    name.chars().filter(allowed).collect()
}
