//! The client's methods that set credentials.

use super::groups::GroupNames;
use super::ident::Ident;
use super::reserved::CLIENT_METHODS;
use super::scope::Scope;
use super::words::snake;
use crate::ir::{Api, SecuritySchemeKind};

/// The names for one security scheme.
#[derive(Clone, Debug)]
pub struct SecuritySchemeNames {
    /// The method that sets its credential.
    pub method: Ident,
}

/// Names the method of each security scheme.
pub(super) fn security_schemes(groups: &[GroupNames], api: &Api) -> Vec<SecuritySchemeNames> {
    let mut methods = Scope::with(CLIENT_METHODS);
    for group in groups {
        methods.reserve(&group.method);
    }
    api.schemes
        .iter()
        .map(|scheme| {
            let usual = match &scheme.kind {
                SecuritySchemeKind::Basic => "basic_auth",
                SecuritySchemeKind::Bearer => "bearer_auth",
                SecuritySchemeKind::ApiKeyHeader(_)
                | SecuritySchemeKind::ApiKeyQuery(_)
                | SecuritySchemeKind::ApiKeyCookie(_) => "api_key",
                SecuritySchemeKind::Http(_) => "authorization",
                SecuritySchemeKind::MutualTls => "mutual_tls",
            };
            let own = snake(&scheme.name);
            let method = methods.value(&[usual.to_owned(), own.clone(), format!("{own}_auth")]);
            SecuritySchemeNames { method }
        })
        .collect()
}
