//! Names of an enum's values.
//!
//! If a new value in the document moved a name from one value to another, code would still compile and send the wrong value.
//! So the name of a value depends on that value alone: signs that carry meaning, as in `-created_at` or `C++`, are spelled
//! out. If two values still have the same name, neither keeps it.

use super::collisions::{case_word, order, tell_apart};
use super::ident::Ident;
use super::reserved::VARIANTS;
use super::scope::Scope;
use super::words::{pascal, pascal_coded, pascal_signed, pascal_spelled};
use crate::ir::{Enum, literal_text};
use serde_json::Value;

/// The names of the values, in order.
pub(super) fn values(e: &Enum) -> Vec<Ident> {
    let text = |index: usize| literal_text(&e.values[index].literal);
    let mut names: Vec<String> = e
        .values
        .iter()
        .map(|value| match &value.name {
            Some(name) => pascal(name),
            None => pascal_signed(&literal_text(&value.literal)),
        })
        .collect();
    // First every sign is spelled out, then other characters get their code point, then the case is named, then the type.
    let cased = |index: usize| {
        let text = text(index);
        format!("{}{}", pascal_coded(&text), case_word(&text))
    };
    let typed = |index: usize| format!("{}{}", cased(index), type_word(&e.values[index].literal));
    let none = |_: usize| false;
    tell_apart(
        &mut names,
        none,
        &[
            &|index| pascal_spelled(&text(index)),
            &|index| pascal_coded(&text(index)),
            &cased,
            &typed,
        ],
    );
    // The rest is numbered in the order of the values themselves, not in that of the document.
    let literal = |index: usize| e.values[index].literal.to_string();
    let mut scope = Scope::with(VARIANTS);
    let mut given: Vec<(usize, Ident)> = order(names.len(), none, literal)
        .into_iter()
        .map(|at| {
            let name = &names[at];
            (at, scope.ty(&[name.clone(), format!("{name}Value")]))
        })
        .collect();
    given.sort_by_key(|(at, _)| *at);
    given.into_iter().map(|(_, ident)| ident).collect()
}

/// A word for the type of a literal: `1` isn't `"1"`.
fn type_word(literal: &Value) -> &'static str {
    match literal {
        Value::String(_) => "Text",
        Value::Number(_) => "Number",
        Value::Bool(_) => "Boolean",
        Value::Null | Value::Array(_) | Value::Object(_) => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::{EnumKind, EnumValue};

    fn names(texts: &[&str]) -> Vec<String> {
        let values = texts.iter().map(|text| EnumValue {
            literal: Value::from(*text),
            name: None,
            description: None,
            deprecated: false,
        });
        let e = Enum {
            kind: EnumKind::Text,
            values: values.collect(),
        };
        values_of(&e)
    }

    fn values_of(e: &Enum) -> Vec<String> {
        values(e).iter().map(|i| i.bare().to_owned()).collect()
    }

    /// Checks the name of each value, which must be the same in any order and next to any other values.
    #[track_caller]
    fn stable(table: &[(&str, &str)]) {
        let texts: Vec<&str> = table.iter().map(|(text, _)| *text).collect();
        let expected: Vec<&str> = table.iter().map(|(_, name)| *name).collect();
        assert_eq!(names(&texts), expected);
        for (text, name) in table {
            assert_eq!(names(&[text]), [*name], "{text} alone");
        }
        in_any_order(&texts);
    }

    #[track_caller]
    fn in_any_order(texts: &[&str]) {
        let expected = names(texts);
        for turn in 1..texts.len() {
            let mut turned = texts.to_vec();
            turned.rotate_left(turn);
            let mut found = names(&turned);
            found.rotate_right(turn);
            assert_eq!(found, expected, "{turned:?}");
            turned.reverse();
            let mut found = names(&turned);
            found.reverse();
            found.rotate_right(turn);
            assert_eq!(found, expected, "{turned:?}");
        }
    }

    #[test]
    fn a_sign_is_part_of_the_name() {
        stable(&[
            ("-created_at", "MinusCreatedAt"),
            ("-id", "MinusId"),
            ("created_at", "CreatedAt"),
            ("+created_at", "PlusCreatedAt"),
            ("id", "Id"),
            ("~id", "TildeId"),
            ("!id", "NotId"),
            ("<id", "LessId"),
            ("<=id", "LessEqualId"),
            (">id", "GreaterId"),
            ("=id", "EqualId"),
            (".id", "DotId"),
            ("_id", "UnderscoreId"),
            ("$id", "DollarId"),
            ("id*", "IdStar"),
            ("*id", "StarId"),
            ("C", "C"),
            ("C++", "CPlusPlus"),
            ("C#", "CHash"),
            ("A-", "AMinus"),
            ("1", "V1"),
            ("-1", "Minus1"),
            ("+1", "Plus1"),
            ("dark blue", "DarkBlue"),
            ("application/json", "ApplicationJson"),
            ("<=", "LessEqual"),
            ("", "Empty"),
            ("*", "Star"),
        ]);
    }

    #[test]
    fn a_number_is_not_its_text() {
        for turned in [false, true] {
            let mut literals = vec![Value::from(1), Value::from("1"), Value::from(true)];
            let mut expected = vec!["V1Number", "V1Text", "True"];
            if turned {
                literals.reverse();
                expected.reverse();
            }
            let values = literals.into_iter().map(|literal| EnumValue {
                literal,
                name: None,
                description: None,
                deprecated: false,
            });
            let e = Enum {
                kind: EnumKind::Mixed,
                values: values.collect(),
            };
            assert_eq!(values_of(&e), expected);
        }
    }

    #[test]
    fn if_two_values_have_one_name_neither_keeps_it() {
        for (texts, expected) in [
            (
                &["a-b", "a_b", "ab"][..],
                &["AMinusB", "AUnderscoreB", "Ab"][..],
            ),
            (&["foo", "(foo)"], &["Foo", "OpenFooClose"]),
            (
                &["ASC", "asc", "Asc", "desc"],
                &["AscUpper", "AscLower", "AscMixed", "Desc"],
            ),
            (&["self", "Self"], &["SelfLower", "SelfMixed"]),
            (&["unknown", "UNKNOWN"], &["UnknownLower", "UnknownUpper"]),
            (&["unknown"], &["UnknownValue"]),
            (&["v1.0", "v10"], &["V1Dot0", "V10"]),
            (&["👍", "👎"], &["U1f44d", "U1f44e"]),
            (&["👍"], &["Value"]),
            (&["-a-b", "-a_b"], &["MinusAMinusB", "MinusAUnderscoreB"]),
        ] {
            assert_eq!(names(texts), expected);
            in_any_order(texts);
        }
    }
}
