//! Security schemes and security requirements.

use super::http::is_token;
use super::node_path::NodePath;
use super::side::mark_origin;
use super::walk::{JsonObject, Walk, keep_extension};
use crate::diag::Diagnostic;
use indexmap::IndexMap;
use openapiv3::{APIKeyLocation, ReferenceOr, SecurityRequirement, SecurityScheme};
use serde_json::Value;

const LOST: &str = "the security scheme is left out";

/// The fields of a security scheme of any type.
#[derive(Default)]
struct SchemeFields {
    description: Option<String>,
    name: Option<String>,
    location: Option<String>,
    scheme: Option<String>,
    bearer_format: Option<String>,
    url: Option<String>,
    extensions: IndexMap<String, Value>,
}

impl<'s> Walk<'s, '_> {
    /// Reads a list of alternatives. Each names schemes that are required together.
    pub fn requirements(
        &mut self,
        value: &'s Value,
        at: &NodePath<'_>,
    ) -> Option<Vec<SecurityRequirement>> {
        let list = self.list(value, at)?;
        let mut requirements = Vec::with_capacity(list.len());
        for (i, value) in list.iter().enumerate() {
            let at = at.index(i);
            let Some(object) = self.object(value, &at) else {
                continue;
            };
            let names = object.iter();
            let requirement =
                names.map(|(name, scopes)| (name.clone(), self.texts(scopes, &at.key(name))));
            requirements.push(requirement.collect());
        }
        Some(requirements)
    }

    /// Reads `components.securitySchemes`.
    pub fn security_schemes(
        &mut self,
        value: &'s Value,
        at: &NodePath<'_>,
    ) -> IndexMap<String, ReferenceOr<SecurityScheme>> {
        let mut schemes = IndexMap::new();
        let Some(object) = self.object(value, at) else {
            return schemes;
        };
        for (name, value) in object {
            if name.starts_with("x-") && !value.is_object() {
                continue;
            }
            let read = self.item(value, &at.key(name), LOST, |walk, object, at| {
                walk.security_scheme(name, object, at)
            });
            if let Some((mut scheme, origin)) = read {
                if let Some(origin) = origin {
                    mark_origin(extensions_mut(&mut scheme), &origin);
                }
                schemes.insert(name.clone(), ReferenceOr::Item(scheme));
            }
        }
        schemes
    }

    fn security_scheme(
        &mut self,
        name: &str,
        object: &'s JsonObject,
        at: &NodePath<'_>,
    ) -> Option<SecurityScheme> {
        let kind = match object.get("type") {
            Some(Value::String(kind)) => kind.as_str(),
            _ => return self.bad_scheme(at, "the security scheme has no `type`"),
        };
        let members = self.members(object, at);
        match kind {
            "apiKey" => self.api_key(members, at),
            "http" => match members.scheme {
                Some(scheme) if !is_token(&scheme) => {
                    let message = format!("`{scheme}` isn't a valid HTTP authentication scheme");
                    self.bad_scheme(&at.key("scheme"), &message)
                }
                Some(scheme) => Some(SecurityScheme::HTTP {
                    scheme,
                    bearer_format: members.bearer_format,
                    description: members.description,
                    extensions: members.extensions,
                }),
                None => self.bad_scheme(at, "the security scheme has no `scheme`"),
            },
            "oauth2" => Some(SecurityScheme::OAuth2 {
                flows: match object.get("flows") {
                    Some(flows) => self.flows(flows, &at.key("flows")),
                    None => openapiv3::OAuth2Flows::default(),
                },
                description: members.description,
                extensions: members.extensions,
            }),
            "openIdConnect" => Some(SecurityScheme::OpenIDConnect {
                open_id_connect_url: members.url.unwrap_or_default(),
                description: members.description,
                extensions: members.extensions,
            }),
            "mutualTLS" => {
                self.side.mutual_tls.push(name.to_owned());
                None
            }
            "basic" => {
                // The type of Swagger 2.0.
                let place = at.key("type").place();
                self.report(
                    Diagnostic::warning(
                        "bad-security-scheme",
                        &place,
                        "OpenAPI 3 has no security type `basic`",
                    )
                    .done("it is read as `type: http, scheme: basic`"),
                );
                Some(SecurityScheme::HTTP {
                    scheme: "basic".to_owned(),
                    bearer_format: None,
                    description: members.description,
                    extensions: members.extensions,
                })
            }
            other => {
                let kind = other.to_owned();
                self.side.other_security.insert(name.to_owned(), kind);
                let message = format!("there is no security type `{other}`");
                self.bad_scheme(&at.key("type"), &message)
            }
        }
    }

    fn members(&mut self, object: &'s JsonObject, at: &NodePath<'_>) -> SchemeFields {
        let mut members = SchemeFields::default();
        for (key, value) in object {
            let at = at.key(key);
            match key.as_str() {
                "description" => members.description = self.text(value, &at),
                "name" => members.name = self.text(value, &at),
                "in" => members.location = self.text(value, &at),
                "scheme" => members.scheme = self.text(value, &at),
                "bearerFormat" => members.bearer_format = self.text(value, &at),
                "openIdConnectUrl" => members.url = self.text(value, &at),
                _ => keep_extension(&mut members.extensions, key, value),
            }
        }
        members
    }

    fn api_key(&mut self, members: SchemeFields, at: &NodePath<'_>) -> Option<SecurityScheme> {
        let location = match members.location.as_deref() {
            Some("query") => APIKeyLocation::Query,
            Some("header") => APIKeyLocation::Header,
            Some("cookie") => APIKeyLocation::Cookie,
            Some(other) => {
                let message = format!("an API key can't be in `{other}`");
                return self.bad_scheme(&at.key("in"), &message);
            }
            None => return self.bad_scheme(at, "the API key has no `in`"),
        };
        let Some(name) = members.name else {
            return self.bad_scheme(at, "the API key has no `name`");
        };
        let (place, can_be_sent) = match location {
            APIKeyLocation::Header => ("header", is_token(&name)),
            APIKeyLocation::Cookie => ("cookie", is_token(&name)),
            // It is percent-encoded.
            APIKeyLocation::Query => ("query parameter", true),
        };
        if !can_be_sent {
            let message = format!("`{name}` isn't a valid {place} name");
            return self.bad_scheme(&at.key("name"), &message);
        }
        Some(SecurityScheme::APIKey {
            location,
            name,
            description: members.description,
            extensions: members.extensions,
        })
    }

    fn bad_scheme<T>(&mut self, at: &NodePath<'_>, message: &str) -> Option<T> {
        self.report(Diagnostic::warning("bad-security-scheme", &at.place(), message).done(LOST));
        None
    }
}

fn extensions_mut(scheme: &mut SecurityScheme) -> &mut IndexMap<String, Value> {
    match scheme {
        SecurityScheme::APIKey { extensions, .. }
        | SecurityScheme::HTTP { extensions, .. }
        | SecurityScheme::OAuth2 { extensions, .. }
        | SecurityScheme::OpenIDConnect { extensions, .. } => extensions,
    }
}
