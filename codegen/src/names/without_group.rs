//! Leaves out of an operation's name what its group says already: `create_message` in `messages` is `create`.
//!
//! It depends on the words, the group, and the path of the operation alone, never on other operations:
//!
//! - The group at the beginning goes: `issues_list`, `message_create`. In the other number it goes only if a verb follows:
//!   `pull_request_list` in `pulls` isn't `request_list`.
//! - The group right after the verb goes: `create_message`, `create_chat_completion`, `get_user_by_name`. If it is all that
//!   there is and it is a plural, as in `delete_users`, it goes only if the path is the group's own or that of one of its
//!   things; `delete_user` may be beside it.
//! - A group of several words goes from the middle: `retrieve_project_hosted_tool_permissions` in `hosted_tools` is
//!   `retrieve_project_permissions`.
//! - The group at the end goes together with the preposition before it: `add_permission_to_role`. Without one it stays:
//!   `delete_user_messages` in `messages` isn't `delete_user`.
//! - A verb at the end comes first: `api_keys_list` is `list_api_keys`.
//! - To get several things of the group is to list them: `get_users` for `GET /users` is `list`.

use super::english::{
    is_noun_too, is_plural, is_preposition, is_reading_verb, is_verb, same_word, same_words,
};
use super::url_path::{Segment, one};
use crate::ir::Method;

/// Names of more words are left as they are.
const LONGEST: usize = 64;

/// The group and the place of an operation in it.
pub(super) struct InGroup<'a> {
    /// The words of the group.
    pub group: &'a [String],
    /// Whether the tag was made by a program from the words of the path.
    pub mechanical: bool,
    /// The fixed words of the path before the root of the group.
    pub above: &'a [String],
    /// What is below the root of the group; `None` if the path doesn't contain the group.
    pub below: Option<&'a [Segment]>,
    /// The method.
    pub method: Method,
}

/// The words of the name, without those of the group.
pub(super) fn without_group(words: &[String], place: &InGroup<'_>) -> Vec<String> {
    let count = place.group.len();
    if count > LONGEST || words.len() > LONGEST {
        return words.to_vec();
    }
    let words = without_prefix(words, place.group);
    let Some((verb, object)) = words.split_first().filter(|(verb, _)| is_verb(verb)) else {
        return verb_first(words, place.method);
    };
    if let Some((thing, rest)) = object.split_at_checked(count)
        && same_words(thing, place.group)
    {
        if rest.is_empty() {
            return on_group(verb, thing, words, place);
        }
        if rest.first().is_some_and(|word| starts_a_name(word)) {
            return [std::slice::from_ref(verb), rest].concat();
        }
    }
    // `list_usage_record_daily` for `/Usage/Records/Daily`.
    if place.mechanical
        && let Some((above, thing)) = object.split_at_checked(object.len().saturating_sub(count))
        && same_words(thing, place.group)
        && are_among(above, place.above)
    {
        return vec![verb.clone()];
    }
    let middle = object
        .windows(count.max(1))
        .rposition(|part| same_words(part, place.group));
    if let Some(at) = middle.filter(|at| count > 1 && *at > 0)
        && object
            .get(at + count)
            .is_some_and(|next| !is_preposition(next))
    {
        return [
            std::slice::from_ref(verb),
            &object[..at],
            &object[at + count..],
        ]
        .concat();
    }
    if let Some(at) = object.len().checked_sub(count + 1)
        && at > 0
        && let Some((preposition, thing)) = object[at..].split_first()
        && is_preposition(preposition)
        && same_words(thing, place.group)
    {
        return [std::slice::from_ref(verb), &object[..at]].concat();
    }
    words.to_vec()
}

/// `list_api_keys` for `api_keys_list`, `get_api_key` for `api_keys_get`, if the HTTP method does what the verb says:
/// `POST` with `json_list` is about a list.
fn verb_first(words: &[String], method: Method) -> Vec<String> {
    let plain = |verb: &str| match method {
        Method::Get => matches!(verb, "get" | "list" | "retrieve"),
        Method::Post => matches!(verb, "add" | "create" | "remove" | "update"),
        Method::Put | Method::Patch => matches!(verb, "add" | "create" | "update"),
        Method::Delete => matches!(verb, "delete" | "remove"),
        Method::Head | Method::Options | Method::Trace => false,
    };
    match words.split_last() {
        Some((verb, things)) if !plain(verb) || things.is_empty() => words.to_vec(),
        Some((verb, things)) if verb == "list" => [std::slice::from_ref(verb), things].concat(),
        Some((verb, things)) => [vec![verb.clone()], one(things)].concat(),
        None => words.to_vec(),
    }
}

