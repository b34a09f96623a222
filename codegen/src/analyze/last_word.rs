//! The last word of a key: small types that are equal mean the same only if they end alike.

use crate::ir::{Api, Event, Operation, Origin, Owner, TypeId};

/// The last word of what the document calls a type, in lower case and without the `s` of a plural.
pub(super) fn last_word(api: &Api, id: TypeId) -> String {
    of_origin(api, &api.ty(id).origin)
}

fn of_origin(api: &Api, origin: &Origin) -> String {
    match origin {
        Origin::Component(key) => word(key),
        Origin::Referenced { place, file } => {
            let last = place.pointer.tokens().next_back();
            last.map_or_else(|| word(file), |token| word(&token))
        }
        Origin::Part { of, role } => match word(role) {
            // An alternative without a name of its own is one of the union.
            number if number.bytes().all(|b| b.is_ascii_digit()) => {
                format!("{} {number}", last_word(api, *of))
            }
            word => word,
        },
        Origin::Item(inner) | Origin::Value(inner) => of_origin(api, inner),
        Origin::Parameter { name, .. } => word(name),
        Origin::Request { of } | Origin::Response { of, .. } => word(owner(api, *of)),
        Origin::Envelope { payload, .. } => last_word(api, *payload),
        Origin::Builtin => String::new(),
    }
}

fn owner(api: &Api, owner: Owner) -> &str {
    let name = match owner {
        Owner::Operation(id) => api.operations.get(id.0 as usize).map(operation_name),
        Owner::Event(id) => api
            .events
            .get(id.0 as usize)
            .map(|e: &Event| e.key.as_str()),
    };
    name.unwrap_or_default()
}

fn operation_name(operation: &Operation) -> &str {
    operation.name.as_deref().unwrap_or(&operation.path)
}

/// `method` for `payment-method`, `paymentMethods` and `PaymentMethod`.
fn word(key: &str) -> String {
    let key = key.trim_end_matches(|c: char| !c.is_alphanumeric());
    let last = key.rsplit(|c: char| !c.is_alphanumeric()).next();
    let last = last.unwrap_or(key);
    let mut before = None;
    let mut start = 0;
    for (at, c) in last.char_indices() {
        if c.is_uppercase() && before.is_some_and(|b: char| !b.is_uppercase()) {
            start = at;
        }
        before = Some(c);
    }
    let lower = last.get(start..).unwrap_or(last).to_lowercase();
    match lower.strip_suffix('s') {
        Some(one) if one.len() > 2 && !one.ends_with('s') => one.to_owned(),
        _ => lower,
    }
}

#[cfg(test)]
mod tests {
    use super::word;

    #[test]
    fn the_last_word_of_a_key() {
        for (key, expected) in [
            ("payment-method", "method"),
            ("paymentMethods", "method"),
            ("PaymentMethod", "method"),
            ("address", "address"),
            ("a.b.Dob", "dob"),
            ("URL", "url"),
            ("x_", "x"),
            ("名前", "名前"),
            ("", ""),
            ("_", ""),
        ] {
            assert_eq!(word(key), expected, "{key}");
        }
    }
}
