//! The root of the crate: its docs and its modules.

use super::Planner;
use super::doc_text::DocText;
use super::docs;
use super::items::{Feature, InnerAttribute, Module, RustFile, RustItem};
use crate::diag::plain;

impl Planner<'_> {
    pub(super) fn lib(&self) -> RustFile {
        let mut text = docs::sentences(&format!("{}.", self.about(&self.title())));
        text.add(docs::text(self.api.description.as_deref()));
        let mut items = Vec::new();
        let client = RustItem::Module(Module {
            docs: DocText::default(),
            name: self.names.client_module(),
            public: false,
            features: Vec::new(),
            export: Some(if self.has_servers() {
                "{Client, servers}"
            } else {
                "Client"
            }),
        });
        let mut modules = vec![(self.names.types_module(), None)];
        if self.has_client() {
            items.push(client);
            let groups = self.names.groups.iter().enumerate();
            modules.extend(groups.map(|(at, group)| (group.module.clone(), self.feature_of(at))));
        }
        for callbacks in [false, true] {
            if self.has_events(callbacks) {
                let features = self.names.features.as_ref();
                let feature = features.and_then(|features| features.events(callbacks));
                let module = self.names.events_module(callbacks);
                modules.push((module, feature.map(str::to_owned)));
            }
        }
        modules.sort();
        items.extend(modules.into_iter().map(|(name, feature)| {
            RustItem::Module(Module {
                docs: DocText::default(),
                name,
                public: true,
                features: feature.into_iter().collect(),
                export: None,
            })
        }));
        RustFile {
            path: "src/lib.rs".to_owned(),
            comment: &[],
            docs: text,
            inner: vec![InnerAttribute::NoUnsafe],
            imports: Vec::new(),
            items,
        }
    }

    /// What the crate is, with the title of the API.
    fn about(&self, title: &str) -> String {
        let events = self.has_events(false) || self.has_events(true);
        match (self.has_client(), events) {
            (true, _) => format!("A typed client of {title}"),
            (false, true) => format!("Typed handlers of the events of {title}"),
            (false, false) => format!("The types of {title}"),
        }
    }

    /// What the crate is, as plain text.
    pub(super) fn summary(&self) -> String {
        let words: Vec<&str> = self.api.title.split_whitespace().collect();
        match words.as_slice() {
            [] => self.about("an API without a title"),
            words => self.about(plain(&words.join(" ")).trim_end_matches('.')),
        }
    }

    /// The feature that turns on the calls of a group.
    pub(super) fn feature_of(&self, group: usize) -> Option<String> {
        let features = self.names.features.as_ref()?;
        features.groups.get(group).cloned()
    }

    /// The features of the crate.
    pub(super) fn features(&self) -> Vec<Feature> {
        let Some(features) = &self.names.features else {
            return Vec::new();
        };
        let events = features.webhooks.iter().chain(&features.callbacks);
        let groups = features.groups.iter().map(|name| (name, false));
        let all = groups.chain(events.map(|name| (name, true)));
        let all = all.map(|(name, webhooks)| Feature {
            name: name.clone(),
            webhooks,
        });
        let mut all: Vec<Feature> = all.collect();
        // By name, so that people find them in `Cargo.toml`.
        all.sort_by(|a, b| a.name.cmp(&b.name));
        all
    }

    /// Whether there is a module of servers.
    pub(super) fn has_servers(&self) -> bool {
        let servers = &self.api.servers;
        servers.len() > 1 || servers.iter().any(|server| !server.variables.is_empty())
    }
}
