//! Warns of secrets that are short enough to be guessed.

use crate::webhook::{KeyForm, Profile, Settings, SignatureScheme};
use callwright_webhook_core::key;

/// Secrets of this many bytes (128 bits) or more are strong enough.
const STRONG: usize = 16;

/// Logs each shorter secret. It still works: some providers give short ones.
pub(super) fn warn(profile: &Profile, settings: &Settings) {
    let mut keys = Vec::new();
    if let Some(scheme) = &profile.verify {
        collect(scheme, &mut keys);
    }
    for (name, form) in keys {
        for text in settings.secrets_of(name) {
            let bytes = key::bytes(name, text, form).map_or(STRONG, |bytes| bytes.len());
            if bytes < STRONG {
                let endpoint = profile.name.as_str();
                let why = "the secret has fewer than 16 bytes: it can be guessed";
                tracing::warn!(
                    endpoint,
                    outcome = "short secret",
                    secret = name,
                    bytes,
                    why
                );
            }
        }
    }
}

/// The secrets that a scheme shares with the sender, each once.
fn collect<'a>(scheme: &'a SignatureScheme, keys: &mut Vec<(&'a str, KeyForm)>) {
    let one = match scheme {
        SignatureScheme::Token(token) => (token.key.as_str(), KeyForm::Utf8),
        SignatureScheme::Hmac(hmac) => (hmac.key.as_str(), hmac.key_form),
        SignatureScheme::Digest(digest) => (digest.key.as_str(), KeyForm::Utf8),
        SignatureScheme::ItemHmac(items) => (items.key.as_str(), items.key_form),
        SignatureScheme::MessageSignature(message) if message.algorithm == "hmac-sha256" => {
            (message.key.as_str(), message.key_form)
        }
        SignatureScheme::All(schemes) | SignatureScheme::Any(schemes) => {
            for scheme in schemes {
                collect(scheme, keys);
            }
            return;
        }
        // The keys of the other schemes are public.
        _ => return,
    };
    if !keys.iter().any(|(name, _)| *name == one.0) {
        keys.push(one);
    }
}
