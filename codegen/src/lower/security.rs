//! Security schemes and servers.
//!
//! ```yaml
//! securitySchemes:
//!   token: { type: http, scheme: bearer }
//! ```

use super::lowering::Lower;
use crate::diag::{Diagnostic, FileId, Place};
use crate::ir::{ApiSecurityScheme, Requirement, SecuritySchemeKind, Server, ServerVariable};
use openapiv3::{APIKeyLocation, ReferenceOr, SecurityRequirement};

impl Lower<'_, '_> {
    /// Lowers the security schemes and the default requirement.
    pub(super) fn security(&mut self) {
        let openapi = &self.document.openapi;
        self.api.security = openapi
            .security
            .as_deref()
            .map(requirement)
            .unwrap_or_default();
        for (name, scheme) in openapi.components.iter().flat_map(|c| &c.security_schemes) {
            let ReferenceOr::Item(scheme) = scheme else {
                continue;
            };
            let (kind, description) = kind(scheme);
            self.api.schemes.push(ApiSecurityScheme {
                name: name.clone(),
                description: description.clone(),
                kind,
            });
        }
        for name in &self.document.side.mutual_tls {
            self.api.schemes.push(ApiSecurityScheme {
                name: name.clone(),
                description: None,
                kind: SecuritySchemeKind::MutualTls,
            });
        }
        let needed = self.api.security.iter().flatten();
        let unknown: Vec<String> = needed
            .filter(|name| !self.api.schemes.iter().any(|s| s.name == **name))
            .cloned()
            .collect();
        self.report_schemes(&unknown, &Place::root(FileId(0)).key("security"));
    }

    /// Reports required security schemes that the document doesn't describe, once for each name.
    pub(super) fn report_schemes(&mut self, unknown: &[String], place: &Place) {
        for name in unknown {
            if self.unknown_schemes.insert(name.clone()) {
                self.diags.push(
                    Diagnostic::warning(
                        "unknown-security-scheme",
                        place,
                        format!("no security scheme is called `{name}`"),
                    )
                    .done("calls that require it are sent without it")
                    .help("describe it in `components.securitySchemes`"),
                );
            }
        }
    }
}

fn kind(scheme: &openapiv3::SecurityScheme) -> (SecuritySchemeKind, &Option<String>) {
    match scheme {
        openapiv3::SecurityScheme::APIKey {
            location,
            name,
            description,
            ..
        } => {
            let name = name.clone();
            let kind = match location {
                APIKeyLocation::Query => SecuritySchemeKind::ApiKeyQuery(name),
                APIKeyLocation::Header => SecuritySchemeKind::ApiKeyHeader(name),
                APIKeyLocation::Cookie => SecuritySchemeKind::ApiKeyCookie(name),
            };
            (kind, description)
        }
        openapiv3::SecurityScheme::HTTP {
            scheme,
            description,
            ..
        } => {
            let kind = match scheme.to_ascii_lowercase().as_str() {
                "basic" => SecuritySchemeKind::Basic,
                "bearer" | "oauth" => SecuritySchemeKind::Bearer,
                _ => SecuritySchemeKind::Http(scheme.clone()),
            };
            (kind, description)
        }
        openapiv3::SecurityScheme::OAuth2 { description, .. }
        | openapiv3::SecurityScheme::OpenIDConnect { description, .. } => {
            (SecuritySchemeKind::Bearer, description)
        }
    }
}

/// The security requirement of a list of alternatives.
pub(super) fn requirement(list: &[SecurityRequirement]) -> Requirement {
    list.iter()
        .map(|alternative| alternative.keys().cloned().collect())
        .collect()
}

/// Lowers servers.
pub(super) fn servers(list: &[openapiv3::Server]) -> Vec<Server> {
    list.iter()
        .map(|server| Server {
            url: server.url.clone(),
            description: server.description.clone(),
            variables: server
                .variables
                .iter()
                .flatten()
                .map(|(name, variable)| ServerVariable {
                    name: name.clone(),
                    default: crate::dialect::default_of(name, variable)
                        .map(|default| one_slash(&server.url, name, default)),
                    values: (variable.enumeration.iter())
                        .map(|value| one_slash(&server.url, name, value.clone()))
                        .collect(),
                    description: variable.description.clone(),
                })
                .collect(),
        })
        .collect()
}

/// A value without its first slash, if the URL has that slash already: Amazon API Gateway exports
/// `https://h.example/{basePath}` with the default `/prod`.
fn one_slash(url: &str, name: &str, value: String) -> String {
    let doubled = url.contains(&format!("/{{{name}}}"));
    match value.strip_prefix('/') {
        Some(rest) if doubled => rest.to_owned(),
        _ => value,
    }
}

#[cfg(test)]
mod tests {
    use super::one_slash;

    #[test]
    fn a_slash_is_written_once() {
        let one = |url: &str, value: &str| one_slash(url, "base", value.to_owned());
        assert_eq!(one("https://h.example/{base}", "/prod"), "prod");
        assert_eq!(one("https://h.example/{base}", "prod"), "prod");
        assert_eq!(one("https://h.example{base}", "/prod"), "/prod");
        assert_eq!(one("https://h.example/{base}", "/"), "");
    }
}
