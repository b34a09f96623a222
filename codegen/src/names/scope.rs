//! A scope, in which names must differ. It alone makes identifiers.

use super::ident::Ident;
use rustc_hash::{FxHashMap, FxHashSet};

/// Names that differ from each other.
#[derive(Clone, Debug, Default)]
pub(super) struct Scope {
    taken: FxHashSet<String>,
    /// The next number for each name that has needed one.
    next: FxHashMap<String, usize>,
}

impl Scope {
    pub(super) fn with(reserved: &[&str]) -> Self {
        Self {
            taken: reserved.iter().map(|&name| name.to_owned()).collect(),
            next: FxHashMap::default(),
        }
    }

    /// The scope of a file, in which several lists of names are taken.
    pub(super) fn of_file(lists: &[&[&str]]) -> Self {
        Self::with(&lists.concat())
    }

    pub(super) fn reserve(&mut self, ident: &Ident) {
        self.reserve_text(ident.bare());
    }

    pub(super) fn reserve_text(&mut self, name: &str) {
        self.taken.insert(name.to_owned());
    }

    /// A field, method or argument: the first candidate that is free, or else the last one with a number.
    pub(super) fn value(&mut self, candidates: &[String]) -> Ident {
        Ident::value(self.free(&with_letter(candidates, "_"), "value", "_"))
    }

    /// A type or variant.
    pub(super) fn ty(&mut self, candidates: &[String]) -> Ident {
        // `Self` is replaced before the search: its replacement may be taken.
        let usable = |name: &String| match name.as_str() {
            "Self" => "SelfValue".to_owned(),
            _ => name.clone(),
        };
        let candidates: Vec<String> = candidates.iter().map(usable).collect();
        Ident::ty(self.free(&with_letter(&candidates, "V"), "Value", ""))
    }

    /// A module.
    pub(super) fn module(&mut self, candidates: &[String]) -> Ident {
        Ident::module(self.free(&with_letter(candidates, "_"), "value", "_"))
    }

    /// A feature of the crate, which isn't a Rust identifier.
    pub(super) fn feature(&mut self, candidates: &[String]) -> String {
        self.free(candidates, "calls", "_")
    }

    fn free(&mut self, candidates: &[String], fallback: &str, separator: &str) -> String {
        let usable = || {
            candidates
                .iter()
                .map(String::as_str)
                .filter(|c| !c.is_empty())
        };
        let found = usable()
            .find(|c| !self.taken.contains(*c))
            .map(str::to_owned);
        let name = found.unwrap_or_else(|| {
            let base = usable().next_back().unwrap_or(fallback);
            // A number right after a number would read as one number.
            let separator = if base.ends_with(|c: char| c.is_ascii_digit()) {
                "_"
            } else {
                separator
            };
            let first = usable().next().is_none() && !self.taken.contains(base);
            if first {
                return base.to_owned();
            }
            let number = self.next.entry(format!("{base}{separator}")).or_insert(2);
            loop {
                let name = format!("{base}{separator}{number}");
                *number += 1;
                if !self.taken.contains(&name) {
                    return name;
                }
            }
        });
        self.taken.insert(name.clone());
        name
    }
}

/// The candidates, with something before each that begins with a digit: a part of a longer name may do so.
fn with_letter(candidates: &[String], before: &str) -> Vec<String> {
    let names = candidates.iter();
    names
        .map(|name| match name.starts_with(char::is_numeric) {
            true => format!("{before}{name}"),
            false => name.clone(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_given_once() {
        let mut scope = Scope::with(&["taken"]);
        let name = |scope: &mut Scope, text: &str| scope.value(&[text.to_owned()]).to_string();
        assert_eq!(name(&mut scope, "taken"), "taken_2");
        assert_eq!(name(&mut scope, "type"), "r#type");
        assert_eq!(name(&mut scope, "type"), "type_2");
        assert_eq!(name(&mut scope, "self"), "self_");
        assert_eq!(name(&mut scope, ""), "value");
        assert_eq!(name(&mut scope, ""), "value_2");
        let ty = |scope: &mut Scope, text: &str| scope.ty(&[text.to_owned()]).to_string();
        assert_eq!(name(&mut scope, "0_day"), "_0_day");
        assert_eq!(ty(&mut scope, "0Day"), "V0Day");
        assert_eq!(ty(&mut scope, "V1"), "V1");
        assert_eq!(ty(&mut scope, "V1"), "V1_2");
        assert_eq!(ty(&mut scope, "SelfValue"), "SelfValue");
        assert_eq!(ty(&mut scope, "Self"), "SelfValue2");
    }
}
