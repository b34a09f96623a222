//! A value that is what a schema says.

use super::said::{Group, Said, Trail};
use super::{Sampler, number, size, text};
use openapiv3::{AdditionalProperties, ReferenceOr, Schema};
use serde_json::Value;

/// How deep a value may be before it is kept to what is required, and before it ends.
const DEEP: usize = 4;
const BOTTOM: usize = 24;

/// How many alternatives a value may be on its way down: a union may be an alternative of itself.
const CHOICES: usize = 24;

/// The most items that are made because a list wants so many.
const ITEMS: usize = 100;

/// How a value is wanted.
#[derive(Clone, Copy)]
pub(super) struct Wish {
    /// With everything that may be there.
    whole: bool,
    /// Which of several that must differ.
    number: usize,
    depth: usize,
    /// How many alternatives were chosen above.
    choices: usize,
}

impl Wish {
    /// Everything that may be there.
    pub(super) const WHOLE: Self = Self {
        whole: true,
        number: 0,
        depth: 0,
        choices: 0,
    };

    /// What must be there.
    pub(super) const LEAST: Self = Self {
        whole: false,
        number: 0,
        depth: 0,
        choices: 0,
    };

    pub(super) fn is_whole(self) -> bool {
        self.whole && self.depth < DEEP
    }

    pub(super) fn below(self, number: usize) -> Self {
        Self {
            number,
            depth: self.depth + 1,
            ..self
        }
    }
}

impl<'d> Sampler<'d> {
    /// A value that is what all of these schemas say.
    pub(super) fn value(&self, schemas: &[&'d Schema], wish: Wish) -> Value {
        let said = self.said(schemas);
        if wish.depth > BOTTOM {
            return Value::Null;
        }
        for shown in &said.shown {
            let composed = shown.is_object() || shown.is_array();
            let wanted = wish.number == 0 && (wish.whole || !composed) && !shown.is_null();
            let wanted = wanted && self.spend(size(shown));
            if wanted && schemas.iter().all(|schema| self.fits(shown, schema, 0)) {
                return self.stripped((*shown).clone(), schemas, 0);
            }
        }
        self.made(said, schemas, wish)
    }

    fn made(&self, mut said: Said<'d>, schemas: &[&'d Schema], wish: Wish) -> Value {
        if let Some(values) = &said.values {
            let usable: Vec<&&Value> = values.iter().filter(|value| !value.is_null()).collect();
            return match usable.get(wish.number % usable.len().max(1)) {
                Some(value) => (**value).clone(),
                None => Value::Null,
            };
        }
        if !said.groups.is_empty() && wish.choices < CHOICES && self.spend(said.size()) {
            let group = said.groups.remove(0);
            let wish = Wish {
                choices: wish.choices + 1,
                ..wish
            };
            return self.alternative(&said, group, schemas, wish);
        }
        match kind(&said) {
            "null" => Value::Null,
            "boolean" => Value::Bool(wish.number.is_multiple_of(2)),
            "integer" => number::integer(&said, wish.number),
            "number" if number::is_whole(&said) => number::integer(&said, wish.number),
            "number" => number::number(&said, wish.number),
            "array" => self.list(&said, wish),
            "object" => self.object(&said, wish),
            _ => text::sample(&said, wish.number).into(),
        }
    }

    /// The first alternative that makes a value which is what the whole says.
    fn alternative(
        &self,
        said: &Said<'d>,
        group: Group<'d>,
        schemas: &[&'d Schema],
        wish: Wish,
    ) -> Value {
        let mut first = None;
        for member in group.members {
            let Some(schema) = self.target(member) else {
                continue;
            };
            if first.is_some() && !self.spend(said.size()) {
                break;
            }
            let mut said = said.clone();
            // What is shown of one alternative is tried below.
            said.shown.clear();
            self.gather(schema, &mut said, &mut Trail::default());
            if let Some((property, value)) = tag(&group, member) {
                said.tags.entry(property).or_insert(value);
            }
            if kind(&said) == "null" && group.members.len() > 1 {
                continue;
            }
            let shown = said.shown.iter().find(|shown| {
                let composed = shown.is_object() || shown.is_array();
                wish.number == 0
                    && (wish.whole || !composed)
                    && !shown.is_null()
                    && self.spend(size(shown))
                    && schemas.iter().all(|schema| self.fits(shown, schema, 0))
            });
            if let Some(shown) = shown {
                return self.stripped((*shown).clone(), schemas, 0);
            }
            let value = self.made(said, schemas, wish);
            if schemas.iter().all(|schema| self.fits(&value, schema, 0)) {
                return value;
            }
            first.get_or_insert(value);
        }
        first.unwrap_or(Value::Null)
    }

    fn list(&self, said: &Said<'d>, wish: Wish) -> Value {
        let usual = usize::from(wish.depth < DEEP);
        let most = said.counts.most.unwrap_or(ITEMS).min(ITEMS);
        let count = said.counts.least.max(usual).min(most);
        let mut items: Vec<Value> = Vec::with_capacity(count);
        for number in 0..count {
            let item = match said.items {
                Some(item) => self.value(&[item], wish.below(number)),
                None => text::word(number).into(),
            };
            if !(said.unique && items.contains(&item)) {
                items.push(item);
            }
        }
        Value::Array(items)
    }
}

/// The property that tells the alternative, and its value.
fn tag<'d>(group: &Group<'d>, member: &'d ReferenceOr<Schema>) -> Option<(&'d str, String)> {
    let discriminator = group.discriminator?;
    let ReferenceOr::Reference { reference } = member else {
        return None;
    };
    let key = crate::lower::component(reference);
    let mut mapped = discriminator.mapping.iter();
    let mapped = mapped.find(|(_, target)| crate::lower::component(target) == key);
    let value = mapped.map_or(key, |(value, _)| value.as_str());
    Some((&discriminator.property_name, value.to_owned()))
}

/// The name of the type that a value gets.
fn kind<'d>(said: &Said<'d>) -> &'d str {
    let named = said.types.iter().find(|name| **name != "null");
    if let Some(named) = named.or(said.types.first()) {
        return named;
    }
    let free = matches!(said.rest, None | Some(AdditionalProperties::Any(false)));
    let numeric = matches!(said.format, Some("int32" | "int64" | "float" | "double"));
    if !said.properties.is_empty()
        || !said.required.is_empty()
        || !free
        || said.sizes.least > 0
        || !said.tags.is_empty()
    {
        "object"
    } else if said.items.is_some() || said.counts.least > 0 {
        "array"
    } else if numeric || said.low.is_some() || said.high.is_some() || said.multiple_of.is_some() {
        "integer"
    } else {
        "string"
    }
}
