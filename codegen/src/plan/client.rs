//! The client: servers, credentials, groups.

use super::Planner;
use super::code_span::code_span;
use super::doc_text::DocText;
use super::docs;
use super::items::{
    ClientItem, CredentialMethod, GroupMethod, RustFile, RustItem, SchemeEntry, ServerItem,
};
use crate::ir::{ApiSecurityScheme, SecuritySchemeKind, Server};

/// The version of the generator, for the user agent.
const VERSION: &str = env!("CARGO_PKG_VERSION");

impl Planner<'_> {
    pub(super) fn client(&self) -> RustFile {
        let base_url = self
            .api
            .servers
            .first()
            .map(Server::default_url)
            .unwrap_or_default();
        let mut items = vec![RustItem::Client(ClientItem {
            docs: docs::sentences(&format!("A client of {}.", self.title())),
            agent: self.agent(),
            base_url: base_url.trim_end_matches('/').to_owned(),
            schemes: self.api.schemes.iter().filter_map(scheme_entry).collect(),
            security: self.api.security.clone(),
            credentials: self.credentials(),
            groups: self
                .names
                .groups
                .iter()
                .enumerate()
                .map(|(index, group)| GroupMethod {
                    feature: self.feature_of(index),
                    docs: docs::calls_of(&group.tag),
                    name: group.method.clone(),
                    module: group.module.clone(),
                    ty: group.ty.clone(),
                })
                .collect(),
        })];
        let servers: Vec<ServerItem> = self
            .api
            .servers
            .iter()
            .zip(&self.names.servers)
            .map(|(server, names)| ServerItem {
                docs: docs::server_docs(server, &names.variables),
                name: names.name.clone(),
                url: server.url.clone(),
                variables: server
                    .variables
                    .iter()
                    .zip(&names.variables)
                    .map(|(variable, name)| (format!("{{{}}}", variable.name), name.clone()))
                    .collect(),
            })
            .collect();
        if servers.len() > 1 || servers.iter().any(|server| !server.variables.is_empty()) {
            items.push(RustItem::Servers(servers));
        }
        RustFile {
            path: format!("src/{}.rs", self.names.client_module().bare()),
            comment: &[],
            docs: DocText::sentence("The client."),
            inner: Vec::new(),
            imports: Vec::new(),
            items,
        }
    }

    /// The title, in one line, as a part of a sentence.
    pub(super) fn title(&self) -> String {
        let words: Vec<&str> = self.api.title.split_whitespace().collect();
        let title = super::escape::escape(&words.join(" "));
        let title = title.trim_end_matches('.');
        if title.is_empty() {
            "an API without a title".to_owned()
        } else {
            title.to_owned()
        }
    }

    fn agent(&self) -> String {
        let version: String = self
            .api
            .version
            .chars()
            .filter(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+'))
            .collect();
        let slash = if version.is_empty() { "" } else { "/" };
        format!(
            "{}{slash}{version} callwright/{VERSION}",
            self.names.package
        )
    }

    fn credentials(&self) -> Vec<CredentialMethod> {
        self.api
            .schemes
            .iter()
            .zip(&self.names.schemes)
            .filter(|(scheme, _)| scheme.kind != SecuritySchemeKind::MutualTls)
            .map(|(scheme, names)| {
                let what = match &scheme.kind {
                    SecuritySchemeKind::ApiKeyHeader(name) => {
                        format!("A secret in the header {}.", code_span(name))
                    }
                    SecuritySchemeKind::ApiKeyQuery(name) => {
                        format!("A secret in the query parameter {}.", code_span(name))
                    }
                    SecuritySchemeKind::ApiKeyCookie(name) => {
                        format!("A secret in the cookie {}.", code_span(name))
                    }
                    SecuritySchemeKind::Basic => "A user name and a password.".to_owned(),
                    SecuritySchemeKind::Bearer => "A bearer token.".to_owned(),
                    SecuritySchemeKind::Http(name) => {
                        format!(
                            "The credentials after {} in the header `Authorization`.",
                            code_span(name)
                        )
                    }
                    SecuritySchemeKind::MutualTls => String::new(),
                };
                let mut lines = DocText::sentence(&what);
                lines.add(docs::text(scheme.description.as_deref()));
                CredentialMethod {
                    docs: lines,
                    name: names.method.clone(),
                    scheme: scheme.name.clone(),
                    pair: scheme.kind == SecuritySchemeKind::Basic,
                }
            })
            .collect()
    }
}

fn scheme_entry(scheme: &ApiSecurityScheme) -> Option<SchemeEntry> {
    let (variant, argument) = match &scheme.kind {
        SecuritySchemeKind::ApiKeyHeader(name) => ("ApiKeyHeader", Some(name.clone())),
        SecuritySchemeKind::ApiKeyQuery(name) => ("ApiKeyQuery", Some(name.clone())),
        SecuritySchemeKind::ApiKeyCookie(name) => ("ApiKeyCookie", Some(name.clone())),
        SecuritySchemeKind::Basic => ("Basic", None),
        SecuritySchemeKind::Bearer => ("Bearer", None),
        SecuritySchemeKind::Http(name) => ("Http", Some(name.clone())),
        SecuritySchemeKind::MutualTls => return None,
    };
    Some(SchemeEntry {
        name: scheme.name.clone(),
        variant,
        argument,
    })
}
