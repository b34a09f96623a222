//! The words of event names: `issues-opened` in a document is `issues.opened` on the wire.

/// The words of a name, in lower case.
pub(super) fn words(name: &str) -> Vec<String> {
    pieces(name).into_iter().map(|(_, word)| word).collect()
}

/// Where each word ends in the text, and the word in lower case.
fn pieces(name: &str) -> Vec<(usize, String)> {
    let mut list: Vec<(usize, String)> = Vec::new();
    let (mut open, mut lower) = (false, false);
    for (at, c) in name.char_indices() {
        if !c.is_alphanumeric() {
            open = false;
            continue;
        }
        let end = at + c.len_utf8();
        let begins = !open || (c.is_uppercase() && lower);
        match list.last_mut() {
            Some((last, word)) if !begins => {
                *last = end;
                word.extend(c.to_lowercase());
            }
            _ => list.push((end, c.to_lowercase().collect())),
        }
        open = true;
        lower = c.is_lowercase() || c.is_numeric();
    }
    list
}

/// The part of `name` before the words of `tail`: `issues` of `issues/opened`.
pub(super) fn prefix_before<'n>(name: &'n str, tail: &str) -> Option<&'n str> {
    let pieces = pieces(name);
    let tail = words(tail);
    let kept = pieces
        .len()
        .checked_sub(tail.len())
        .filter(|kept| *kept > 0)?;
    let (head, rest) = pieces.split_at_checked(kept)?;
    let same = rest.iter().map(|(_, word)| word).eq(&tail);
    let end = head.last()?.0;
    name.get(..end).filter(|_| same && !tail.is_empty())
}

/// The value that a name contains: the same words, or the last words of the name.
pub(super) fn matching_value<'v>(name: &str, values: &'v [String]) -> Option<&'v String> {
    let name = words(name);
    let same = values.iter().find(|value| words(value) == name);
    same.or_else(|| {
        let mut fitting = values.iter().filter(|value| {
            let value = words(value);
            !value.is_empty() && name.ends_with(&value)
        });
        let first = fitting.next()?;
        fitting.next().is_none().then_some(first)
    })
}

#[cfg(test)]
mod tests {
    use super::{matching_value, prefix_before, words};

    #[test]
    fn names_are_words() {
        assert_eq!(words("issues-opened"), ["issues", "opened"]);
        assert_eq!(
            words("balancePlatform.transfer"),
            ["balance", "platform", "transfer"]
        );
        assert_eq!(words("/ACCOUNT_CLOSED"), ["account", "closed"]);
        assert_eq!(words("//"), [""; 0]);
    }

    #[test]
    fn a_tail_is_cut_off() {
        let table = [
            (
                "check-run/requested-action",
                "requested_action",
                Some("check-run"),
            ),
            ("orderSent", "sent", Some("order")),
            ("order", "order", None),
            ("order", "", None),
            ("orders/paid", "sent", None),
        ];
        for (name, tail, expected) in table {
            assert_eq!(prefix_before(name, tail), expected, "{name} {tail}");
        }
    }

    #[test]
    fn a_name_speaks_of_one_value() {
        let values = ["account.created", "account.closed", "created"].map(str::to_owned);
        let found = |name| matching_value(name, &values).map(String::as_str);
        assert_eq!(found("account_created"), Some("account.created"));
        assert_eq!(found("webhook-account-closed"), Some("account.closed"));
        assert_eq!(found("webhook-account-created"), None);
        assert_eq!(found("other"), None);
    }
}
