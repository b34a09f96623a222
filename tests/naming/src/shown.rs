//! What users see: each argument, setter, result, error, field and variant, with the schemas that it has in the document.

use crate::document::{Document, join};
use crate::words::{is_shorter, pascal};
use crate::written::{Call, Declared, Part, TypeName, TypeText, Written};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// A place where a type is shown.
#[derive(Clone, Debug)]
pub struct Shown {
    /// What a person would call it: `issues().create(body)`, `PaymentIntent.customer`.
    pub at: String,
    /// The operation, by its index.
    pub call: Option<usize>,
    /// The type that it is a part of.
    pub holder: Option<TypeName>,
    /// Its key in the document; empty for results, errors and variants.
    pub key: String,
    /// Its type.
    pub ty: TypeText,
    /// The declared types in it.
    pub leaves: Vec<TypeName>,
    /// The pointers of its schemas.
    pub places: BTreeSet<String>,
}

/// Everything that is shown, and the schemas of each declared type.
#[derive(Debug, Default)]
pub struct ShownTypes {
    /// What is shown.
    pub shown: Vec<Shown>,
    /// The pointers by which each type is reached.
    pub places: BTreeMap<TypeName, BTreeSet<String>>,
    /// The types that no schema leads to.
    pub unreached: Vec<TypeName>,
}

/// Follows all types of a crate, and the schemas of the document beside them.
pub fn shown(document: &Document, written: &Written) -> ShownTypes {
    let mut walk = Walk {
        document,
        written,
        open: VecDeque::new(),
        found: ShownTypes::default(),
        parts: BTreeMap::new(),
    };
    for index in 0..written.calls.len() {
        walk.call(index);
    }
    for event in &written.events {
        let at = format!("{}()", event.method);
        let key = event
            .payload
            .names
            .last()
            .map(|(_, name)| name.clone())
            .unwrap_or_default();
        // Events are components or bodies of webhooks; only their types are followed.
        let place = document
            .components()
            .find(|component| pascal(component) == key);
        let places = place.map(|component| join("/components/schemas", component));
        walk.shown(
            at,
            None,
            &event.file,
            "",
            &event.payload,
            places.into_iter().collect(),
        );
    }
    for component in document.components() {
        let name = TypeName {
            file: String::new(),
            name: pascal(component),
        };
        if written.types.contains_key(&name) {
            walk.open
                .push_back((name, join("/components/schemas", component)));
        }
    }
    while let Some((name, place)) = walk.open.pop_front() {
        walk.visit(&name, &place);
    }
    walk.unreached();
    walk.found
}

struct Walk<'a> {
    document: &'a Document,
    written: &'a Written,
    open: VecDeque<(TypeName, String)>,
    found: ShownTypes,
    /// The index in `shown` of a part of a type.
    parts: BTreeMap<(TypeName, usize), usize>,
}

