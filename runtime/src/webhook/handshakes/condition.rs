//! By what a handshake is known.

use crate::webhook::signing::reading::Reading;
use crate::webhook::verify::mac;
use crate::webhook::{Settings, SetupError, Source, When};

/// Bodies without this text needn't be parsed. Shorter ones are in every body.
const WORTH_SEARCHING: usize = 4;

pub(super) enum Condition {
    Method(String),
    Present(Source),
    Is(Source, String),
    Token(Source, Vec<String>),
    Empty(String),
}

pub(super) enum Match {
    Yes,
    No,
    WrongToken,
}

impl Condition {
    pub(super) fn new(when: &When, settings: &Settings) -> Result<Self, SetupError> {
        Ok(match when {
            When::Method(method) => Self::Method(method.clone()),
            When::Present(source) => Self::Present(source.clone()),
            When::Is(source, text) => Self::Is(source.clone(), text.clone()),
            When::Empty(pointer) => Self::Empty(pointer.clone()),
            When::Setting(source, name) => {
                let tokens = [settings.values_of(name), settings.secrets_of(name)].concat();
                if tokens.is_empty() {
                    let what =
                        format!("the setting `{name}` isn't there: a handshake is known by it");
                    return Err(SetupError::missing(what));
                }
                if tokens.iter().any(|token| token.trim().is_empty()) {
                    return Err(SetupError::new(format!("the setting `{name}` is empty")));
                }
                Self::Token(source.clone(), tokens)
            }
        })
    }

    /// What can't be read doesn't hold: whoever looks next will say so.
    pub(super) fn holds(&self, reading: &Reading<'_>) -> Match {
        let yes = match self {
            Self::Method(method) => reading.incoming().parts.method.as_str() == method,
            Self::Present(source) => reading.value(source).is_ok_and(|value| value.is_some()),
            Self::Is(source, text) => {
                may_hold(reading, source, text)
                    && reading
                        .value(source)
                        .is_ok_and(|value| value.as_deref() == Some(text))
            }
            Self::Empty(pointer) => {
                let found = reading.json().ok().and_then(|json| json.pointer(pointer));
                found.is_some_and(|value| value.as_array().is_some_and(Vec::is_empty))
            }
            Self::Token(source, tokens) => {
                let said = reading.value(source).ok().flatten();
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

fn may_hold(reading: &Reading<'_>, source: &Source, text: &str) -> bool {
    let body = &reading.incoming().body;
    let plain = text.len() < WORTH_SEARCHING || !matches!(source, Source::Body(_));
    plain
        || body
            .windows(text.len())
            .any(|window| window == text.as_bytes())
}
