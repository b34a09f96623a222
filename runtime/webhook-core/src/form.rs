//! Forms, and what of them is signed.

use std::collections::{BTreeMap, BTreeSet};

use crate::encoding::unpercent;

/// The media type of forms.
pub const FORM: &str = "application/x-www-form-urlencoded";

/// Name and value of every field, in order, decoded.
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

/// Names and values one after the other, without anything between them: names sorted, the values of each sorted, equal ones
/// once (Twilio's rule; Mandrill's is the same for names that stand once).
pub fn sorted(form: &[u8]) -> Vec<u8> {
    let pairs: BTreeSet<_> = fields(form).collect();
    let mut text = Vec::with_capacity(form.len());
    for (name, value) in pairs {
        text.extend_from_slice(&name);
        text.extend_from_slice(&value);
    }
    text
}

/// The fields but for one as PHP's `serialize` writes an array of strings that `ksort` has sorted (Paddle Classic). Of
/// fields with the same name, PHP keeps the last.
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

/// Names and values as a form: all but what is unreserved in a URL is escaped (RFC 3986, section 2.3), which a form's reader
/// takes as well.
pub fn write(fields: &[(Vec<u8>, Vec<u8>)]) -> String {
    let pair = |(name, value): &(Vec<u8>, Vec<u8>)| format!("{}={}", escape(name), escape(value));
    let pairs: Vec<_> = fields.iter().map(pair).collect();
    pairs.join("&")
}

fn escape(bytes: &[u8]) -> String {
    let one = |&byte: &u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
            char::from(byte).to_string()
        }
        _ => format!("%{byte:02X}"),
    };
    bytes.iter().map(one).collect()
}
