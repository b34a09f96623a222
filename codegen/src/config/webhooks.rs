//! Options for webhooks.

use super::ConfigError;
use crate::diag::JsonPointer;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt;

/// Options for webhooks.
///
/// In TOML, `webhooks = false` turns them off, and a table has the options:
///
/// ```
/// use callwright_codegen::config::Config;
///
/// let config = Config::from_toml(r#"
///     [webhooks]
///     profile = "stripe"
///
///     [webhooks.envelope]
///     schema = "event"
///     payload = "/data/object"
///
///     [webhooks.envelope.events]
///     "charge.succeeded" = "charge"
/// "#).unwrap();
/// let envelope = config.webhooks.envelope.unwrap();
/// assert_eq!(envelope.schema.as_deref(), Some("event"));
/// assert_eq!(envelope.events["charge.succeeded"], "charge");
///
/// assert!(!Config::from_toml("webhooks = false").unwrap().webhooks.generate);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct WebhookOptions {
    /// Whether handlers are generated. Default: true.
    pub generate: bool,
    /// The profile of the provider: the name of a built-in one, or a table with the keys of the runtime's `Profile`.
    pub profile: Option<Value>,
    /// Where the value that identifies an event is, instead of where the profile says: a list of
    /// `{ header = "x-event" }`, `{ body = "/type" }` and others.
    pub route: Option<Value>,
    /// The values that identify each event, by its name, instead of those of the document.
    pub events: BTreeMap<String, Vec<String>>,
    /// Events that aren't in the document.
    pub envelope: Option<Envelope>,
    /// Paths of the document that describe the receiver, not the API. `*` matches any text. Their operations become
    /// events, not calls.
    pub paths: Vec<String>,
}

impl Default for WebhookOptions {
    fn default() -> Self {
        Self {
            generate: true,
            profile: None,
            route: None,
            events: BTreeMap::new(),
            envelope: None,
            paths: Vec::new(),
        }
    }
}

/// The default options, with or without handlers.
impl From<bool> for WebhookOptions {
    fn from(generate: bool) -> Self {
        Self {
            generate,
            ..Self::default()
        }
    }
}

/// Events with a common schema that differ in one place, the payload.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Envelope {
    /// The key of the common schema. Not needed if `payload` is empty.
    pub schema: Option<String>,
    /// The JSON pointer of the payload in the common schema: `/data/object`. Empty if each event is its payload.
    pub payload: JsonPointer,
    /// The key of the payload's schema, by the value that identifies the event.
    #[serde(default)]
    pub events: BTreeMap<String, String>,
    /// The extension of schemas that are the payload of an event: `x-stripeEvent`. Its `type` is the value that
    /// identifies the event. If such a schema has a property with the last name in `payload`, that property is the
    /// payload.
    pub from_extension: Option<String>,
    /// The media type of the bodies. Default: `application/json`.
    pub media_type: Option<String>,
}

/// The keys of the TOML table.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct Table {
    profile: Option<Value>,
    route: Option<Value>,
    events: BTreeMap<String, Vec<String>>,
    envelope: Option<Envelope>,
    paths: Vec<String>,
}

impl<'de> Deserialize<'de> for WebhookOptions {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(FlagOrTable)
    }
}

struct FlagOrTable;

impl<'de> Visitor<'de> for FlagOrTable {
    type Value = WebhookOptions;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("`true`, `false` or a table")
    }

    fn visit_bool<E: serde::de::Error>(self, generate: bool) -> Result<WebhookOptions, E> {
        Ok(WebhookOptions {
            generate,
            ..WebhookOptions::default()
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<WebhookOptions, A::Error> {
        let table = Table::deserialize(MapAccessDeserializer::new(map))?;
        match table.profile {
            None | Some(Value::String(_) | Value::Object(_)) => {}
            Some(_) => {
                return Err(A::Error::custom(
                    "a profile is the name of a built-in one, or a table",
                ));
            }
        }
        Ok(WebhookOptions {
            generate: true,
            profile: table.profile,
            route: table.route,
            events: table.events,
            envelope: table.envelope,
            paths: table.paths,
        })
    }
}

/// Returns the first invalid option for webhooks.
pub(super) fn check(webhooks: &WebhookOptions) -> Result<(), ConfigError> {
    let route = webhooks.route.as_ref();
    if route.is_some_and(|route| !route.is_array()) {
        let message = "`webhooks.route` isn't a list".to_owned();
        return Err(ConfigError {
            help: Some("write `route = [{ body = \"/type\" }]`".to_owned()),
            ..ConfigError::new(message)
        });
    }
    if let Some(envelope) = &webhooks.envelope {
        if envelope.schema.is_none() && !envelope.payload.is_root() {
            return Err(ConfigError::new(
                "`webhooks.envelope` has a `payload`, but no `schema` that contains it".to_owned(),
            ));
        }
        if envelope.events.is_empty() && envelope.from_extension.is_none() {
            return Err(ConfigError::new(
                "`webhooks.envelope` names no events: it needs `events` or `from-extension`"
                    .to_owned(),
            ));
        }
    }
    if let Some(path) = webhooks.paths.iter().find(|path| !path.starts_with('/')) {
        return Err(ConfigError::new(format!(
            "`webhooks.paths` contains `{path}`, which doesn't begin with `/`"
        )));
    }
    if let Some((event, _)) = webhooks.events.iter().find(|(_, v)| v.is_empty()) {
        return Err(ConfigError::new(format!(
            "`webhooks.events.{event}` is empty: it needs a value that identifies the event"
        )));
    }
    Ok(())
}

impl WebhookOptions {
    /// Whether a path of the document describes the receiver.
    pub fn receives(&self, path: &str) -> bool {
        self.paths.iter().any(|pattern| matches(pattern, path))
    }
}

/// Whether a pattern, in which `*` matches any text, matches a text.
fn matches(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = text.strip_prefix(first) else {
        return false;
    };
    let mut last = None;
    for part in parts {
        // The part after the last star must end the text. Each part before it is found at its first occurrence.
        if let Some(before) = last.replace(part) {
            match rest.split_once(before) {
                Some((_, after)) => rest = after,
                None => return false,
            }
        }
    }
    match last {
        Some(end) => rest.ends_with(end),
        None => rest.is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn stars() {
        for (pattern, text, expected) in [
            ("/hooks", "/hooks", true),
            ("/hooks", "/hooks/a", false),
            ("/hooks/*", "/hooks/a/b", true),
            ("/hooks/*", "/hook", false),
            ("/*/in", "/a/b/in", true),
            ("/*/in", "/a/into", false),
            ("/a*b*c", "/a-b-b-c", true),
            ("/a*b*c", "/a-c-b", false),
            ("/a*a", "/a", false),
        ] {
            assert_eq!(matches(pattern, text), expected, "{pattern} {text}");
        }
    }
}
