//! Servers and their variables.

use super::http::has_controls;
use super::node_path::NodePath;
use super::walk::{Walk, keep_extension};
use crate::diag::Diagnostic;
use indexmap::IndexMap;
use openapiv3::{Server, ServerVariable};
use serde_json::Value;

impl<'s> Walk<'s, '_> {
    /// Reads a list of servers.
    pub fn servers(&mut self, value: &'s Value, at: &NodePath<'_>) -> Vec<Server> {
        let Some(list) = self.list(value, at) else {
            return Vec::new();
        };
        let servers = list.iter().enumerate();
        servers
            .filter_map(|(i, value)| self.server(value, &at.index(i)))
            .collect()
    }

    /// Reads a server.
    pub fn server(&mut self, value: &'s Value, at: &NodePath<'_>) -> Option<Server> {
        let object = self.object(value, at)?;
        let mut server = Server::default();
        let mut url = None;
        for (key, value) in object {
            let at = at.key(key);
            match key.as_str() {
                "url" => url = self.text(value, &at),
                "description" => server.description = self.text(value, &at),
                "variables" => server.variables = self.variables(value, &at),
                _ => keep_extension(&mut server.extensions, key, value),
            }
        }
        let Some(url) = url else {
            self.report(
                Diagnostic::warning("missing-field", &at.place(), "the server has no `url`")
                    .done("it is left out"),
            );
            return None;
        };
        if has_controls(&url) {
            self.report(
                Diagnostic::warning(
                    "bad-server",
                    &at.key("url").place(),
                    format!("the URL `{url}` has control characters"),
                )
                .done("the server is left out"),
            );
            return None;
        }
        let scheme = url.split_once("://").map(|(scheme, _)| scheme);
        if let Some(scheme) = scheme
            && !scheme.contains('{')
            && !["http", "https"]
                .iter()
                .any(|known| scheme.eq_ignore_ascii_case(known))
        {
            let message = format!("calls can't be sent with the scheme `{scheme}`");
            self.report(
                Diagnostic::warning("bad-server", &at.key("url").place(), message)
                    .done("the URL must be set with `base_url`")
                    .help("a server is `http` or `https`, or relative"),
            );
        }
        server.url = url;
        self.undeclared(&mut server, at);
        Some(server)
    }

    fn variables(
        &mut self,
        value: &'s Value,
        at: &NodePath<'_>,
    ) -> Option<IndexMap<String, ServerVariable>> {
        let object = self.object(value, at)?;
        let mut variables = IndexMap::with_capacity(object.len());
        for (name, value) in object {
            if let Some(variable) = self.variable(name, value, &at.key(name)) {
                variables.insert(name.clone(), variable);
            }
        }
        Some(variables)
    }

    fn variable(
        &mut self,
        name: &str,
        value: &'s Value,
        at: &NodePath<'_>,
    ) -> Option<ServerVariable> {
        let object = self.object(value, at)?;
        let mut variable = ServerVariable::default();
        let mut default = None;
        for (key, value) in object {
            let at = at.key(key);
            match key.as_str() {
                "enum" => variable.enumeration = self.texts(value, &at),
                "default" => default = self.text(value, &at),
                "description" => variable.description = self.text(value, &at),
                _ => keep_extension(&mut variable.extensions, key, value),
            }
        }
        variable.default = match default.or_else(|| variable.enumeration.first().cloned()) {
            Some(default) => default,
            None => {
                self.report(
                    Diagnostic::warning(
                        "missing-field",
                        &at.place(),
                        "the variable has no `default`",
                    )
                    .done(TO_BE_SET),
                );
                in_braces(name)
            }
        };
        Some(variable)
    }

    /// Adds the variables of the URL that aren't described.
    fn undeclared(&mut self, server: &mut Server, at: &NodePath<'_>) {
        let mut rest = server.url.as_str();
        let mut found = Vec::new();
        while let Some((_, after)) = rest.split_once('{') {
            let Some((name, after)) = after.split_once('}') else {
                break;
            };
            found.push(name.to_owned());
            rest = after;
        }
        let variables = server.variables.get_or_insert_default();
        for name in found {
            if name.is_empty() || variables.contains_key(&name) {
                continue;
            }
            let message = format!("the variable `{{{name}}}` of the URL isn't described");
            self.report(
                Diagnostic::warning("undeclared-server-variable", &at.place(), message)
                    .done(TO_BE_SET)
                    .help("add it to `variables`, with a `default`"),
            );
            let default = in_braces(&name);
            let variable = ServerVariable {
                default,
                ..ServerVariable::default()
            };
            variables.insert(name, variable);
        }
        if variables.is_empty() {
            server.variables = None;
        }
    }
}

const TO_BE_SET: &str =
    "the URL must be set with `base_url`; the server's function in `servers` takes the variable";

/// A variable as it is in a URL. `openapiv3` can't represent an absent default, and this one doesn't change the URL.
fn in_braces(name: &str) -> String {
    format!("{{{name}}}")
}

/// The default of a variable, if it has one.
pub fn default_of(name: &str, variable: &ServerVariable) -> Option<String> {
    (variable.default != in_braces(name)).then(|| variable.default.clone())
}
