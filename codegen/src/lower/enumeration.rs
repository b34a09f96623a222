//! Enums.
//!
//! ```yaml
//! type: string
//! enum: [asc, desc, null]
//! x-enum-varnames: [Ascending, Descending]
//! ```

use super::deprecation::is_value_deprecated;
use super::interned::Interned;
use super::lowering::Lower;
use super::merged::MergedSchema;
use super::scalar;
use super::slot::TypeSlot;
use crate::ir::{Enum, EnumKind, EnumValue, Shape, StringFormat, TypeUse};
use openapiv3::Schema;
use rustc_hash::FxHashSet;
use serde_json::{Number, Value};

/// The literals of a schema except null, each once, with the names and descriptions that common extensions give them.
pub(super) fn values(schema: &Schema, literals: &[Value]) -> Vec<EnumValue> {
    let names = list(schema, &["x-enum-varnames", "x-enumNames", "x-enum-names"]);
    let descriptions = list(schema, &["x-enum-descriptions", "x-enumDescriptions"]);
    let mut values: Vec<EnumValue> = Vec::with_capacity(literals.len());
    let mut seen = FxHashSet::default();
    for (index, literal) in literals.iter().enumerate() {
        if literal.is_null() || !seen.insert(literal) {
            continue;
        }
        let text = |list: Option<&Vec<Value>>| {
            list.and_then(|l| l.get(index))
                .and_then(Value::as_str)
                .map(str::to_owned)
        };
        values.push(EnumValue {
            literal: literal.clone(),
            name: text(names),
            description: text(descriptions),
            deprecated: is_value_deprecated(schema, literals, literal),
        });
    }
    values
}

fn list<'s>(schema: &'s Schema, keys: &[&str]) -> Option<&'s Vec<Value>> {
    keys.iter()
        .find_map(|key| schema.schema_data.extensions.get(*key)?.as_array())
}

impl<'d> Lower<'d, '_> {
    /// The type of an `enum`, with or without a declared `type`.
    pub(super) fn enumeration(
        &mut self,
        declared: Option<&str>,
        mut merged: MergedSchema<'d>,
        slot: TypeSlot<'d>,
    ) -> TypeUse {
        let mut values = merged.values.take().unwrap_or_default();
        for value in &mut values {
            fit(&mut value.literal, declared);
        }
        let mut seen = FxHashSet::default();
        values.retain(|v| seen.insert(v.literal.clone()));
        let plain = match declared {
            Some("integer") => Interned::Integer(scalar::integer(
                merged.format,
                merged.minimum,
                merged.maximum,
            )),
            Some(_) => Interned::Text(StringFormat::Plain),
            None => Interned::Any,
        };
        if values.is_empty() {
            return if declared.is_none() && merged.nullable {
                TypeUse {
                    nullable: true,
                    ..self.intern(Interned::Any)
                }
            } else {
                self.intern(plain)
            };
        }
        let all = |test: fn(&Value) -> bool| values.iter().all(|v| test(&v.literal));
        let kind = if all(Value::is_string) {
            EnumKind::Text
        } else if all(Value::is_i64) {
            EnumKind::Integer
        } else if all(|v| v.is_i64() || v.is_u64()) {
            EnumKind::WideInteger
        } else if all(Value::is_boolean) {
            return self.intern(Interned::Boolean);
        } else if all(Value::is_number) {
            if declared != Some("integer") {
                return self.intern(Interned::Number);
            }
            // Beyond 64 bits.
            EnumKind::Mixed
        } else if values
            .iter()
            .any(|v| v.literal.is_object() || v.literal.is_array())
        {
            return self.intern(Interned::Any);
        } else {
            EnumKind::Mixed
        };
        let id = self.slot_id(&slot, merged.docs.clone());
        self.set(id, Shape::Enum(Enum { kind, values }));
        TypeUse::of(id)
    }
}

/// Converts a literal to the declared type: YAML reads an unquoted `on` as a boolean, and `1` as a number.
fn fit(literal: &mut Value, declared: Option<&str>) {
    let better = match (declared, &*literal) {
        (Some("string"), Value::Number(n)) => Some(Value::String(n.to_string())),
        (Some("string"), Value::Bool(b)) => Some(Value::String(b.to_string())),
        (Some("integer"), Value::String(s)) => s
            .parse::<i64>()
            .ok()
            .map(|i| Value::Number(Number::from(i))),
        (Some("integer"), Value::Number(n)) => n
            .as_f64()
            .filter(|f| n.is_f64() && f.fract() == 0.0 && f.abs() < 9e15)
            .map(|f| Value::Number(Number::from(f as i64))),
        _ => None,
    };
    if let Some(better) = better {
        *literal = better;
    }
}
