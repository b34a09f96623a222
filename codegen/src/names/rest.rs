//! The name of an operation by its method and path, for operations that say no other name.
//!
//! | operation, in the group `customers` | name |
//! |---|---|
//! | `GET /customers` | `list` |
//! | `POST /customers` | `create` |
//! | `GET /customers/{customer}` | `get` |
//! | `POST /customers/{customer}` | `update` |
//! | `GET /customers/{customer}/sources/{id}` | `get_source` |
//! | `POST /customers/{customer}/sources/{id}/verify` | `verify_source` |
//!
//! What stands below the root of the group is always in the name, so an operation that is added later renames none.

use super::english::{is_noun_too, is_plural, is_verb};
use super::url_path::{Segment, one};
use crate::ir::Method;

/// The words of the name. The segments are those below the root of the group; the root itself is for operations on it.
/// `updates` is whether the docs say that something is changed, which a POST doesn't say.
pub(super) fn rest_name(
    method: Method,
    root: &[String],
    below: &[Segment],
    updates: bool,
) -> Vec<String> {
    let on_item = matches!(below.last(), Some(Segment::Variable(_)));
    let mut things: Vec<Vec<String>> = below
        .iter()
        .filter_map(Segment::fixed)
        .map(<[String]>::to_vec)
        .collect();
    // A verb at the end: `/charges/{charge}/capture`.
    if let Some(action) = things.pop_if(|words| !on_item && is_action(method, words)) {
        return with_action(&action, &things);
    }
    let thing = things.last().map_or(root, Vec::as_slice);
    let many = thing.last().is_some_and(|word| is_plural(word));
    let verb = match method {
        Method::Get if many && !on_item => "list",
        Method::Get => "get",
        Method::Post if on_item || updates => "update",
        Method::Post => "create",
        Method::Put => "replace",
        Method::Patch => "update",
        Method::Delete => "delete",
        Method::Head => "check",
        Method::Options => "options",
        Method::Trace => "trace",
    };
    // `list_sources` and `delete_sources` are about all of them, `create_source` about one.
    let all = !on_item && verb != "create";
    joined(&[verb.to_owned()], &things, all)
}

/// Whether a vendor's name says nothing about the thing: `list`, `get_all`.
pub(super) fn is_general(words: &[String]) -> bool {
    match words {
        [verb] => is_verb(verb) || verb == "all",
        [verb, all] => is_verb(verb) && all == "all",
        _ => false,
    }
}

/// A vendor's name with what stands below the root of the group: `list_sources` for `list`.
pub(super) fn with_things(words: &[String], below: &[Segment]) -> Vec<String> {
    let mut things: Vec<Vec<String>> = below
        .iter()
        .filter_map(Segment::fixed)
        .map(<[String]>::to_vec)
        .collect();
    // What is done may be in the path too: `/sources/{id}/verify`.
    things.pop_if(|thing| thing == words || thing.first() == words.first());
    let all = words
        .last()
        .is_some_and(|word| matches!(word.as_str(), "all" | "list"));
    joined(words, &things, all)
}

/// What is done and to what. Each thing is one of several, and the last one may be all of them.
fn joined(verb: &[String], things: &[Vec<String>], all: bool) -> Vec<String> {
    let mut words = verb.to_vec();
    let last = things.len().saturating_sub(1);
    for (at, thing) in things.iter().enumerate() {
        words.extend(if at == last && all {
            thing.clone()
        } else {
            one(thing)
        });
    }
    words
}

/// Whether the last part of a path says what is done, and not to what.
fn is_action(method: Method, words: &[String]) -> bool {
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return false;
    };
    // `test_clocks` and `refunds` are things, `verify_microdeposits` isn't.
    let things = is_plural(last) && (words.len() == 1 || is_noun_too(first));
    is_verb(first) && !things && (method == Method::Post || words.len() == 1)
}

