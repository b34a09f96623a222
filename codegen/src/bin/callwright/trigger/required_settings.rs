//! The secrets and values that signing needs.

use callwright_webhook_core::SigningSecrets;
use callwright_webhook_core::template::{TemplatePart, parse};
use callwright_webhook_core::{Profile, SignatureScheme};

/// The names of the secrets and values that a profile's signatures need.
#[derive(Default)]
pub struct RequiredSettings {
    pub secrets: Vec<String>,
    pub values: Vec<String>,
}

impl RequiredSettings {
    pub fn of(profile: &Profile) -> Self {
        let mut required = Self::default();
        if let Some(scheme) = &profile.verify {
            required.add(scheme);
        }
        required
    }

    /// The secret that is given without a name.
    pub fn default_secret(&self) -> Option<&str> {
        match self.secrets.as_slice() {
            [one] => Some(one),
            several => {
                let usual = several.iter().find(|name| *name == SigningSecrets::SECRET);
                usual.map(String::as_str)
            }
        }
    }

    fn add(&mut self, scheme: &SignatureScheme) {
        match scheme {
            SignatureScheme::Token(token) => self.secret(&token.key),
            SignatureScheme::Hmac(hmac) => {
                self.secret(&hmac.key);
                self.template(&hmac.signed);
            }
            SignatureScheme::Digest(digest) => {
                self.secret(&digest.key);
                self.template(&digest.signed);
            }
            SignatureScheme::Signature(signature) => {
                self.secret(SigningSecrets::PRIVATE_KEY);
                self.template(&signature.signed);
            }
            SignatureScheme::ItemHmac(items) => self.secret(&items.key),
            SignatureScheme::MessageSignature(message) => {
                let symmetric = message.algorithm.starts_with("hmac");
                self.secret(if symmetric {
                    &message.key
                } else {
                    SigningSecrets::PRIVATE_KEY
                });
                self.value("keyid");
            }
            SignatureScheme::All(schemes) | SignatureScheme::Any(schemes) => {
                schemes.iter().for_each(|scheme| self.add(scheme));
            }
            // The others sign nothing, or can't sign.
            _ => {}
        }
    }

    fn secret(&mut self, name: &str) {
        if !self.secrets.iter().any(|known| known == name) {
            self.secrets.push(name.to_owned());
        }
    }

    fn value(&mut self, name: &str) {
        if !self.values.iter().any(|known| known == name) {
            self.values.push(name.to_owned());
        }
    }

    fn template(&mut self, text: &str) {
        for part in parse(text).unwrap_or_default() {
            if let TemplatePart::Setting(name) = part {
                self.value(&name);
            }
        }
    }
}

/// Whether only the provider can sign with a scheme.
pub fn is_unsignable(scheme: &SignatureScheme) -> bool {
    match scheme {
        SignatureScheme::Jwt(_) | SignatureScheme::CertUrl(_) => true,
        SignatureScheme::All(schemes) => schemes.iter().any(is_unsignable),
        SignatureScheme::Any(schemes) => schemes.iter().all(is_unsignable),
        _ => false,
    }
}

/// The options that give the secrets of a profile.
pub fn help(profile: &Profile) -> String {
    let required = RequiredSettings::of(profile);
    let default = required.default_secret();
    let ways = required.secrets.iter().chain(&required.values).map(|name| {
        if Some(name.as_str()) == default {
            "`--secret ENV:VARIABLE`".to_owned()
        } else {
            format!("`--secret {name}=ENV:VARIABLE`")
        }
    });
    let ways: Vec<String> = ways.collect();
    match ways.as_slice() {
        [] => format!("the profile `{}` takes no secret", profile.name),
        ways => format!("the profile `{}` takes {}", profile.name, ways.join(", ")),
    }
}
