//! Names of definitions that several places share: neutral, the name of none of them.

use super::{Namer, Proposal};
use crate::ir::{Shape, TypeId, literal_text};
use crate::names::words::{pascal_signed, pascal_words};
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
        let mut counts: Vec<(&str, bool, usize)> = Vec::new();
        for (_, proposal) in proposals {
            match counts.iter_mut().find(|(name, ..)| *name == proposal.name) {
                Some((_, _, count)) => *count += 1,
                None => counts.push((&proposal.name, proposal.neutral, 1)),
            }
        }
        let neutral = counts.iter().filter(|(_, neutral, _)| *neutral);
        let mut best: Option<(&str, usize)> = None;
        for (name, _, count) in neutral {
            if best.is_none_or(|(_, most)| *count > most) {
                best = Some((name, *count));
            }
        }
        match (counts.as_slice(), best) {
            ([(name, ..)], _) => vec![(*name).to_owned(), format!("{name}Value")],
            (_, Some((name, _))) => self.by_content(id, name),
            ([], None) => vec!["Value".to_owned()],
            (names, None) => {
                let names: Vec<&str> = names.iter().map(|(name, ..)| *name).collect();
                let name = common_words(&names).unwrap_or_else(|| frequent_end(&names));
                self.by_content(id, &name)
            }
        }
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
    let same = |left: &[&str], right: &[&str]| {
        let pairs = left.iter().zip(right);
        pairs.take_while(|(one, other)| one == other).count()
    };
    let backwards = |words: &[&'_ str]| {
        words
            .iter()
            .rev()
            .map(|word| (*word).to_owned())
            .collect::<Vec<_>>()
    };
    let end = backwards(first);
    let end_length = rest.iter().map(|other| {
        let other = backwards(other);
        end.iter()
            .zip(&other)
            .take_while(|(one, other)| one == other)
            .count()
    });
    let end_length = end_length.min().unwrap_or(first.len());
    let shortest = all.iter().map(Vec::len).min().unwrap_or_default();
    let start_length = rest.iter().map(|other| same(first, other)).min();
    let start_length = start_length.unwrap_or_default().min(shortest - end_length);
    let end = first.get(first.len() - end_length..)?;
    let from = end.iter().position(|word| !GENERIC.contains(word))?;
    let start = first.get(..start_length)?;
    Some(format!("{}{}", start.concat(), end.get(from..)?.concat()))
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
