//! The discriminator of a union.

use super::node_path::NodePath;
use super::walk::{Walk, keep_extension};
use crate::diag::Diagnostic;
use openapiv3::Discriminator;
use serde_json::Value;

impl<'s> Walk<'s, '_> {
    /// Reads a discriminator. The values of its mapping become `#/components/schemas/KEY`, whether
    /// they were written as references or as names.
    pub fn discriminator(&mut self, value: &'s Value, at: &NodePath<'_>) -> Option<Discriminator> {
        if let Value::String(property) = value {
            // The form of Swagger 2.0.
            self.report(
                Diagnostic::warning(
                    "wrong-kind",
                    &at.place(),
                    "a discriminator is an object with `propertyName`, not a string",
                )
                .done("it is read as the name of the property"),
            );
            return Some(Discriminator {
                property_name: property.clone(),
                ..Discriminator::default()
            });
        }
        let object = self.object(value, at)?;
        let mut discriminator = Discriminator::default();
        for (key, value) in object {
            let at = at.key(key);
            match key.as_str() {
                "propertyName" => {
                    discriminator.property_name = self.text(value, &at).unwrap_or_default();
                }
                "mapping" => {
                    let Some(mapping) = self.object(value, &at) else {
                        continue;
                    };
                    for (tag, value) in mapping {
                        let at = at.key(tag);
                        if let Some(target) = self.text(value, &at)
                            && let Some(target) = self.mapped(&target, &at)
                        {
                            discriminator.mapping.insert(tag.clone(), target);
                        }
                    }
                }
                _ => keep_extension(&mut discriminator.extensions, key, value),
            }
        }
        if discriminator.property_name.is_empty() {
            self.report(
                Diagnostic::warning(
                    "bad-discriminator",
                    &at.place(),
                    "the discriminator names no property",
                )
                .done("it is ignored")
                .help("add `propertyName`"),
            );
            return None;
        }
        Some(discriminator)
    }

    /// A value of the mapping as a reference to a component.
    fn mapped(&mut self, target: &str, at: &NodePath<'_>) -> Option<String> {
        const LOST: &str = "this mapping is ignored";
        // The specification: a value that can be a name is one.
        let is_name = target
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b));
        if is_name {
            if at.file().0 == 0 && self.hoisted.is_component(target) {
                return Some(format!("#/components/schemas/{target}"));
            }
            let reference = format!("#/components/schemas/{target}");
            if self.sources.resolve(at.file(), &reference).is_ok() {
                return self.schema_key(&reference, at, LOST).map(in_components);
            }
            if !is_file(target) {
                self.report(
                    Diagnostic::warning(
                        "dangling-ref",
                        &at.place(),
                        format!("there is no schema `{target}`"),
                    )
                    .done(LOST),
                );
                return None;
            }
        }
        self.schema_key(target, at, LOST).map(in_components)
    }
}

fn in_components(key: String) -> String {
    format!("#/components/schemas/{key}")
}

fn is_file(target: &str) -> bool {
    [".json", ".yaml", ".yml"]
        .iter()
        .any(|extension| target.ends_with(extension))
}
