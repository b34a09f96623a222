//! Deserializes options with serde, so that the macro has every option of `Config`, and errors have their tokens.

use crate::error::MacroError;
use crate::option_node::{OptionEntry, OptionNode, OptionValue};
use serde::de::value::{MapAccessDeserializer, StrDeserializer};
use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

/// Reads one value.
pub struct OptionDeserializer(pub OptionNode);

impl<'de> Deserializer<'de> for OptionDeserializer {
    type Error = MacroError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, MacroError> {
        let at = self.0.at;
        let read = match self.0.kind {
            OptionValue::Text(text) => scalar(&text, visitor),
            OptionValue::List(items) => visitor.visit_seq(Items(items.into_iter())),
            OptionValue::Table(entries) => visitor.visit_map(Entries::new(entries, &[])),
        };
        read.map_err(|error| error.at(at))
    }

    /// The keys of a struct are identifiers, which have `-` in TOML. Those of a table are strings.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, MacroError> {
        match self.0.kind {
            OptionValue::Table(entries) => {
                let read = visitor.visit_map(Entries::new(entries, fields));
                read.map_err(|error| error.at(self.0.at))
            }
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, MacroError> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, MacroError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, MacroError> {
        let at = self.0.at;
        let read = match self.0.kind {
            OptionValue::Table(entries) => {
                visitor.visit_enum(MapAccessDeserializer::new(Entries::new(entries, &[])))
            }
            OptionValue::Text(text) => match crate::option_node::string(&text) {
                Some(text) => visitor.visit_enum(StrDeserializer::new(&text)),
                None => scalar(&text, visitor),
            },
            kind @ OptionValue::List(_) => {
                OptionDeserializer(OptionNode { kind, at }).deserialize_any(visitor)
            }
        };
        read.map_err(|error| error.at(at))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf unit unit_struct
        seq tuple tuple_struct map identifier ignored_any
    }
}

/// A literal, `true` or `false`.
fn scalar<'de, V: Visitor<'de>>(text: &str, visitor: V) -> Result<V::Value, MacroError> {
    let (digits, negative) = match text.strip_prefix('-') {
        Some(digits) => (digits, true),
        None => (text, false),
    };
    let wrong = || {
        MacroError::custom(format!(
            "`{text}` isn't a value: write a string, a number, true or false"
        ))
    };
    match syn::parse_str::<syn::Lit>(digits).map_err(|_| wrong())? {
        syn::Lit::Bool(value) if !negative => visitor.visit_bool(value.value),
        syn::Lit::Str(value) if !negative => visitor.visit_string(value.value()),
        syn::Lit::Int(_) => {
            let plain = text.replace('_', "");
            match (plain.parse::<i64>(), plain.parse::<u64>()) {
                (Ok(value), _) => visitor.visit_i64(value),
                (_, Ok(value)) => visitor.visit_u64(value),
                _ => Err(wrong()),
            }
        }
        syn::Lit::Float(_) => match text.replace('_', "").parse() {
            Ok(value) => visitor.visit_f64(value),
            Err(_) => Err(wrong()),
        },
        _ => Err(wrong()),
    }
}

struct Items(std::vec::IntoIter<OptionNode>);

impl<'de> SeqAccess<'de> for Items {
    type Error = MacroError;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, MacroError> {
        let item = self.0.next();
        item.map(|item| seed.deserialize(OptionDeserializer(item)))
            .transpose()
    }
}

struct Entries {
    entries: std::vec::IntoIter<OptionEntry>,
    fields: &'static [&'static str],
    value: Option<OptionNode>,
}

impl Entries {
    fn new(entries: Vec<OptionEntry>, fields: &'static [&'static str]) -> Self {
        Self {
            entries: entries.into_iter(),
            fields,
            value: None,
        }
    }
}

impl<'de> MapAccess<'de> for Entries {
    type Error = MacroError;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, MacroError> {
        let Some(OptionEntry { key, key_at, value }) = self.entries.next() else {
            return Ok(None);
        };
        self.value = Some(value);
        let dashed = key.replace('_', "-");
        let known = self.fields.iter().find(|field| **field == dashed);
        let key = known.copied().unwrap_or(&key);
        let read = seed.deserialize(StrDeserializer::new(key));
        read.map(Some).map_err(|error: MacroError| error.at(key_at))
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<T::Value, MacroError> {
        match self.value.take() {
            Some(value) => {
                let at = value.at;
                seed.deserialize(OptionDeserializer(value))
                    .map_err(|error| error.at(at))
            }
            // Not reached: serde asks for a value after its key.
            None => Err(MacroError::custom("a key has no value")),
        }
    }
}
