//! The description of the API: title, contact, licence, tags, external documentation.

use super::node_path::NodePath;
use super::walk::{Walk, keep_extension};
use crate::diag::Diagnostic;
use openapiv3::{Contact, ExternalDocumentation, Info, License, Tag};
use serde_json::Value;

impl<'s> Walk<'s, '_> {
    /// Reads `info`.
    pub fn info(&mut self, value: &'s Value, at: &NodePath<'_>) -> Info {
        let mut info = Info::default();
        let Some(object) = self.object(value, at) else {
            return info;
        };
        for (key, value) in object {
            let at = at.key(key);
            match key.as_str() {
                "title" => info.title = self.text(value, &at).unwrap_or_default(),
                "version" => info.version = self.text(value, &at).unwrap_or_default(),
                "description" => info.description = self.text(value, &at),
                "termsOfService" => info.terms_of_service = self.text(value, &at),
                "contact" => info.contact = self.contact(value, &at),
                "license" => info.license = self.license(value, &at),
                _ => keep_extension(&mut info.extensions, key, value),
            }
        }
        for key in ["title", "version"] {
            if !object.contains_key(key) {
                self.report(Diagnostic::warning(
                    "missing-field",
                    &at.place(),
                    format!("`info` has no `{key}`"),
                ));
            }
        }
        info
    }

    fn contact(&mut self, value: &'s Value, at: &NodePath<'_>) -> Option<Contact> {
        let mut contact = Contact::default();
        for (key, value) in self.object(value, at)? {
            let at = at.key(key);
            match key.as_str() {
                "name" => contact.name = self.text(value, &at),
                "url" => contact.url = self.text(value, &at),
                "email" => contact.email = self.text(value, &at),
                _ => keep_extension(&mut contact.extensions, key, value),
            }
        }
        Some(contact)
    }

    fn license(&mut self, value: &'s Value, at: &NodePath<'_>) -> Option<License> {
        let mut license = License::default();
        for (key, value) in self.object(value, at)? {
            let at = at.key(key);
            match key.as_str() {
                "name" => license.name = self.text(value, &at).unwrap_or_default(),
                "url" => license.url = self.text(value, &at),
                _ => keep_extension(&mut license.extensions, key, value),
            }
        }
        Some(license)
    }

    /// Reads `externalDocs`; without a URL, they are ignored.
    pub fn external_docs(
        &mut self,
        value: &'s Value,
        at: &NodePath<'_>,
    ) -> Option<ExternalDocumentation> {
        let mut docs = ExternalDocumentation::default();
        for (key, value) in self.object(value, at)? {
            let at = at.key(key);
            match key.as_str() {
                "url" => docs.url = self.text(value, &at).unwrap_or_default(),
                "description" => docs.description = self.text(value, &at),
                _ => keep_extension(&mut docs.extensions, key, value),
            }
        }
        (!docs.url.is_empty()).then_some(docs)
    }

    /// Reads `tags` of the document.
    pub fn tags(&mut self, value: &'s Value, at: &NodePath<'_>) -> Vec<Tag> {
        let Some(list) = self.list(value, at) else {
            return Vec::new();
        };
        let tags = list.iter().enumerate();
        tags.filter_map(|(i, value)| self.tag(value, &at.index(i)))
            .collect()
    }

    fn tag(&mut self, value: &'s Value, at: &NodePath<'_>) -> Option<Tag> {
        let mut tag = Tag::default();
        if let Value::String(name) = value {
            // A name alone, as in an operation.
            tag.name.clone_from(name);
            return Some(tag);
        }
        for (key, value) in self.object(value, at)? {
            let at = at.key(key);
            match key.as_str() {
                "name" => tag.name = self.text(value, &at).unwrap_or_default(),
                "description" => tag.description = self.text(value, &at),
                "externalDocs" => tag.external_docs = self.external_docs(value, &at),
                _ => keep_extension(&mut tag.extensions, key, value),
            }
        }
        (!tag.name.is_empty()).then_some(tag)
    }
}
