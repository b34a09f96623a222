//! Forms, and the texts by which they are signed.

use std::collections::{BTreeMap, BTreeSet};

use crate::encoding::{percent, unpercent};

/// The media type of forms.
pub const FORM: &str = "application/x-www-form-urlencoded";

/// The decoded names and values of all fields, in order.
pub fn fields(form: &[u8]) -> impl Iterator<Item = (Vec<u8>, Vec<u8>)> {
    form.split(|&byte| byte == b'&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (name, value) = match pair.iter().position(|&byte| byte == b'=') {
                Some(at) => (&pair[..at], &pair[at + 1..]),
                None => (pair, &pair[..0]),
            };
            (unpercent(name, true), unpercent(value, true))
        })
}

/// The values of a field.
pub fn values(form: &[u8], name: &str) -> Vec<Vec<u8>> {
    fields(form)
        .filter(|(key, _)| key == name.as_bytes())
        .map(|(_, value)| value)
        .collect()
}

/// Names and values without separators: sorted by name, then by value, equal pairs once. This is Twilio's rule; Mandrill's is
/// the same for names that appear once.
pub fn sorted(form: &[u8]) -> Vec<u8> {
    let pairs: BTreeSet<_> = fields(form).collect();
    let mut text = Vec::with_capacity(form.len());
    for (name, value) in pairs {
        text.extend_from_slice(&name);
        text.extend_from_slice(&value);
    }
    text
}

/// All fields but one, as PHP's `serialize` writes an array of strings after `ksort` (Paddle Classic). PHP keeps the last of
/// several fields with the same name.
pub fn php(form: &[u8], without: &str) -> Vec<u8> {
    let fields: BTreeMap<_, _> = fields(form)
        .filter(|(name, _)| name != without.as_bytes())
        .collect();
    let mut text = format!("a:{}:{{", fields.len()).into_bytes();
    for part in fields.iter().flat_map(|(name, value)| [name, value]) {
        text.extend_from_slice(format!("s:{}:\"", part.len()).as_bytes());
        text.extend_from_slice(part);
        text.extend_from_slice(b"\";");
    }
    text.push(b'}');
    text
}

/// Names and values as a form. All characters are escaped but those that are unreserved in a URL (RFC 3986, section 2.3).
pub fn write(fields: &[(Vec<u8>, Vec<u8>)]) -> String {
    let pair = |(name, value): &(Vec<u8>, Vec<u8>)| format!("{}={}", percent(name), percent(value));
    let pairs: Vec<_> = fields.iter().map(pair).collect();
    pairs.join("&")
}
