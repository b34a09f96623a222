//! The root of the crate: its docs and its table of contents.

use super::Planner;
use super::docs;
use super::items::{File, Item, Module};

impl Planner<'_> {
    pub(super) fn lib(&self) -> File {
        let mut text = vec![format!("A typed client of {}.", self.title())];
        if let Some(description) = &self.api.description {
            let more = docs::text(description);
            if !more.is_empty() {
                text.push(String::new());
                text.extend(more);
            }
        }
        let mut items = vec![Item::Module(Module {
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
        })];
        let groups = self.names.groups.iter().map(|group| group.module.clone());
        let mut modules: Vec<_> = groups.chain([self.names.types_module()]).collect();
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
