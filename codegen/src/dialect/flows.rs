//! The flows of OAuth 2.0 (RFC 6749).

use super::node_path::NodePath;
use super::walk::{Walk, keep_extension};
use indexmap::IndexMap;
use openapiv3::{
    AuthorizationCodeOAuth2Flow, ClientCredentialsOAuth2Flow, ImplicitOAuth2Flow, OAuth2Flows,
    PasswordOAuth2Flow,
};
use serde_json::Value;

/// The fields of a flow of any kind. A missing URL is empty.
#[derive(Default)]
struct Flow {
    authorization_url: String,
    token_url: String,
    refresh_url: Option<String>,
    scopes: IndexMap<String, String>,
    extensions: IndexMap<String, Value>,
}

impl<'s> Walk<'s, '_> {
    /// Reads the flows of a security scheme.
    pub fn flows(&mut self, value: &'s Value, at: &NodePath<'_>) -> OAuth2Flows {
        let mut flows = OAuth2Flows::default();
        let Some(object) = self.object(value, at) else {
            return flows;
        };
        for (key, value) in object {
            let at = at.key(key);
            match key.as_str() {
                "implicit" => {
                    flows.implicit = self.flow(value, &at).map(|flow| ImplicitOAuth2Flow {
                        authorization_url: flow.authorization_url,
                        refresh_url: flow.refresh_url,
                        scopes: flow.scopes,
                        extensions: flow.extensions,
                    });
                }
                "password" => {
                    flows.password = self.flow(value, &at).map(|flow| PasswordOAuth2Flow {
                        refresh_url: flow.refresh_url,
                        token_url: flow.token_url,
                        scopes: flow.scopes,
                        extensions: flow.extensions,
                    });
                }
                "clientCredentials" => {
                    let flow = self.flow(value, &at);
                    flows.client_credentials = flow.map(|flow| ClientCredentialsOAuth2Flow {
                        refresh_url: flow.refresh_url,
                        token_url: flow.token_url,
                        scopes: flow.scopes,
                        extensions: flow.extensions,
                    });
                }
                "authorizationCode" => {
                    let flow = self.flow(value, &at);
                    flows.authorization_code = flow.map(|flow| AuthorizationCodeOAuth2Flow {
                        authorization_url: flow.authorization_url,
                        token_url: flow.token_url,
                        refresh_url: flow.refresh_url,
                        scopes: flow.scopes,
                        extensions: flow.extensions,
                    });
                }
                _ => keep_extension(&mut flows.extensions, key, value),
            }
        }
        flows
    }

    fn flow(&mut self, value: &'s Value, at: &NodePath<'_>) -> Option<Flow> {
        let mut flow = Flow::default();
        for (key, value) in self.object(value, at)? {
            let at = at.key(key);
            match key.as_str() {
                "authorizationUrl" => {
                    flow.authorization_url = self.text(value, &at).unwrap_or_default();
                }
                "tokenUrl" => flow.token_url = self.text(value, &at).unwrap_or_default(),
                "refreshUrl" => flow.refresh_url = self.text(value, &at),
                "scopes" => flow.scopes = self.scopes(value, &at),
                _ => keep_extension(&mut flow.extensions, key, value),
            }
        }
        Some(flow)
    }

    fn scopes(&mut self, value: &'s Value, at: &NodePath<'_>) -> IndexMap<String, String> {
        // A list of names is read without a message: only the descriptions are missing.
        if let Value::Array(_) = value {
            let names = self.texts(value, at).into_iter();
            return names.map(|name| (name, String::new())).collect();
        }
        let Some(object) = self.object(value, at) else {
            return IndexMap::new();
        };
        let scopes = object.iter();
        scopes
            .map(|(name, value)| {
                let description = self.text(value, &at.key(name));
                (name.clone(), description.unwrap_or_default())
            })
            .collect()
    }
}
