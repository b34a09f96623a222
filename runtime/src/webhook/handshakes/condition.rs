//! By what a handshake is known.

use std::borrow::Cow;

use crate::webhook::pick::Pointer;
use crate::webhook::unsupported;
use crate::webhook::{HandshakeCondition, Settings, SetupError, Source};
use callwright_webhook_core::delivery_reader::DeliveryReader;
use callwright_webhook_core::mac;

pub(super) enum Condition {
    Method(String),
    Present(Looked),
    Is(Looked, String),
    Token(Looked, Vec<String>),
    Empty(Pointer),
}

/// Where a condition looks. Every delivery is asked whether it is a handshake, and few are: so nothing of a body is parsed for
/// it.
pub(super) enum Looked {
    Body(Pointer),
    Elsewhere(Source),
}

pub(super) enum Match {
    Yes,
    No,
    WrongToken,
}

impl Match {
    pub(super) fn is_yes(&self) -> bool {
        matches!(self, Self::Yes)
    }
}

impl Condition {
    pub(super) fn new(when: &HandshakeCondition, settings: &Settings) -> Result<Self, SetupError> {
        Ok(match when {
            HandshakeCondition::Method(method) => Self::Method(method.clone()),
            HandshakeCondition::Present(source) => Self::Present(Looked::at(source)?),
            HandshakeCondition::Is(source, text) => Self::Is(Looked::at(source)?, text.clone()),
            HandshakeCondition::Empty(pointer) => Self::Empty(parsed(pointer)?),
            HandshakeCondition::Setting(source, name) => {
                let tokens = [settings.values_of(name), settings.secrets_of(name)].concat();
                if tokens.is_empty() {
                    let what =
                        format!("the setting `{name}` isn't there: a handshake is known by it");
                    return Err(SetupError::missing(what));
                }
                if tokens.iter().any(|token| token.trim().is_empty()) {
                    return Err(SetupError::new(format!("the setting `{name}` is empty")));
                }
                Self::Token(Looked::at(source)?, tokens)
            }
            other => {
                return Err(unsupported(&format!(
                    "the condition {other:?} of a handshake"
                )));
            }
        })
    }

    /// Whether the body has to be JSON for it.
    pub(super) fn looks_inside(&self) -> bool {
        match self {
            Self::Present(place) | Self::Is(place, _) | Self::Token(place, _) => {
                matches!(place, Looked::Body(_))
            }
            Self::Empty(_) => true,
            Self::Method(_) => false,
        }
    }

    /// What can't be read doesn't hold: whoever looks next will say so.
    pub(super) fn holds(&self, reading: &DeliveryReader<'_>) -> Match {
        let yes = match self {
            Self::Method(method) => reading.incoming().parts.method.as_str() == method,
            Self::Present(place) => place.value(reading).is_some(),
            Self::Is(place, text) => place.value(reading).as_deref() == Some(text),
            Self::Empty(pointer) => pointer.is_empty(reading.text()) == Ok(true),
            Self::Token(place, tokens) => {
                let said = place.value(reading);
                let right = |token: &String| {
                    let said = said.as_deref().unwrap_or_default();
                    mac::equal_secrets(token.as_bytes(), said.as_bytes())
                };
                if !tokens.iter().any(right) {
                    return Match::WrongToken;
                }
                true
            }
        };
        if yes { Match::Yes } else { Match::No }
    }
}

impl Looked {
    fn at(source: &Source) -> Result<Self, SetupError> {
        Ok(match source {
            Source::Body(pointer) => Self::Body(parsed(pointer)?),
            other => Self::Elsewhere(other.clone()),
        })
    }

    fn value<'a>(&self, reading: &'a DeliveryReader<'_>) -> Option<Cow<'a, str>> {
        match self {
            Self::Body(pointer) => pointer.scalar(reading.text()).ok()?,
            Self::Elsewhere(source) => reading.value(source).ok()?,
        }
    }
}

fn parsed(pointer: &str) -> Result<Pointer, SetupError> {
    Pointer::parse(pointer).ok_or_else(|| {
        let what = format!("`{pointer}` is no JSON pointer: it begins with `/`, or is empty");
        SetupError::new(what)
    })
}
