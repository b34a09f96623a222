//! Servers and their variables.

use super::at::At;
use super::http::has_controls;
use super::walk::{Walk, keep_extension};
use crate::diag::Diagnostic;
use indexmap::IndexMap;
use openapiv3::{Server, ServerVariable};
use serde_json::Value;

impl<'s> Walk<'s, '_> {
    /// Reads a list of servers.
    pub fn servers(&mut self, value: &'s Value, at: &At<'_>) -> Vec<Server> {
        let Some(list) = self.list(value, at) else {
            return Vec::new();
        };
        let servers = list.iter().enumerate();
        servers
            .filter_map(|(i, value)| self.server(value, &at.index(i)))
            .collect()
    }

    /// Reads a server.
    pub fn server(&mut self, value: &'s Value, at: &At<'_>) -> Option<Server> {
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
            self.say(
                Diagnostic::warning("missing-field", &at.place(), "the server has no `url`")
                    .done("it is left out"),
            );
            return None;
        };
        if has_controls(&url) {
            self.say(
                Diagnostic::warning(
                    "bad-server",
                    &at.key("url").place(),
                    format!("the URL `{url}` has control characters"),
                )
                .done("the server is left out"),
            );
            return None;
        }
        server.url = url;
        Some(server)
    }

    fn variables(
        &mut self,
        value: &'s Value,
        at: &At<'_>,
    ) -> Option<IndexMap<String, ServerVariable>> {
        let object = self.object(value, at)?;
        let mut variables = IndexMap::with_capacity(object.len());
        for (name, value) in object {
            if let Some(variable) = self.variable(value, &at.key(name)) {
                variables.insert(name.clone(), variable);
            }
        }
        Some(variables)
    }

    fn variable(&mut self, value: &'s Value, at: &At<'_>) -> Option<ServerVariable> {
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
                self.say(
                    Diagnostic::warning(
                        "missing-field",
                        &at.place(),
                        "the variable has no `default`",
                    )
                    .done("it is empty unless it is set"),
                );
                String::new()
            }
        };
        Some(variable)
    }
}
