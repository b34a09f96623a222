//! What an `operationId` says: the words of a name, or only the method and the path once more.

use super::english::{is_article, is_preposition, is_verb, singular};
use super::url_path::{Segment, segments, words};
use crate::ir::Operation;

/// The words of an `operationId`. `None` if there is none, or if it says nothing: `PostCustomersCustomer` for
/// `POST /v1/customers/{customer}`.
pub(super) fn id_words(operation: &Operation) -> Option<Vec<String>> {
    let id = without_path(operation.name.as_deref()?, operation);
    if repeats_path(id, operation) {
        return None;
    }
    let mut words = split(words(id), operation);
    // `users_using_get`, as Spring writes it.
    let method = operation.method.as_str().to_lowercase();
    if words.ends_with(&["using".to_owned(), method]) {
        words.truncate(words.len() - 2);
    }
    let mut kept: Vec<String> = Vec::with_capacity(words.len());
    for (at, word) in words.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        let leads = before.is_some_and(|word| is_verb(word) || is_preposition(word));
        let version = at == 0 && words.len() > 1 && is_version_word(word);
        // `create_a_rule`; `UsersController_find`, as NestJS writes it.
        let idle = leads && is_article(word) && at + 1 < words.len()
            || at > 0
                && word == "controller"
                && words.get(at + 1).is_some_and(|next| is_verb(next));
        if !version && !idle {
            kept.push(word.clone());
        }
    }
    (!kept.is_empty()).then_some(kept)
}

/// Whether a word is a version: `v1`.
pub(super) fn is_version_word(word: &str) -> bool {
    word.strip_prefix('v')
        .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()))
}

/// Without the path and the method at the end, as FastAPI writes them: `read_users` for `read_users_users__get`.
fn without_path<'i>(id: &'i str, operation: &Operation) -> &'i str {
    let word = |c: char| {
        if c.is_alphanumeric() || c == '_' {
            c
        } else {
            '_'
        }
    };
    let path: String = operation.path.chars().map(word).collect();
    let end = format!("{path}_{}", operation.method.as_str().to_lowercase());
    id.strip_suffix(end.as_str())
        .filter(|name| !name.trim_matches('_').is_empty())
        .unwrap_or(id)
}

/// Whether an id consists of the method and the path, in this order or the other, with the variables or without.
fn repeats_path(id: &str, operation: &Operation) -> bool {
    let letters = |text: &str| -> String {
        let letters = text.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    let id = letters(id);
    let method = letters(operation.method.as_str());
    let parts = segments(&operation.path);
    let joined = |variables: bool| -> String {
        let parts = parts.iter().filter_map(|part| match part {
            Segment::Fixed(words) => Some(words.concat()),
            Segment::Variable(words) => variables.then(|| words.concat()),
        });
        letters(&parts.collect::<String>())
    };
    let paths = [joined(true), joined(false), letters(&operation.path)];
    paths.iter().any(|path| {
        let rest = id
            .strip_prefix(&method)
            .or_else(|| id.strip_suffix(&method));
        rest.is_some_and(|rest| rest == path)
    })
}

/// Splits an id that is written as one word, `updateprojectspendlimit`, where the path and the summary say how.
fn split(words: Vec<String>, operation: &Operation) -> Vec<String> {
    /// Longer ids aren't read by anyone.
    const LONGEST: usize = 64;
    /// No English word is longer.
    const WORD: usize = 14;
    let whole = words.concat();
    if whole.len() > LONGEST || words.iter().all(|word| word.len() <= WORD) {
        return words;
    }
    let summary = operation
        .docs
        .summary
        .iter()
        .flat_map(|text| super::url_path::words(text));
    let path = segments(&operation.path)
        .into_iter()
        .filter_map(|segment| match segment {
            Segment::Fixed(words) => Some(words),
            Segment::Variable(_) => None,
        });
    let known: Vec<String> = summary.chain(path.flatten()).collect();
    let mut known: Vec<String> = known
        .iter()
        .flat_map(|word| [word.clone(), singular(word)])
        .filter(|word| word.len() > 1 || word == "a")
        .collect();
    // The longest word first, so that a plural isn't cut.
    known.sort_by_key(|word| std::cmp::Reverse(word.len()));
    known.dedup();
    // For each start, the word that begins there in a division of the rest.
    let mut next: Vec<Option<&str>> = vec![None; whole.len() + 1];
    for start in (0..whole.len()).rev() {
        let Some(rest) = whole.get(start..) else {
            continue;
        };
        let ends_well =
            |word: &&str| start + word.len() == whole.len() || next[start + word.len()].is_some();
        let listed = known
            .iter()
            .map(String::as_str)
            .filter(|word| rest.starts_with(word));
        let verbs = (1..=rest.len())
            .rev()
            .filter_map(|end| rest.get(..end))
            .filter(|word| start == 0 && is_verb(word));
        next[start] = listed.chain(verbs).find(ends_well);
    }
    let mut split = Vec::new();
    let mut at = 0;
    while let Some(word) = next.get(at).copied().flatten() {
        split.push(word.to_owned());
        at += word.len();
    }
    if split.is_empty() { words } else { split }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{FileId, Place};
    use crate::ir::{Docs, Method, VendorName};

    fn operation(method: Method, path: &str, id: &str) -> Operation {
        Operation {
            place: Place::root(FileId(0)),
            name: Some(id.to_owned()),
            vendor: VendorName::default(),
            method,
            path: path.to_owned(),
            tags: Vec::new(),
            docs: Docs::default(),
            parameters: Vec::new(),
            body: None,
            responses: Vec::new(),
            security: None,
            server: None,
        }
    }

    #[test]
    fn ids_that_say_something() {
        use Method::{Delete, Get, Post};
        let table = [
            (
                Post,
                "/v1/customers/{customer}",
                "PostCustomersCustomer",
                None,
            ),
            (Get, "/users", "getUsers", None),
            (Get, "/users", "users_get", None),
            (Get, "/users", "listUsers", Some("list_users")),
            (Get, "/users/{id}", "getUser", Some("get_user")),
            (Get, "/users/", "read_users_users__get", Some("read_users")),
            (
                Get,
                "/items/{item_id}",
                "read_item_items__item_id__get",
                Some("read_item"),
            ),
            (Get, "/users", "findUsersUsingGET", Some("find_users")),
            (
                Get,
                "/users",
                "UsersController_findAll",
                Some("users_find_all"),
            ),
            (
                Post,
                "/rules",
                "zone-lockdown-create-a-rule",
                Some("zone_lockdown_create_rule"),
            ),
            (Post, "/x", "v1.users.create", Some("users_create")),
            (
                Delete,
                "/projects/{id}/spend_limit",
                "deleteprojectspendlimit",
                Some("delete_project_spend_limit"),
            ),
            (
                Post,
                "/responses/compact",
                "compactconversation",
                Some("compactconversation"),
            ),
        ];
        for (method, path, id, expected) in table {
            let words = id_words(&operation(method, path, id)).map(|words| words.join("_"));
            assert_eq!(words.as_deref(), expected, "{id}");
        }
    }
}
