//! Follows references.
//!
//! A schema keeps its reference, which is made to name a component. Anything else takes the place
//! of the reference to it.

use super::at::At;
use super::walk::{Object, Siblings, Walk, ref_of};
use crate::diag::{Diagnostic, Place};
use crate::source::limits::REFERENCES;
use crate::source::{RefProblem, RefTarget};
use serde_json::Value;

/// How deep items may be put in place within items: an example in a header in a response and so on.
const MAX_FOLLOWING: usize = 16;

/// What the way through references to a schema ends at.
pub(super) enum End<'s> {
    /// A component of the document, which may itself be an alias of another.
    Component(String),
    /// A schema that stands elsewhere.
    Elsewhere(Place, &'s Value),
}

impl<'s> Walk<'s, '_> {
    /// Reads an item that may be a reference: calls `read` with the object that it is, and the place
    /// of that. The second part of the result is that place, when there was a reference.
    ///
    /// `lost` says what happens to an item that can't be had: `the parameter is left out`.
    pub fn item<T>(
        &mut self,
        value: &'s Value,
        at: &At<'_>,
        lost: &str,
        read: impl FnOnce(&mut Self, &'s Object, &At<'_>) -> Option<T>,
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
        let (place, target) = self.chase(reference, &at.key("$ref"), lost)?;
        if self.following.contains(&place) || self.following.len() >= MAX_FOLLOWING {
            self.say(cycle(&at.key("$ref").place(), reference).done(lost));
            return None;
        }
        let Value::Object(object) = target else {
            self.not_an_object(target, &At::from(&place), lost);
            return None;
        };
        if !self.spend_copy(target, at) {
            return None;
        }
        self.following.push(place.clone());
        let item = read(self, object, &At::from(&place));
        self.following.pop();
        Some((item?, Some(place)))
    }

    /// Where a reference to a schema leads; `at` is the reference itself.
    pub fn end(&mut self, reference: &str, at: &At<'_>, lost: &str) -> Option<End<'s>> {
        // Nearly all references are of this form.
        if at.file().0 == 0
            && let Some(key) = reference.strip_prefix("#/components/schemas/")
            && !key.contains(['/', '%', '~'])
            && self.hoisted.is_component(key)
        {
            return Some(End::Component(key.to_owned()));
        }
        let mut seen: Vec<Place> = Vec::new();
        let mut hop = at.place();
        let mut reference = reference;
        loop {
            let target = self.step(reference, &hop, lost)?;
            if let Some(key) = self.own_key(&target.place) {
                return Some(End::Component(key));
            }
            let next = match target.value {
                Value::Object(object) => self.bare_ref(object),
                _ => None,
            };
            let Some(next) = next else {
                return Some(End::Elsewhere(target.place, target.value));
            };
            if seen.contains(&target.place) {
                self.say(cycle(&hop, reference).done(lost));
                return None;
            }
            if seen.len() >= REFERENCES {
                self.say(too_far(&hop, reference).done(lost));
                return None;
            }
            hop = target.place.key("$ref");
            reference = next;
            seen.push(target.place);
        }
    }

    /// The reference that a schema is, if it is nothing else.
    pub fn bare_ref<'v>(&self, object: &'v Object) -> Option<&'v str> {
        let Some(Value::String(reference)) = ref_of(object) else {
            return None;
        };
        let bare = object.len() == 1 || object.keys().all(|key| !self.is_sibling(key));
        bare.then_some(reference)
    }

    /// Whether a keyword beside `$ref` says something that is honoured.
    pub fn is_sibling(&self, key: &str) -> bool {
        match self.rules.siblings {
            Siblings::Annotations => matches!(
                key,
                "description"
                    | "nullable"
                    | "deprecated"
                    | "readOnly"
                    | "writeOnly"
                    | "default"
                    | "title"
            ),
            // `summary` stands beside references of other kinds; in a schema it has no meaning.
            Siblings::All => {
                key != "$ref"
                    && key != "summary"
                    && !key.starts_with('$')
                    && (!key.starts_with("x-") || key.starts_with("x-callwright-"))
            }
        }
    }

    /// Follows a reference, and the references that it leads to, up to what is none.
    fn chase(&mut self, reference: &'s str, at: &At<'_>, lost: &str) -> Option<(Place, &'s Value)> {
        let mut seen: Vec<Place> = Vec::new();
        let mut hop = at.place();
        let mut reference = reference;
        loop {
            let target = self.step(reference, &hop, lost)?;
            let Some(Value::String(next)) = target.value.get("$ref") else {
                return Some((target.place, target.value));
            };
            if seen.contains(&target.place) {
                self.say(cycle(&hop, reference).done(lost));
                return None;
            }
            if seen.len() >= REFERENCES {
                self.say(too_far(&hop, reference).done(lost));
                return None;
            }
            hop = target.place.key("$ref");
            reference = next;
            seen.push(target.place);
        }
    }

    /// What a reference names that stands at `hop`.
    pub fn step(&mut self, reference: &str, hop: &Place, lost: &str) -> Option<RefTarget<'s>> {
        let sources = self.sources;
        let problem = match sources.resolve(hop.file, reference) {
            // The document itself is none of the things that may be referred to.
            Ok(target) if target.place == Place::default() => RefProblem::BadPointer,
            Ok(target) => return Some(target),
            Err(problem) => problem,
        };
        if let RefProblem::BadPointer
        | RefProblem::NoSuchPointer
        | RefProblem::NotFound
        | RefProblem::Remote = problem
            && let Some(target) = self.named(reference, &At::from(hop))
        {
            return Some(target);
        }
        self.say(dangling(hop, reference, &problem).done(lost));
        None
    }

    fn not_an_object(&mut self, value: &Value, at: &At<'_>, lost: &str) {
        let found = super::walk::kind(value);
        self.say(
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
        RefProblem::Remote => diagnostic.help("save what it names beside the document"),
        _ => diagnostic,
    }
}

fn too_far(hop: &Place, reference: &str) -> Diagnostic {
    let message = format!("the reference `{reference}` comes after {REFERENCES} others");
    Diagnostic::warning("too-deep", hop, message)
}

fn cycle(hop: &Place, reference: &str) -> Diagnostic {
    Diagnostic::warning(
        "ref-cycle",
        hop,
        format!("the reference `{reference}` leads back to itself"),
    )
}