impl Walk<'_> {
    fn call(&mut self, index: usize) {
        let Some(call) = self.written.calls.get(index).cloned() else {
            return;
        };
        let path = join("/paths", &call.path);
        let operation = self
            .document
            .follow(&join(&self.document.follow(&path), &call.verb));
        let body = self.document.contents(&join(&operation, "requestBody"));
        let title = title(self.written, &call);
        for part in call.arguments.iter().chain(&call.setters) {
            let places = match self.parameters(&[&operation, &path], &part.key) {
                none if none.is_empty() => self.body_places(&body, &part.key),
                some => some,
            };
            let at = format!("{title}({})", part.name);
            self.shown(at, Some(index), &call.file, &part.key, &part.ty, places);
        }
        let (mut good, mut bad) = (BTreeSet::new(), BTreeSet::new());
        let responses = join(&operation, "responses");
        let statuses: Vec<String> = self
            .document
            .object(&responses)
            .map(|(status, _)| status.clone())
            .collect();
        for status in statuses {
            let contents = self.document.contents(&join(&responses, &status));
            let default = status == "default";
            if status.starts_with('2') || status.starts_with('3') || default {
                good.extend(contents.clone());
            }
            if !status.starts_with('2') {
                bad.extend(contents);
            }
        }
        self.shown(
            format!("{title} result"),
            Some(index),
            &call.file,
            "",
            &call.result,
            good,
        );
        self.shown(
            format!("{title} error"),
            Some(index),
            &call.file,
            "",
            &call.error,
            bad,
        );
    }

    /// The schemas of the parameter of a name.
    fn parameters(&self, owners: &[&str], name: &str) -> BTreeSet<String> {
        for owner in owners {
            let list = join(owner, "parameters");
            for index in 0..self.document.list(&list).len() {
                let place = self.document.follow(&format!("{list}/{index}"));
                let own = self.document.get(&join(&place, "name"));
                if own.and_then(|own| own.as_str()) == Some(name) {
                    let schema = join(&place, "schema");
                    let mut places: BTreeSet<String> =
                        self.document.contents(&place).into_iter().collect();
                    if self.document.get(&schema).is_some() {
                        places.insert(schema);
                    }
                    return places;
                }
            }
        }
        BTreeSet::new()
    }

    /// The whole body, or one of its properties.
    fn body_places(&self, body: &[String], key: &str) -> BTreeSet<String> {
        let mut properties = BTreeSet::new();
        for schema in body {
            let closure = self.document.closure(schema);
            properties.extend(self.document.properties(&closure, key));
        }
        if key == "body" || key == "request_body" || properties.is_empty() {
            return body.iter().cloned().collect();
        }
        properties
    }

    /// Adds something that is shown.
    fn shown(
        &mut self,
        at: String,
        call: Option<usize>,
        file: &str,
        key: &str,
        ty: &TypeText,
        places: BTreeSet<String>,
    ) {
        let leaves = self.written.leaves(file, ty);
        self.follow(&leaves, &places);
        if !leaves.is_empty() {
            let shown = Shown {
                at,
                call,
                holder: None,
                key: key.to_owned(),
                ty: ty.clone(),
                leaves,
                places,
            };
            self.found.shown.push(shown);
        }
    }

    fn follow(&mut self, leaves: &[TypeName], places: &BTreeSet<String>) {
        for leaf in leaves {
            for place in places {
                let place = self.narrow(leaf, place);
                self.open.push_back((leaf.clone(), place));
            }
        }
    }

    /// The component of this name, if the schema refers to it.
    fn narrow(&self, leaf: &TypeName, place: &str) -> String {
        let closure = self.document.closure(place);
        let named = |key: &&String| pascal(key) == leaf.name;
        let shortened = |key: &&String| {
            let name = pascal(key);
            self.written.shared(&name).is_none() && is_shorter(&name, &leaf.name)
        };
        let components = || closure.components.iter();
        let component = components()
            .find(named)
            .or_else(|| components().find(shortened));
        component.map_or_else(|| place.to_owned(), |key| join("/components/schemas", key))
    }

    fn visit(&mut self, name: &TypeName, place: &str) {
        if !self
            .found
            .places
            .entry(name.clone())
            .or_default()
            .insert(place.to_owned())
        {
            return;
        }
        let Some(declared) = self.written.types.get(name) else {
            return;
        };
        let closure = self.document.closure(place);
        match declared {
            Declared::Alias(ty) => {
                let leaves = self.written.leaves(&name.file, ty);
                self.follow(&leaves, &BTreeSet::from([place.to_owned()]));
            }
            Declared::Struct(parts) => {
                for (index, part) in parts.iter().enumerate() {
                    let mut places: BTreeSet<String> = self
                        .document
                        .properties(&closure, &part.key)
                        .into_iter()
                        .collect();
                    if places.is_empty() {
                        // The field of additional keys, for one.
                        places.insert(place.to_owned());
                    }
                    self.part(name, index, part, places);
                }
            }
            Declared::Union(parts) => {
                for (index, part) in parts.iter().enumerate() {
                    self.part(name, index, part, self.alternatives(name, part, place));
                }
            }
            Declared::Choice(parts) => {
                for (index, part) in parts.iter().enumerate() {
                    self.part(name, index, part, BTreeSet::from([place.to_owned()]));
                }
            }
            Declared::Enum(_) | Declared::Constant(_) => {}
        }
    }

    /// The alternatives that have the properties of a variant's struct; the whole union, if none has.
    fn alternatives(&self, union: &TypeName, part: &Part, place: &str) -> BTreeSet<String> {
        let leaves = self.written.leaves(&union.file, &part.ty);
        let Some(Declared::Struct(fields)) =
            leaves.first().and_then(|leaf| self.written.types.get(leaf))
        else {
            return BTreeSet::from([place.to_owned()]);
        };
        let keys: BTreeSet<&str> = fields.iter().map(|field| field.key.as_str()).collect();
        let closure = self.document.closure(place);
        let lists = closure
            .schemas
            .iter()
            .flat_map(|schema| [join(schema, "anyOf"), join(schema, "oneOf")]);
        let alternatives = lists.flat_map(|list| {
            let count = self.document.list(&list).len();
            (0..count).map(move |index| format!("{list}/{index}"))
        });
        let same = alternatives.filter(|alternative| {
            let closure = self.document.closure(alternative);
            let properties = closure
                .schemas
                .iter()
                .map(|schema| join(schema, "properties"));
            let properties: Vec<String> = properties.collect();
            let objects = properties.iter().flat_map(|at| self.document.object(at));
            objects
                .map(|(key, _)| key.as_str())
                .collect::<BTreeSet<&str>>()
                == keys
        });
        let same: BTreeSet<String> = same.collect();
        if same.is_empty() {
            BTreeSet::from([place.to_owned()])
        } else {
            same
        }
    }

    /// Adds a part of a type, or more schemas of it.
    fn part(&mut self, holder: &TypeName, index: usize, part: &Part, places: BTreeSet<String>) {
        let leaves = self.written.leaves(&holder.file, &part.ty);
        self.follow(&leaves, &places);
        if leaves.is_empty() {
            return;
        }
        let id = (holder.clone(), index);
        match self
            .parts
            .get(&id)
            .and_then(|at| self.found.shown.get_mut(*at))
        {
            Some(shown) => shown.places.extend(places),
            None => {
                self.parts.insert(id, self.found.shown.len());
                self.found.shown.push(Shown {
                    at: format!("{}.{}", holder.name, part.name),
                    call: None,
                    holder: Some(holder.clone()),
                    key: part.key.clone(),
                    ty: part.ty.clone(),
                    leaves,
                    places,
                });
            }
        }
    }

    /// Types that nothing reached: their parts are shown without a schema.
    fn unreached(&mut self) {
        let rest: Vec<TypeName> = self
            .written
            .types
            .keys()
            .filter(|name| !self.found.places.contains_key(name))
            .cloned()
            .collect();
        self.found.unreached.clone_from(&rest);
        for name in rest {
            let parts = match self.written.types.get(&name) {
                Some(
                    Declared::Struct(parts) | Declared::Union(parts) | Declared::Choice(parts),
                ) => parts.clone(),
                _ => Vec::new(),
            };
            for (index, part) in parts.iter().enumerate() {
                self.part(&name, index, part, BTreeSet::new());
            }
        }
    }
}

/// `issues().create`
pub fn title(written: &Written, call: &Call) -> String {
    match written.accessors.get(&call.file) {
        Some(accessor) => format!("{accessor}().{}", call.method),
        None => call.method.clone(),
    }
}
