//! Follows references.
//!
//! A reference to a schema stays, and names a component. A reference to anything else is replaced by its target.

use super::node_path::NodePath;
use super::walk::{JsonObject, RefSiblings, Walk, ref_of};
use crate::diag::{Diagnostic, Place};
use crate::source::limits::REFERENCES;
use crate::source::{RefProblem, RefTarget};
use serde_json::Value;

/// The most references to items within items: an example in a header in a response, and so on.
const MAX_FOLLOWING: usize = 16;

/// The schema at the end of a chain of references.
pub(super) enum SchemaTarget<'s> {
    /// A component of the document, which may be an alias of another.
    Component(String),
    /// A schema elsewhere.
    Elsewhere(Place, &'s Value),
}

impl<'s> Walk<'s, '_> {
    /// Reads an item that may be a reference: calls `read` with its object, and the place of the object. If there was a
    /// reference, the second part of the result is that place.
    ///
    /// `lost` is the message's text for an item that can't be read: `the parameter is left out`.
    pub fn item<T>(
        &mut self,
        value: &'s Value,
        at: &NodePath<'_>,
        lost: &str,
        read: impl FnOnce(&mut Self, &'s JsonObject, &NodePath<'_>) -> Option<T>,
    ) -> Option<(T, Option<Place>)> {
        if !self.spend(at) {
            return None;
        }
        let object = match value {
            Value::Object(object) => object,
            other => {
                self.not_an_object(other, at, lost);
                return None;
            }
        };
        let Some(Value::String(reference)) = ref_of(object) else {
            return Some((read(self, object, at)?, None));
        };
        let (place, target) = self.follow_all(reference, &at.key("$ref"), lost)?;
        if self.following.contains(&place) || self.following.len() >= MAX_FOLLOWING {
            self.report(cycle(&at.key("$ref").place(), reference).done(lost));
            return None;
        }
        let Value::Object(object) = target else {
            self.not_an_object(target, &NodePath::from(&place), lost);
            return None;
        };
        if !self.spend_copy(target, at) {
            return None;
        }
        self.following.push(place.clone());
        let item = read(self, object, &NodePath::from(&place));
        self.following.pop();
        Some((item?, Some(place)))
    }

    /// Follows a reference to a schema. `at` is the place of the reference.
    pub fn schema_target(
        &mut self,
        reference: &str,
        at: &NodePath<'_>,
        lost: &str,
    ) -> Option<SchemaTarget<'s>> {
        // Nearly all references have this form.
        if at.file().0 == 0
            && let Some(key) = reference.strip_prefix("#/components/schemas/")
            && !key.contains(['/', '%', '~'])
            && self.hoisted.is_component(key)
        {
            return Some(SchemaTarget::Component(key.to_owned()));
        }
        let mut seen: Vec<Place> = Vec::new();
        let mut hop = at.place();
        let mut reference = reference;
        loop {
            let target = self.follow(reference, &hop, lost)?;
            if let Some(key) = self.own_key(&target.place) {
                return Some(SchemaTarget::Component(key));
            }
            let next = match target.value {
                Value::Object(object) => self.bare_ref(object),
                _ => None,
            };
            let Some(next) = next else {
                return Some(SchemaTarget::Elsewhere(target.place, target.value));
            };
            if seen.contains(&target.place) {
                self.report(cycle(&hop, reference).done(lost));
                return None;
            }
            if seen.len() >= REFERENCES {
                self.report(too_far(&hop, reference).done(lost));
                return None;
            }
            hop = target.place.key("$ref");
            reference = next;
            seen.push(target.place);
        }
    }

    /// The reference of a schema that is only a reference.
    pub fn bare_ref<'v>(&self, object: &'v JsonObject) -> Option<&'v str> {
        let Some(Value::String(reference)) = ref_of(object) else {
            return None;
        };
        let bare = object.len() == 1 || object.keys().all(|key| !self.is_sibling(key));
        bare.then_some(reference)
    }

    /// Whether a keyword next to `$ref` has an effect.
    pub fn is_sibling(&self, key: &str) -> bool {
        match self.rules.siblings {
            RefSiblings::Annotations => matches!(
                key,
                "description"
                    | "nullable"
                    | "deprecated"
                    | "readOnly"
                    | "writeOnly"
                    | "default"
                    | "title"
            ),
            // `summary` is allowed next to other references; in a schema it has no meaning.
            RefSiblings::All => {
                key != "$ref"
                    && key != "summary"
                    && !key.starts_with('$')
                    && (!key.starts_with("x-") || key.starts_with("x-callwright-"))
            }
        }
    }

    /// Follows a chain of references to its end.
    fn follow_all(
        &mut self,
        reference: &'s str,
        at: &NodePath<'_>,
        lost: &str,
    ) -> Option<(Place, &'s Value)> {
        let mut seen: Vec<Place> = Vec::new();
        let mut hop = at.place();
        let mut reference = reference;
        loop {
            let target = self.follow(reference, &hop, lost)?;
            let Some(Value::String(next)) = target.value.get("$ref") else {
                return Some((target.place, target.value));
            };
            if seen.contains(&target.place) {
                self.report(cycle(&hop, reference).done(lost));
                return None;
            }
            if seen.len() >= REFERENCES {
                self.report(too_far(&hop, reference).done(lost));
                return None;
            }
            hop = target.place.key("$ref");
            reference = next;
            seen.push(target.place);
        }
    }

    /// The target of a reference at `hop`.
    pub fn follow(&mut self, reference: &str, hop: &Place, lost: &str) -> Option<RefTarget<'s>> {
        let sources = self.sources;
        let problem = match sources.resolve(hop.file, reference) {
            // Nothing may refer to the document itself.
            Ok(target) if target.place == Place::default() => RefProblem::BadPointer,
            Ok(target) => return Some(target),
            Err(problem) => problem,
        };
        if let RefProblem::BadPointer
        | RefProblem::NoSuchPointer
        | RefProblem::NotFound
        | RefProblem::Remote = problem
            && let Some(target) = self.find_named(reference, &NodePath::from(hop))
        {
            return Some(target);
        }
        self.report(dangling(hop, reference, &problem).done(lost));
        None
    }

    fn not_an_object(&mut self, value: &Value, at: &NodePath<'_>, lost: &str) {
        let found = super::walk::kind(value);
        self.report(
            Diagnostic::warning(
                "wrong-kind",
                &at.place(),
                format!("this should be an object, not {found}"),
            )
            .done(lost),
        );
    }
}

fn dangling(hop: &Place, reference: &str, problem: &RefProblem) -> Diagnostic {
    let code = match problem {
        RefProblem::Remote => "remote-ref",
        _ => "dangling-ref",
    };
    let message = format!("the reference `{reference}` can't be followed: {problem}");
    let diagnostic = Diagnostic::warning(code, hop, message);
    match problem {
        RefProblem::Remote => diagnostic.help("save the file next to the document"),
        _ => diagnostic,
    }
}

fn too_far(hop: &Place, reference: &str) -> Diagnostic {
    let message = format!(
        "the reference `{reference}` is at the end of a chain of more than {REFERENCES} references"
    );
    Diagnostic::warning("too-deep", hop, message)
}

fn cycle(hop: &Place, reference: &str) -> Diagnostic {
    Diagnostic::warning(
        "ref-cycle",
        hop,
        format!("the reference `{reference}` leads back to itself"),
    )
}