/// `close_dispute` for `/dispute/close`, `cancel_reader_action` for `/readers/{reader}/cancel_action`.
fn with_action(action: &[String], things: &[Vec<String>]) -> Vec<String> {
    let (verb, object) = action.split_at(1);
    let mut words = verb.to_vec();
    for thing in things.iter().map(|thing| one(thing)) {
        if !object.starts_with(&thing) {
            words.extend(thing);
        }
    }
    words.extend_from_slice(object);
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::url_path::{root_of, segments, words};

    #[test]
    fn names_by_method_and_path() {
        use Method::{Delete, Get, Patch, Post, Put};
        let table = [
            ("customers", Get, "/v1/customers", "list"),
            ("customers", Post, "/v1/customers", "create"),
            ("customers", Get, "/v1/customers/{customer}", "get"),
            ("customers", Post, "/v1/customers/{customer}", "update"),
            ("customers", Patch, "/v1/customers/{customer}", "update"),
            ("customers", Put, "/v1/customers/{customer}", "replace"),
            ("customers", Delete, "/v1/customers/{customer}", "delete"),
            ("customers", Get, "/v1/customers/search", "search"),
            (
                "customers",
                Get,
                "/v1/customers/{customer}/sources",
                "list_sources",
            ),
            (
                "customers",
                Delete,
                "/v1/customers/{customer}/sources",
                "delete_sources",
            ),
            (
                "customers",
                Post,
                "/v1/customers/{customer}/sources",
                "create_source",
            ),
            (
                "customers",
                Get,
                "/v1/customers/{customer}/sources/{id}",
                "get_source",
            ),
            (
                "customers",
                Post,
                "/v1/customers/{c}/sources/{id}/verify",
                "verify_source",
            ),
            (
                "accounts",
                Get,
                "/v1/accounts/{account}/persons/{person}",
                "get_person",
            ),
            ("account", Get, "/v1/account", "get"),
            ("charges", Post, "/v1/charges/{charge}/capture", "capture"),
            (
                "charges",
                Post,
                "/v1/charges/{charge}/dispute/close",
                "close_dispute",
            ),
            (
                "charges",
                Get,
                "/v1/charges/{charge}/refunds",
                "list_refunds",
            ),
            (
                "terminal",
                Post,
                "/v1/terminal/readers/{reader}/cancel_action",
                "cancel_reader_action",
            ),
            (
                "terminal",
                Post,
                "/v1/terminal/readers/{r}/set_reader_display",
                "set_reader_display",
            ),
            (
                "test_helpers",
                Post,
                "/v1/test_helpers/test_clocks",
                "create_test_clock",
            ),
            (
                "accounts",
                Post,
                "/v1/accounts/{account}/login_links",
                "create_login_link",
            ),
            (
                "payment_intents",
                Post,
                "/payment_intents/{i}/verify_microdeposits",
                "verify_microdeposits",
            ),
            (
                "customers",
                Get,
                "/v1/customers/{customer}/tax_ids",
                "list_tax_ids",
            ),
            ("tax", Get, "/v1/tax/settings", "get_settings"),
            ("apple_pay", Post, "/v1/apple_pay/domains", "create_domain"),
            ("rooms", Post, "/rooms/{id}:archive", "archive"),
            (
                "messages",
                Get,
                "/2010-04-01/Accounts/{Sid}/Messages.json",
                "list",
            ),
            (
                "messages",
                Get,
                "/2010-04-01/Accounts/{Sid}/Messages/{Sid}.json",
                "get",
            ),
        ];
        for (group, method, path, name) in table {
            let segments = segments(path);
            let group = words(group);
            let end = root_of(&group, &segments).map_or(0, |root| root.end);
            let name_words = rest_name(method, &group, &segments[end..], false);
            assert_eq!(name_words.join("_"), name, "{method:?} {path}");
        }
        let dispute = segments("/charges/{charge}/dispute");
        let updated = rest_name(Post, &words("charges"), &dispute[1..], true);
        assert_eq!(updated.join("_"), "update_dispute");
    }
}
