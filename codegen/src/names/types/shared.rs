//! Names of definitions that several places share: neutral, the name of none of them.

use super::{Namer, Proposal};
use crate::ir::{Shape, TypeId, literal_text};
use crate::names::words::{pascal_signed, pascal_words};
use indexmap::IndexMap;
use rustc_hash::FxHashMap;

/// The longest list of values that is a name.
const LONG: usize = 48;

/// Words that don't say what a type is.
const GENERIC: &[&str] = &[
    "Body", "Data", "Item", "Object", "Payload", "Request", "Response", "Value",
];

impl Namer<'_> {
    /// The names for a definition, the best first.
    pub(super) fn neutral(&self, id: TypeId, proposals: &[(TypeId, Proposal)]) -> Vec<String> {
        // Whether each name is neutral, and how many places have it.
        let mut counts: IndexMap<&str, (bool, usize)> = IndexMap::new();
        for (_, proposal) in proposals {
            let (_, count) = counts
                .entry(&proposal.name)
                .or_insert((proposal.neutral, 0));
            *count += 1;
        }
        if counts.len() <= 1 {
            let name = counts.keys().next().copied().unwrap_or("Value");
            return vec![name.to_owned(), format!("{name}Value")];
        }
        // The first of those that most places have.
        let neutral = counts.iter().rev().filter(|(_, (neutral, _))| *neutral);
        if let Some((name, _)) = neutral.max_by_key(|(_, (_, count))| *count) {
            return self.by_content(id, name);
        }
        let names: Vec<&str> = counts.keys().copied().collect();
        let name = common_words(&names).unwrap_or_else(|| frequent_end(&names));
        self.by_content(id, &name)
    }

    /// A name, and others for the case that it is taken, which depend on what the type contains.
    fn by_content(&self, id: TypeId, name: &str) -> Vec<String> {
        let mut names = vec![name.to_owned()];
        let (word, count) = match &self.api.ty(id).shape {
            Shape::Object(object) => ("Fields", object.properties.len()),
            Shape::Enum(e) => {
                let values = e.values.iter().map(|value| literal_text(&value.literal));
                let values: Vec<String> = values.map(|text| pascal_signed(&text)).collect();
                let values = values.join("Or");
                names.extend((values.len() <= LONG).then_some(values));
                ("Values", e.values.len())
            }
            Shape::Union(union) => ("Choice", union.variants.len()),
            _ => return names,
        };
        names.push(format!("{name}{word}"));
        names.push(format!("{name}Of{count}"));
        names
    }
}

/// The words that all names begin and end with: `AppsTokenBody` for `AppsCheckTokenBody` and `AppsResetTokenBody`. None
/// if those at the end don't say what the type is.
fn common_words(names: &[&str]) -> Option<String> {
    let all: Vec<Vec<&str>> = names.iter().map(|name| pascal_words(name)).collect();
    let (first, rest) = all.split_first()?;
    let shortest = all.iter().map(Vec::len).min().unwrap_or_default();
    let at_end = rest
        .iter()
        .map(|other| same(first.iter().rev(), other.iter().rev()));
    let at_end = at_end.min().unwrap_or(first.len());
    let at_start = rest.iter().map(|other| same(first.iter(), other.iter()));
    let at_start = at_start.min().unwrap_or_default().min(shortest - at_end);
    let end = first.get(first.len() - at_end..)?;
    let from = end.iter().position(|word| !GENERIC.contains(word))?;
    let start = first.get(..at_start)?;
    Some(format!("{}{}", start.concat(), end.get(from..)?.concat()))
}

/// How many words two names have in common before the first that differs.
fn same<'w>(
    one: impl Iterator<Item = &'w &'w str>,
    other: impl Iterator<Item = &'w &'w str>,
) -> usize {
    one.zip(other)
        .take_while(|(one, other)| one == other)
        .count()
}

/// The last word that most names have, without generic words.
fn frequent_end(names: &[&str]) -> String {
    let mut counts: FxHashMap<String, usize> = FxHashMap::default();
    for name in names {
        let mut words = pascal_words(name);
        let mut end = String::new();
        while let Some(word) = words.pop() {
            end.insert_str(0, word);
            if !GENERIC.contains(&word) {
                break;
            }
        }
        *counts.entry(end).or_default() += 1;
    }
    let most = counts
        .into_iter()
        .max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0)));
    most.map(|(name, _)| name).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{common_words, frequent_end};

    #[test]
    fn a_shared_definition_has_the_words_that_all_names_have() {
        for (names, expected) in [
            (
                ["GistsCreateCommentBody", "IssuesUpdateCommentBody"],
                Some("CommentBody"),
            ),
            (
                ["AppsCheckTokenBody", "AppsResetTokenBody"],
                Some("AppsTokenBody"),
            ),
            (
                ["TeamsCreateBodyPrivacy", "TeamsUpdateBodyPrivacy"],
                Some("TeamsPrivacy"),
            ),
            (["GistsCreateBody", "IssuesUpdateBody"], None),
            (["TeamsName", "TeamsTeamsName"], Some("TeamsName")),
        ] {
            assert_eq!(common_words(&names).as_deref(), expected, "{names:?}");
        }
        let names = ["AUser", "BUser", "COwner"];
        assert_eq!(frequent_end(&names), "User");
    }
}
