//! A JSON value of each object and each union, which its Rust type decodes.
//!
//! A value begins as the example of a component, whose parts are examples of other types. It is fitted to the type: what the
//! type can't hold is left out or replaced, and what it requires is added. So a sample decodes by construction, whatever the
//! document's examples are.

use super::facts::Facts;
use super::unions::UnionKind;
use crate::ir::{
    Api, Enum, Integer, Object, Shape, StringFormat, TypeExample, TypeId, TypeUse, Union,
    literal_text,
};
use rustc_hash::FxHashMap;
use serde_json::{Map, Value};

/// The most values in a sample. A type that requires more has no sample.
const VALUES: usize = 2000;

/// An example with more values than these gives no more than one that is made.
const LARGE: usize = 150;

/// How deep the document's own example has optional properties. One that is made has those of the type itself.
const EXAMPLE_DEPTH: usize = 8;

/// The most values in all samples. The largest known document takes a tenth.
const ALL_VALUES: usize = 4_000_000;

/// The depth at which a value ends: a type that requires itself has none.
const DEEP: usize = 48;

/// The most items of a list or a map.
const ITEMS: usize = 2;

/// The sample of each object and each union, by the id of its canonical type.
pub fn type_samples(api: &Api, facts: &Facts) -> FxHashMap<TypeId, Value> {
    let mut fitter = Fitter {
        api,
        facts,
        parts: FxHashMap::default(),
        left: 0,
        all_left: ALL_VALUES,
        optional_depth: 1,
    };
    let mut samples = FxHashMap::default();
    for example in &api.type_examples {
        let id = facts.resolve(api, TypeUse::of(example.ty)).id;
        if !samples.contains_key(&id)
            && let Some(sample) = fitter.sample(id, Some(example))
        {
            samples.insert(id, sample);
        }
    }
    for id in api.type_ids() {
        let is_own = facts.resolve(api, TypeUse::of(id)).id == id;
        let has_sample = matches!(api.ty(id).shape, Shape::Object(_) | Shape::Union(_));
        if !is_own || !has_sample || samples.contains_key(&id) {
            continue;
        }
        let sample = fitter.parts.remove(&id);
        if let Some(sample) = sample.or_else(|| fitter.sample(id, None)) {
            samples.insert(id, sample);
        }
    }
    samples
}

/// Fits values to types.
struct Fitter<'a> {
    api: &'a Api,
    facts: &'a Facts,
    /// Samples of types without a name of their own, from within those of others.
    parts: FxHashMap<TypeId, Value>,
    /// What is left of [`VALUES`] for this sample.
    left: usize,
    /// What is left of [`ALL_VALUES`].
    all_left: usize,
    /// The depth from which only required properties are in the sample, and null is preferred.
    optional_depth: usize,
}

