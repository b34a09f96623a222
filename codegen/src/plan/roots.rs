//! The root of the crate: its docs and its table of contents.

use super::Planner;
use super::docs;
use super::items::{File, Item, Module};

impl Planner<'_> {
    pub(super) fn lib(&self) -> File {
        let title = self.title();
        let told = self.has_events(false) || self.has_events(true);
        let mut text = vec![match (self.has_client(), told) {
            (true, _) => format!("A typed client of {title}."),
            (false, true) => format!("Typed handlers of what {title} tells."),
            (false, false) => format!("The types of {title}."),
        }];
        if let Some(description) = &self.api.description {
            let more = docs::text(description);
            if !more.is_empty() {
                text.push(String::new());
                text.extend(more);
            }
        }
        let mut items = Vec::new();
        let client = Item::Module(Module {
            name: self.names.client_module(),
            public: false,
            export: Some(
                if self.has_servers() {
                    "{Client, servers}"
                } else {
                    "Client"
                }
                .to_owned(),
            ),
        });
        let mut modules = vec![self.names.types_module()];
        if self.has_client() {
            items.push(client);
            modules.extend(self.names.groups.iter().map(|group| group.module.clone()));
        }
        for callbacks in [false, true] {
            if self.has_events(callbacks) {
                modules.push(self.names.events_module(callbacks));
            }
        }
        modules.sort();
        items.extend(modules.into_iter().map(|name| {
            Item::Module(Module {
                name,
                public: true,
                export: None,
            })
        }));
        File {
            path: "src/lib.rs".to_owned(),
            docs: text,
            imports: Vec::new(),
            items,
        }
    }

    fn has_servers(&self) -> bool {
        let servers = &self.api.servers;
        servers.len() > 1 || servers.iter().any(|server| !server.variables.is_empty())
    }
}