/// The words without the group at the beginning.
pub(super) fn without_prefix<'w>(words: &'w [String], group: &[String]) -> &'w [String] {
    let Some((front, rest)) = words.split_at_checked(group.len()) else {
        return words;
    };
    let Some(next) = rest.first().filter(|word| starts_a_name(word)) else {
        return words;
    };
    let verb_led = front.first().is_some_and(|word| is_verb(word));
    let does = is_verb(next) && (rest.len() == 1 || !is_noun_too(next));
    match front == group || same_words(front, group) && does && !verb_led {
        true => rest,
        false => words,
    }
}

/// Whether these words are among others, in this order.
fn are_among(words: &[String], others: &[String]) -> bool {
    let mut others = others.iter();
    words
        .iter()
        .all(|word| others.any(|other| same_word(word, other)))
}

/// The name of an operation on the things of the group themselves.
fn on_group(verb: &str, thing: &[String], words: &[String], place: &InGroup<'_>) -> Vec<String> {
    let many = thing.last().is_some_and(|word| is_plural(word));
    let on_item = matches!(place.below, Some([Segment::Variable(_)]));
    let on_all = matches!(place.below, Some([]));
    if many && is_reading_verb(verb) && place.method == Method::Get && !on_item {
        vec!["list".to_owned()]
    } else if many && !is_reading_verb(verb) && !on_item && !on_all {
        words.to_vec()
    } else {
        vec![verb.to_owned()]
    }
}

/// Whether a name may begin with this word.
fn starts_a_name(word: &str) -> bool {
    word.starts_with(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::url_path::{root_of, segments, words};

    #[test]
    fn groups_are_left_out() {
        use Method::{Delete, Get, Post};
        let table = [
            ("issues", Get, "/issues", "issues_list", "list"),
            (
                "messages",
                Post,
                "/Messages.json",
                "create_message",
                "create",
            ),
            ("messages", Get, "/Messages.json", "list_message", "list"),
            ("assistants", Get, "/assistants", "list_assistants", "list"),
            (
                "chat",
                Post,
                "/chat/completions",
                "create_chat_completion",
                "create_completion",
            ),
            (
                "fine_tuning",
                Post,
                "/fine_tuning/jobs",
                "create_fine_tuning_job",
                "create_job",
            ),
            ("users", Get, "/users", "get_users", "list"),
            ("users", Get, "/users/{id}", "get_user", "get"),
            (
                "users",
                Get,
                "/users/{name}",
                "get_user_by_name",
                "get_by_name",
            ),
            (
                "users",
                Post,
                "/users/delete",
                "delete_users",
                "delete_users",
            ),
            ("users", Delete, "/users/{id}", "delete_users", "delete"),
            (
                "payments",
                Post,
                "/Payments.json",
                "create_payments",
                "create",
            ),
            (
                "roles",
                Post,
                "/roles/{id}/permissions",
                "add_permission_to_role",
                "add_permission",
            ),
            (
                "messages",
                Delete,
                "/users/{id}/messages",
                "delete_user_messages",
                "delete_user_messages",
            ),
            ("usage", Get, "/organization/costs", "usage_costs", "costs"),
            ("search", Get, "/search/code", "search_code", "code"),
            ("repos", Get, "/repos/{repo}/tags", "list_tags", "list_tags"),
            (
                "pulls",
                Get,
                "/pulls",
                "pull_request_stacks_list",
                "list_pull_request_stacks",
            ),
            ("admin", Get, "/keys/{id}", "api_keys_get", "get_api_key"),
            ("admin", Post, "/keys", "json_list", "json_list"),
            ("invites", Post, "/invites", "invite_user", "invite_user"),
            (
                "hosted_tools",
                Get,
                "/hosted",
                "get_project_hosted_tool_rules",
                "get_project_rules",
            ),
            ("s3", Get, "/s3/2", "get_s3_2", "get_s3_2"),
        ];
        for (group, method, path, name, expected) in table {
            let (group, segments) = (words(group), segments(path));
            let below = root_of(&group, &segments).map(|root| &segments[root.end..]);
            let place = InGroup {
                group: &group,
                mechanical: false,
                above: &[],
                below,
                method,
            };
            let kept = without_group(&words(name), &place);
            assert_eq!(kept.join("_"), expected, "{name} in {group:?}");
        }
    }
}