impl Fitter<'_> {
    fn sample(&mut self, id: TypeId, example: Option<&TypeExample>) -> Option<Value> {
        let is_whole = |example: &&TypeExample| example.own && count(&example.value) <= LARGE;
        self.left = VALUES.min(self.all_left);
        self.optional_depth = match example.filter(is_whole) {
            Some(_) => EXAMPLE_DEPTH,
            None => 1,
        };
        let given = example.map(|example| &example.value);
        let sample = self.fit(TypeUse::of(id), given, 0);
        sample.filter(|sample| !sample.is_null())
    }

    /// The value, or one that is made if it isn't one of the type. `None` if there is no value that is small enough.
    fn fit(&mut self, using: TypeUse, given: Option<&Value>, depth: usize) -> Option<Value> {
        if self.left == 0 || depth > DEEP {
            return None;
        }
        self.left -= 1;
        self.all_left = self.all_left.saturating_sub(1);
        let using = self.facts.resolve(self.api, using);
        let given = given.filter(|given| !given.is_null());
        let is_deep = depth > self.optional_depth;
        if using.nullable && depth > 0 && (is_deep || given.is_none()) {
            return Some(Value::Null);
        }
        let value = match &self.api.ty(using.id).shape {
            Shape::Any | Shape::Alias(_) => self.any(given)?,
            Shape::Boolean => kept(given, Value::is_boolean, || true.into()),
            Shape::Integer(width) => kept(given, |value| is_in_range(*width, value), || 1.into()),
            Shape::Number => kept(given, Value::is_number, || 1.into()),
            Shape::Text(format) => kept(
                given,
                |value| is_text(*format, value),
                || text(*format).into(),
            ),
            Shape::Enum(listed) => literal(listed, given),
            Shape::Array(item) => self.list(*item, given, depth),
            Shape::Map(value) => self.map(*value, given, depth),
            Shape::Object(object) => self.object(object, given, depth)?,
            Shape::Union(union) => self.union(using.id, union, given, depth)?,
        };
        if depth > 0 && self.api.ty(using.id).shape.is_nominal() {
            self.parts.entry(using.id).or_insert_with(|| value.clone());
        }
        Some(value)
    }

    fn any(&mut self, given: Option<&Value>) -> Option<Value> {
        let Some(given) = given else {
            return Some(Value::Null);
        };
        let size = count(given);
        self.left = self.left.checked_sub(size)?;
        Some(given.clone())
    }

    fn list(&mut self, item: TypeUse, given: Option<&Value>, depth: usize) -> Value {
        let given = given.filter(|_| depth <= self.optional_depth);
        let items = given.and_then(Value::as_array).into_iter().flatten();
        items
            .take(ITEMS)
            .filter_map(|given| self.fit(item, Some(given), depth + 1))
            .collect()
    }

    fn map(&mut self, value: TypeUse, given: Option<&Value>, depth: usize) -> Value {
        let given = given.filter(|_| depth <= self.optional_depth);
        let entries = given.and_then(Value::as_object).into_iter().flatten();
        let entries = entries.take(ITEMS).filter_map(|(key, given)| {
            let value = self.fit(value, Some(given), depth + 1)?;
            Some((key.clone(), value))
        });
        Value::Object(entries.collect())
    }

    fn object(&mut self, object: &Object, given: Option<&Value>, depth: usize) -> Option<Value> {
        let given = given.and_then(Value::as_object);
        let full = depth < self.optional_depth;
        let mut sample = Map::new();
        for property in &object.properties {
            let given = given.and_then(|given| given.get(&property.name));
            let value = match property.required {
                true => self.fit(property.ty, given, depth + 1)?,
                false => match given.filter(|given| full && !given.is_null()) {
                    Some(given) => match self.fit(property.ty, Some(given), depth + 1) {
                        Some(value) => value,
                        None => continue,
                    },
                    None => continue,
                },
            };
            sample.insert(property.name.clone(), value);
        }
        let is_other = |key: &String| object.properties.iter().all(|own| own.name != *key);
        if let (Some(rest), Some(given)) = (object.rest, given) {
            let others = given.iter().filter(|(key, _)| full && is_other(key));
            let others: Vec<_> = others.take(ITEMS).collect();
            for (key, given) in others {
                if let Some(value) = self.fit(rest, Some(given), depth + 1) {
                    sample.insert(key.clone(), value);
                }
            }
        }
        Some(Value::Object(sample))
    }

    fn union(
        &mut self,
        id: TypeId,
        union: &Union,
        given: Option<&Value>,
        depth: usize,
    ) -> Option<Value> {
        let facts = self.facts;
        let Some(union_facts) = facts.union(id) else {
            // It is written as any JSON.
            return self.any(given).filter(|_| !union.variants.is_empty());
        };
        let variants = union_facts.variants.iter();
        let UnionKind::Tagged { property, entries } = &union_facts.kind else {
            if let Some(given) = given {
                let fits = variants.clone().any(|variant| {
                    self.fit(variant.ty, Some(given), depth + 1).as_ref() == Some(given)
                });
                if fits {
                    return Some(given.clone());
                }
            }
            let mut made = variants.map(|variant| self.fit(variant.ty, given, depth + 1));
            return made.find_map(|made| made.filter(|made| !made.is_null()));
        };
        let tag = |value: &Value| value.get(property).map(literal_text);
        let has = |values: &[String], tag: &Option<String>| {
            tag.as_ref().is_some_and(|tag| values.contains(tag))
        };
        let named = given.map(tag).unwrap_or_default();
        let named = entries.iter().position(|entry| has(&entry.values, &named));
        let numbers = named.into_iter().chain(0..entries.len());
        for number in numbers {
            let (Some(variant), Some(entry)) =
                (union_facts.variants.get(number), entries.get(number))
            else {
                continue;
            };
            let given = given.filter(|_| named == Some(number));
            let Some(Value::Object(mut sample)) = self.fit(variant.ty, given, depth + 1) else {
                continue;
            };
            let own = sample.get(property).map(literal_text);
            if let Some(value) = entry.values.first().filter(|_| !has(&entry.values, &own)) {
                let number = sample.get(property).filter(|own| own.is_number());
                let number = number.and_then(|_| value.parse::<i64>().ok());
                let value = number.map_or_else(|| value.clone().into(), Value::from);
                sample.insert(property.clone(), value);
            }
            return Some(Value::Object(sample));
        }
        None
    }
}

