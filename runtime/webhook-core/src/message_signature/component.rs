//! Components of a message, and their values (RFC 9421 section 2).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::{HeaderMap, HeaderName, Uri};

use super::fields::{self, BareItem, FieldItem, FieldParameters};
use crate::MessageSignature;
use crate::{Reject, RejectKind, SetupError};

/// Fields that are known to be dictionaries. Only these can be serialised again (`sf`).
const DICTIONARIES: [&str; 5] = [
    "content-digest",
    "repr-digest",
    "signature",
    "signature-input",
    "want-content-digest",
];

/// A component, by its name and its parameters.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Component {
    pub name: String,
    parameters: FieldParameters,
}

/// The components of a scheme.
pub fn components(scheme: &MessageSignature) -> Result<Vec<Component>, SetupError> {
    let components = scheme.components.iter().map(|text| {
        Component::parse(text).ok_or_else(|| {
            SetupError::new(format!(
                "`{text}` isn't a supported component; there are fields in lower case, optionally with `;bs` or \
                 `;key=\"..\"`, and @method, @target-uri, @authority, @scheme, @request-target, @path and @query"
            ))
        })
    });
    components.collect()
}

/// The message from which components are taken.
pub struct SignedMessage<'a> {
    pub method: &'a str,
    /// The absolute URL as the sender knows it, or the URL of the request if the public one isn't known.
    pub url: &'a Uri,
    pub headers: &'a HeaderMap,
}

impl Component {
    /// Reads a component of a profile: `@method`, `content-digest;sf`.
    pub fn parse(text: &str) -> Option<Self> {
        let (name, parameters) = match text.find(';') {
            Some(at) => text.split_at(at),
            None => (text, ""),
        };
        Self::new(name.to_owned(), fields::parameters(parameters)?)
    }

    /// A component. `None` if its name or a parameter is unknown, since then its value can't be determined.
    pub fn new(name: String, parameters: FieldParameters) -> Option<Self> {
        let known = match name.strip_prefix('@') {
            Some(
                "method" | "target-uri" | "authority" | "scheme" | "request-target" | "path"
                | "query",
            ) => parameters.0.is_empty(),
            Some(_) => false,
            None => {
                let lower = !name.bytes().any(|byte| byte.is_ascii_uppercase());
                let field = lower && HeaderName::from_bytes(name.as_bytes()).is_ok();
                field
                    && match parameters.0.as_slice() {
                        [] => true,
                        [(key, BareItem::Boolean(true))] if key == "bs" => true,
                        [(key, BareItem::Boolean(true))] if key == "sf" => {
                            DICTIONARIES.contains(&name.as_str())
                        }
                        [(key, BareItem::String(_))] => key == "key",
                        _ => false,
                    }
            }
        };
        known.then_some(Self { name, parameters })
    }

    /// Whether it is the whole digest of the body.
    pub fn is_digest(&self) -> bool {
        let whole = self.parameters.get("key").is_none();
        self.name == "content-digest" && whole
    }

    pub fn item(&self) -> FieldItem {
        FieldItem {
            value: BareItem::String(self.name.clone()),
            parameters: self.parameters.clone(),
        }
    }

    /// Its value in a message.
    pub fn value(&self, message: &SignedMessage<'_>) -> Result<String, Reject> {
        let url = message.url;
        let part = |part: Option<String>| part.ok_or_else(|| self.missing());
        match self.name.as_str() {
            "@method" => Ok(message.method.to_owned()),
            "@authority" => part(message.authority()),
            "@scheme" => part(url.scheme_str().map(str::to_ascii_lowercase)),
            "@target-uri" => part(url.scheme().map(|_| url.to_string())),
            "@request-target" => Ok(url
                .path_and_query()
                .map_or("/", |target| target.as_str())
                .to_owned()),
            "@path" => Ok(match url.path() {
                "" => "/".to_owned(),
                path => path.to_owned(),
            }),
            "@query" => Ok(format!("?{}", url.query().unwrap_or_default())),
            _ => self.field(message.headers),
        }
    }

    fn field(&self, headers: &HeaderMap) -> Result<String, Reject> {
        let malformed = || {
            let detail = format!("the field {} can't be read", self.name);
            Reject::new(RejectKind::Malformed, detail)
        };
        let lines = headers.get_all(&self.name).iter().map(|value| {
            // Obsolete bytes outside ASCII can't be signed.
            let text = value.to_str().map_err(|_| malformed())?;
            Ok(text.trim_matches([' ', '\t']))
        });
        let lines = lines.collect::<Result<Vec<_>, Reject>>()?;
        if lines.is_empty() {
            return Err(self.missing());
        }
        if self.parameters.get("bs").is_some() {
            let lines = lines
                .iter()
                .map(|line| format!(":{}:", STANDARD.encode(line)));
            return Ok(lines.collect::<Vec<_>>().join(", "));
        }
        let text = lines.join(", ");
        if self.parameters.0.is_empty() {
            return Ok(text);
        }
        let members = fields::dictionary(&text).ok_or_else(malformed)?;
        match self.parameters.get("key") {
            Some(BareItem::String(key)) => {
                let found = members.iter().find(|(name, _)| name == key);
                let (_, member) = found.ok_or_else(|| self.missing())?;
                Ok(member.to_string())
            }
            _ => Ok(fields::write(&members)),
        }
    }

    fn missing(&self) -> Reject {
        Reject::new(RejectKind::Missing, format!("{} isn't there", self.name))
    }
}

impl SignedMessage<'_> {
    /// Host and port, without the default port. If the URL isn't known, the `Host` of the message.
    fn authority(&self) -> Option<String> {
        let said = match self.url.authority() {
            Some(authority) => authority.as_str(),
            None => {
                let mut hosts = self.headers.get_all(http::header::HOST).iter();
                let host = hosts.next().filter(|_| hosts.next().is_none())?;
                host.to_str().ok()?
            }
        };
        let said = said.to_ascii_lowercase();
        let port = match self.url.scheme_str() {
            Some("http") => ":80",
            _ => ":443",
        };
        Some(said.strip_suffix(port).unwrap_or(&said).to_owned())
    }
}

#[cfg(feature = "verify")]
impl Component {
    /// Reads a component that a signature covers.
    pub fn of(item: FieldItem) -> Option<Self> {
        match item.value {
            BareItem::String(name) => Self::new(name, item.parameters),
            _ => None,
        }
    }

    /// Whether its value depends on the URL under which the sender knows the endpoint.
    pub fn needs_url(&self) -> bool {
        matches!(self.name.as_str(), "@target-uri" | "@authority" | "@scheme")
    }
}
