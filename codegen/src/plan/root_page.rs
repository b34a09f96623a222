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
struct Item {
    text: String,
}

impl Item {
    fn new(what: &str) -> Self {
        Self {
            text: format!("- **{what}:**"),
        }
    }

    fn text(self, text: &str) -> Self {
        Self {
            text: format!("{} {text}", self.text),
        }
    }
}

impl Planner<'_> {
    /// Where everything is.
    pub(super) fn overview(&self) -> DocText {
        let mut items = Vec::new();
        if self.has_client() {
            items.push(self.server_item());
            items.push(self.credentials_item());
            items.extend(self.calls_item());
            items.push(Item::new("Errors").text(
                "[`callwright::Error`] has what failed, and everything that the server sent. Bodies of error responses are \
                 typed if the document describes them.",
            ));
        }
        items.push(Item::new("Types").text("[`types`]."));
        for callbacks in [false, true] {
            if self.has_events(callbacks) {
                items.push(self.events_item(callbacks));
            }
        }
        items.extend(self.features_item());
        let mut docs = DocText::default();
        for item in &items {
            fill(&item.text, "", "  ", WIDTH, &mut docs);
        }
        docs
    }

    fn server_item(&self) -> Item {
        let url = self.api.servers.first().map(Server::default_url);
        let url = url.filter(|url| is_complete(url));
        let item = Item::new("Server");
        match url {
            Some(url) if self.has_servers() => item
                .text(&format!("{}.", code_span(&url)))
                .text("[`servers`] lists those of the document; [`Client::base_url`] takes any."),
            Some(url) => item
                .text(&format!("{};", code_span(&url)))
                .text("[`Client::base_url`] takes another."),
            None => item.text("the document names none; [`Client::base_url`] takes its URL."),
        }
    }

    fn credentials_item(&self) -> Item {
        let item = Item::new("Credentials");
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
        if methods.is_empty() {
            return match self.api.schemes.is_empty() {
                true => item.text("the document names none."),
                false => item.text("a client certificate, in the transport that you give to [`Client::transport`]."),
            };
        }
        match required.is_empty() {
            true => {
                let links: Vec<&str> = methods.iter().map(|(_, link)| link.as_str()).collect();
                item.text(&format!("{}, as the operation requires.", links.join(", ")))
            }
            false => item.text(&format!("{}.", required.join(", or "))),
        }
    }

    fn calls_item(&self) -> Option<Item> {
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
        Some(Item::new("Calls").text(&format!("{what} {rest}")))
    }

    fn events_item(&self, callbacks: bool) -> Item {
        let module = self.names.events_module(callbacks);
        let handler = self.names.handler_trait(callbacks);
        let what = if callbacks { "Callbacks" } else { "Webhooks" };
        let path = format!("{}::{}", module.bare(), handler.bare());
        let link = match self.names.features {
            Some(_) => format!("`{path}`"),
            None => format!("[`{path}`]"),
        };
        Item::new(what).text(&format!("{link} has a method for each event."))
    }

    fn features_item(&self) -> Option<Item> {
        if self.names.features.is_some() {
            return Some(Item::new("Features").text(&format!(
                "`{FULL}` (on by default) has everything. Without default features, you name those of the tags that you use."
            )));
        }
        self.has_client().then(|| {
            Item::new("Features").text(
                "`reqwest` (on by default) is the transport. Without it, [`Client::transport`] takes one of your own.",
            )
        })
    }
}
