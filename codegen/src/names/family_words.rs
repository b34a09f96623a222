//! What a family of types is called: after its users if these are few, else after what it holds.
//!
//! The file of types that the calls of two or three tags use is called after the tags. With more users that would be a long
//! name, so the file is called after the beginning that most of its types have in common, or after its largest type.

use super::english::is_verb;
use super::words::{FILE_NAME_LIMIT, file};

/// A family with at most this many users is called after them.
const FEW: usize = 3;

/// The longest beginning that types have in common, in words.
const BEGINNING: usize = 3;

/// What the name of a family depends on.
pub(super) struct FamilyContent<'a> {
    /// The features of its users.
    pub users: &'a [&'a str],
    /// Its types: the largest first.
    pub types: Vec<&'a str>,
    /// Its sets of errors.
    pub errors: Vec<&'a str>,
}

impl FamilyContent<'_> {
    /// The names that the family may have, the best one first.
    pub(super) fn candidates(&self) -> Vec<String> {
        let mut joined = self.users.join("_");
        joined.truncate(FILE_NAME_LIMIT);
        match self.users {
            [] => return vec!["unused".to_owned()],
            [one] => return vec![(*one).to_owned(), format!("{one}_types")],
            users if users.len() <= FEW => return vec![joined],
            _ => {}
        }
        let errors = self.errors.iter().map(|name| error_words(name));
        let mut candidates: Vec<String> = shared_beginning(&self.types).into_iter().collect();
        candidates.extend(self.types.iter().map(|name| {
            let name = file(name);
            name.strip_prefix("nullable_").unwrap_or(&name).to_owned()
        }));
        candidates.extend(errors);
        candidates.push(joined);
        candidates
    }
}

/// The first word of a type's name that says what it is about: `assistant` for `CreateAssistantRequest`.
pub(super) fn leading_word(name: &str) -> String {
    let text = file(name);
    let mut words = text.split('_').filter(|word| !word.is_empty());
    let first = words.next().unwrap_or("");
    let word = if is_verb(first) { words.next() } else { None };
    word.unwrap_or(first).to_owned()
}

/// The longest beginning that at least half of the names have, and more than one.
fn shared_beginning(types: &[&str]) -> Option<String> {
    let names: Vec<Vec<String>> = types
        .iter()
        .map(|name| {
            let text = file(name);
            let words = text
                .split('_')
                .filter(|word| !word.is_empty() && *word != "nullable");
            words.map(str::to_owned).collect()
        })
        .collect();
    let least = names.len().div_ceil(2).max(2);
    (1..=BEGINNING).rev().find_map(|length| {
        let mut beginnings: Vec<&[String]> = names
            .iter()
            .filter_map(|words| words.get(..length))
            .collect();
        beginnings.sort_unstable();
        let runs = beginnings.chunk_by(|one, other| one == other);
        let run = runs
            .filter(|run| run.len() >= least)
            .max_by_key(|run| run.len())?;
        let words = run
            .first()
            .filter(|words| !(words.len() == 1 && is_verb(&words[0])))?;
        Some(words.join("_"))
    })
}

/// `errors_404_422` for `Error404Or422`.
fn error_words(name: &str) -> String {
    let statuses = name.strip_prefix("Error").unwrap_or_default();
    if !statuses.starts_with(|c: char| c.is_ascii_digit()) {
        return file(name);
    }
    // `422Problem` is `422_problem`.
    let words = statuses.split("Or").map(|status| {
        let rest = status.trim_start_matches(|c: char| c.is_ascii_digit());
        let (number, rest) = status.split_at(status.len() - rest.len());
        match rest.is_empty() {
            true => number.to_owned(),
            false => format!("{number}_{}", file(rest)),
        }
    });
    let mut name = format!("errors_{}", words.collect::<Vec<_>>().join("_"));
    name.truncate(FILE_NAME_LIMIT);
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_is_called_after_its_users_or_its_types() {
        type Words = &'static [&'static str];
        const MANY: Words = &["actions", "checks", "issues", "pulls"];
        let table: [(Words, Words, Words, &str); 8] = [
            (&[], &["A"], &[], "unused"),
            (&["actions"], &["A"], &[], "actions"),
            (&["actions", "checks"], &["A"], &[], "actions_checks"),
            (
                MANY,
                &["HookDelivery", "HookDeliveryItem", "WebhookConfig"],
                &[],
                "hook_delivery",
            ),
            (
                MANY,
                &["NullableDeployment", "Deployment", "Payload"],
                &[],
                "deployment",
            ),
            (
                MANY,
                &["FullRepository", "CodeOfConduct"],
                &[],
                "full_repository",
            ),
            (MANY, &[], &["Error404Or422"], "errors_404_422"),
            (
                MANY,
                &[],
                &["Error404Or422Problem"],
                "errors_404_422_problem",
            ),
        ];
        for (users, types, errors, name) in table {
            let content = FamilyContent {
                users,
                types: types.to_vec(),
                errors: errors.to_vec(),
            };
            assert_eq!(content.candidates().first().map(String::as_str), Some(name));
        }
    }

    #[test]
    fn a_type_is_in_the_file_of_what_it_is_about() {
        let table = [
            ("CreateAssistantRequest", "assistant"),
            ("Assistant", "assistant"),
            ("Create", "create"),
            ("ListX", "x"),
        ];
        for (name, word) in table {
            assert_eq!(leading_word(name), word, "{name}");
        }
    }
}
