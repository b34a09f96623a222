//! Checks whether a request is a handshake.

use std::borrow::Cow;

use crate::webhook::lookup::BodyPointer;
use crate::webhook::unsupported;
use crate::webhook::{HandshakeCondition, Settings, SetupError, Source};
use callwright_webhook_core::delivery_reader::DeliveryReader;
use callwright_webhook_core::mac;

/// A [`HandshakeCondition`] of a profile, with the settings that it needs.
pub(super) enum HandshakeCheck {
    Method(String),
    /// There is a value.
    Present(ConditionSource),
    /// There is this value.
    Is(ConditionSource, String),
    /// There is one of these tokens.
    Token(ConditionSource, Vec<String>),
    /// The object or array at this place is empty.
    Empty(BodyPointer),
}

/// Where a condition reads a value. Every delivery is checked and few are handshakes, so the body is scanned and not parsed.
pub(super) enum ConditionSource {
    Body(BodyPointer),
    Other(Source),
}

/// Whether a request is a handshake.
#[derive(Clone, Copy, Eq, PartialEq)]
pub(super) enum HandshakeMatch {
    Yes,
    No,
    /// It would be one with the right token.
    WrongToken,
}

impl HandshakeCheck {
    pub(super) fn new(
        condition: &HandshakeCondition,
        settings: &Settings,
    ) -> Result<Self, SetupError> {
        Ok(match condition {
            HandshakeCondition::Method(method) => Self::Method(method.clone()),
            HandshakeCondition::Present(source) => Self::Present(ConditionSource::new(source)?),
            HandshakeCondition::Is(source, text) => {
                Self::Is(ConditionSource::new(source)?, text.clone())
            }
            HandshakeCondition::Empty(pointer) => Self::Empty(parsed(pointer)?),
            HandshakeCondition::Setting(source, name) => {
                let tokens = [settings.values_of(name), settings.secrets_of(name)].concat();
                if tokens.is_empty() {
                    let what =
                        format!("the setting `{name}` is missing: it identifies a handshake");
                    return Err(SetupError::missing(what));
                }
                if tokens.iter().any(|token| token.trim().is_empty()) {
                    return Err(SetupError::new(format!("the setting `{name}` is empty")));
                }
                Self::Token(ConditionSource::new(source)?, tokens)
            }
            other => {
                return Err(unsupported(&format!(
                    "the condition {other:?} of a handshake"
                )));
            }
        })
    }

    /// Whether the body has to be JSON.
    pub(super) fn needs_json(&self) -> bool {
        match self {
            Self::Present(source) | Self::Is(source, _) | Self::Token(source, _) => {
                matches!(source, ConditionSource::Body(_))
            }
            Self::Empty(_) => true,
            Self::Method(_) => false,
        }
    }

    /// Checks a request. A value that can't be read is no match: a later stage refuses the request.
    pub(super) fn run(&self, reading: &DeliveryReader<'_>) -> HandshakeMatch {
        let matches = match self {
            Self::Method(method) => reading.incoming().parts.method.as_str() == method,
            Self::Present(source) => source.value(reading).is_some(),
            Self::Is(source, text) => source.value(reading).as_deref() == Some(text),
            Self::Empty(pointer) => pointer.is_empty(reading.text()) == Ok(true),
            Self::Token(source, tokens) => {
                let value = source.value(reading);
                let right = |token: &String| {
                    let value = value.as_deref().unwrap_or_default();
                    mac::equal_secrets(token.as_bytes(), value.as_bytes())
                };
                if !tokens.iter().any(right) {
                    return HandshakeMatch::WrongToken;
                }
                true
            }
        };
        match matches {
            true => HandshakeMatch::Yes,
            false => HandshakeMatch::No,
        }
    }
}

impl ConditionSource {
    fn new(source: &Source) -> Result<Self, SetupError> {
        Ok(match source {
            Source::Body(pointer) => Self::Body(parsed(pointer)?),
            other => Self::Other(other.clone()),
        })
    }

    fn value<'a>(&self, reading: &'a DeliveryReader<'_>) -> Option<Cow<'a, str>> {
        match self {
            Self::Body(pointer) => pointer.scalar(reading.text()).ok()?,
            Self::Other(source) => reading.value(source).ok()?,
        }
    }
}

fn parsed(pointer: &str) -> Result<BodyPointer, SetupError> {
    BodyPointer::parse(pointer).ok_or_else(|| {
        let what = format!("`{pointer}` isn't a JSON pointer: it begins with `/`, or is empty");
        SetupError::new(what)
    })
}
