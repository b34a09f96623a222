//! The list on the root page of a crate: where the server, the credentials, the calls, the errors, the types and the events are.
//!
//! ```text
//! - **Server:** `https://eu.bookshop.example/v1`. [`servers`] lists those of the document; ...
//! - **Credentials:** [`Client::bearer_auth`], or [`Client::api_key`] with [`Client::basic_auth`].
//! - **Calls:** a method of [`Client`] for each tag, such as [`Client::books`]. `.await` sends a call.
//! ```

use super::Planner;
use super::code_span::code_span;
use super::doc_text::{DocText, WIDTH};
use super::first_call::is_complete;
use super::wrap::fill;
use crate::ir::{SecuritySchemeKind, Server};
use crate::names::FULL;

/// An item of the list.
fn item(what: &str, text: &str) -> String {
    format!("- **{what}:** {text}")
}

impl Planner<'_> {
    /// Where everything is.
    pub(super) fn overview(&self) -> DocText {
        let mut items = Vec::new();
        if self.has_client() {
            items.push(self.server_item());
            items.push(self.credentials_item());
            items.extend(self.calls_item());
            items.push(item(
                "Errors",
                "[`callwright::Error`] has what failed, and everything that the server sent. Bodies of error responses are \
                 typed if the document describes them.",
            ));
        }
        items.push(item("Types", "[`types`]."));
        for callbacks in [false, true] {
            if self.has_events(callbacks) {
                items.push(self.events_item(callbacks));
            }
        }
        items.extend(self.features_item());
        let mut docs = DocText::default();
        for item in &items {
            fill(item, "", "  ", WIDTH, &mut docs);
        }
        docs
    }

    fn server_item(&self) -> String {
        let url = self.api.servers.first().map(Server::default_url);
        let url = url.filter(|url| is_complete(url));
        let text = match url.map(|url| code_span(&url)) {
            Some(url) if self.has_servers() => format!(
                "{url}. [`servers`] lists those of the document; [`Client::base_url`] takes any."
            ),
            Some(url) => format!("{url}; [`Client::base_url`] takes another."),
            None => "the document names none; [`Client::base_url`] takes its URL.".to_owned(),
        };
        item("Server", &text)
    }

    fn credentials_item(&self) -> String {
        let schemes = self.api.schemes.iter().zip(&self.names.schemes);
        let schemes = schemes.filter(|(scheme, _)| scheme.kind != SecuritySchemeKind::MutualTls);
        let link = |method| format!("[`Client::{method}`]");
        let methods: Vec<(&str, String)> = schemes
            .map(|(scheme, names)| (scheme.name.as_str(), link(names.method.bare())))
            .collect();
        let of = |name: &String| methods.iter().find(|(scheme, _)| scheme == name);
        // Each requirement as its methods, without those of client certificates.
        let required = self.api.security.iter().map(|names| {
            let links = names.iter().filter_map(of).map(|(_, link)| link.as_str());
            links.collect::<Vec<_>>().join(" with ")
        });
        let mut required: Vec<String> = required.filter(|links| !links.is_empty()).collect();
        required.dedup();
        let text = if methods.is_empty() && self.api.schemes.is_empty() {
            "the document names none.".to_owned()
        } else if methods.is_empty() {
            "a client certificate, in the transport that you give to [`Client::transport`]."
                .to_owned()
        } else if required.is_empty() {
            let links: Vec<&str> = methods.iter().map(|(_, link)| link.as_str()).collect();
            format!("{}, as the operation requires.", links.join(", "))
        } else {
            format!("{}.", required.join(", or "))
        };
        item("Credentials", &text)
    }

    fn calls_item(&self) -> Option<String> {
        let group = self.names.groups.first()?;
        let method = format!("Client::{}", group.method.bare());
        // A link to what a feature turns on would be broken without it.
        let method = match self.names.features {
            Some(_) => format!("`{method}`"),
            None => format!("[`{method}`]"),
        };
        let what = match self.names.groups.len() {
            1 => format!("{method} has them."),
            _ => format!("[`Client`] has a method for each tag, such as {method}."),
        };
        let rest = "Required arguments are those of the method, others are set one by one; `.await` sends the call.";
        Some(item("Calls", &format!("{what} {rest}")))
    }

    fn events_item(&self, callbacks: bool) -> String {
        let module = self.names.events_module(callbacks);
        let handler = self.names.handler_trait(callbacks);
        let what = if callbacks { "Callbacks" } else { "Webhooks" };
        let path = format!("{}::{}", module.bare(), handler.bare());
        let link = match self.names.features {
            Some(_) => format!("`{path}`"),
            None => format!("[`{path}`]"),
        };
        item(what, &format!("{link} has a method for each event."))
    }

    fn features_item(&self) -> Option<String> {
        if self.names.features.is_some() {
            return Some(item(
                "Features",
                &format!(
                    "`{FULL}` (on by default) has everything. Without default features, you name those of the tags that you use."
                ),
            ));
        }
        self.has_client().then(|| {
            item(
                "Features",
                "`reqwest` (on by default) is the transport. Without it, [`Client::transport`] takes one of your own.",
            )
        })
    }
}