/// The value if it is one of the type, else another one.
fn kept(
    given: Option<&Value>,
    is_one: impl Fn(&Value) -> bool,
    other: impl Fn() -> Value,
) -> Value {
    let given = given.filter(|given| is_one(given));
    given.cloned().unwrap_or_else(other)
}

fn literal(listed: &Enum, given: Option<&Value>) -> Value {
    let mut literals = listed.values.iter().map(|value| &value.literal);
    let given = given.filter(|given| literals.clone().any(|literal| literal == *given));
    given.or(literals.next()).cloned().unwrap_or_default()
}

fn is_in_range(width: Integer, value: &Value) -> bool {
    match width {
        Integer::I32 => value
            .as_i64()
            .is_some_and(|value| i32::try_from(value).is_ok()),
        Integer::U32 => value
            .as_u64()
            .is_some_and(|value| u32::try_from(value).is_ok()),
        Integer::I64 => value.is_i64(),
        Integer::U64 => value.is_u64(),
        Integer::I128 => value.is_i64() || value.is_u64(),
    }
}

/// Whether a value is a text of a format. The types of the other formats hold every text of a server.
fn is_text(format: StringFormat, value: &Value) -> bool {
    let base64 = |text: &str| {
        text.bytes().all(|byte| byte.is_ascii_alphanumeric()) && text.len().is_multiple_of(4)
    };
    value
        .as_str()
        .is_some_and(|text| format != StringFormat::Base64 || base64(text))
}

fn text(format: StringFormat) -> &'static str {
    match format {
        StringFormat::Plain | StringFormat::Binary => "sample",
        StringFormat::DateTime => "2024-05-01T12:30:00Z",
        StringFormat::Date => "2024-05-01",
        StringFormat::Time => "12:30:00Z",
        StringFormat::Duration => "P1D",
        StringFormat::Uuid => "6f2d5a1e-3c4b-4d5e-8f60-000000000000",
        StringFormat::Uri => "https://example.com/",
        StringFormat::Ip => "192.0.2.1",
        StringFormat::Decimal => "1.5",
        StringFormat::Base64 => "c2FtcGxl",
    }
}

/// How many values there are in a value, with itself.
fn count(value: &Value) -> usize {
    match value {
        Value::Array(items) => 1 + items.iter().map(count).sum::<usize>(),
        Value::Object(object) => 1 + object.values().map(count).sum::<usize>(),
        _ => 1,
    }
}
