//! The keywords of a schema that say something about it, and don't restrict a value.

use super::keywords::PendingKeywords;
use super::node_path::NodePath;
use super::walk::Walk;
use openapiv3::SchemaData;
use serde_json::Value;

impl<'s> Walk<'s, '_> {
    /// Reads a keyword if it is one of these, and says whether it is.
    pub fn annotation(
        &mut self,
        data: &mut SchemaData,
        pending: &mut PendingKeywords<'s>,
        key: &str,
        value: &'s Value,
        at: &NodePath<'_>,
    ) -> bool {
        match key {
            "description" => data.description = self.text(value, at),
            "example" => data.example = Some(value.clone()),
            // 3.0 documents write a map of examples here at times, which says nothing there.
            "examples" => pending.example = value.as_array().and_then(|list| list.first()),
            "default" => data.default = Some(value.clone()),
            "title" => data.title = self.text(value, at),
            "readOnly" => data.read_only = self.flag(value, at).unwrap_or_default(),
            "writeOnly" => data.write_only = self.flag(value, at).unwrap_or_default(),
            "deprecated" => data.deprecated = self.flag(value, at).unwrap_or_default(),
            "discriminator" => data.discriminator = self.discriminator(value, at),
            "externalDocs" => data.external_docs = self.external_docs(value, at),
            _ => return false,
        }
        true
    }
}
