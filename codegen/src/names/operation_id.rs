//! What an `operationId` says: the words of a name, or only the method and the path once more.

use super::english::{is_article, is_preposition, is_verb};
use super::split_id::split;
use super::url_path::{Segment, segments, versions, words};
use crate::ir::Operation;

/// The words of an `operationId`. `None` if there is none, or if it says nothing: `PostCustomersCustomer` for
/// `POST /v1/customers/{customer}`.
pub(super) fn id_words(operation: &Operation) -> Option<Vec<String>> {
    let id = without_path(operation.name.as_deref()?, operation);
    if repeats_path(id, operation) {
        return None;
    }
    let words = without_route(split(words(id), operation));
    let mut words = without_version(words, operation);
    // `users_using_get`, as Spring writes it.
    let method = operation.method.as_str().to_lowercase();
    if words.ends_with(&["using".to_owned(), method]) {
        words.truncate(words.len() - 2);
    }
    // `GetThreadMethod`.
    if words.len() > 2 && words.last().is_some_and(|last| last == "method") {
        words.pop();
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

/// Without the module of the program that FastAPI puts in front: `agents_api_v1_agents_list` is `agents_list`, and
/// `jobs_api_routes_batch_get_job` is `batch_get_job`.
fn without_route(words: Vec<String>) -> Vec<String> {
    let route = words.windows(2).rposition(|pair| {
        matches!(pair, [api, next] if api == "api" && (next == "routes" || is_version_word(next)))
    });
    match route
        .filter(|at| at + 3 < words.len() || words.get(1).is_some_and(|next| next == "routes"))
    {
        Some(at) => words[at + 2..].to_vec(),
        None => words,
    }
}

/// Without a version at the end that the path has too.
fn without_version(mut words: Vec<String>, operation: &Operation) -> Vec<String> {
    let version = words.last().filter(|last| is_version_word(last));
    if words.len() > 1 && version.is_some_and(|version| versions(&operation.path).contains(version))
    {
        words.pop();
    }
    words
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
                Get,
                "/v1/agents",
                "agents_api_v1_agents_list",
                Some("agents_list"),
            ),
            (
                Get,
                "/v1/files",
                "files_api_routes_list_files",
                Some("list_files"),
            ),
            (
                Get,
                "/v1/tools",
                "connector_list_tools_v1",
                Some("connector_list_tools"),
            ),
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
