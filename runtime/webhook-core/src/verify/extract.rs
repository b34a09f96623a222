//! Extracts signatures from a value.

use std::borrow::Cow;

use crate::delivery_reader::{DeliveryReader, malformed, missing, name, twice};
use crate::encoding;
use crate::{Encoding, Extract, Reject, RejectKind, Source};

/// The maximum number of signatures of a delivery. Only an attacker sends more.
const MOST: usize = 16;
/// The maximum number of numbered headers: a DocuSign account may have this many keys.
const MOST_NUMBERED: usize = 100;
const LENGTH: usize = 8 << 10;

/// The signatures of a delivery.
pub struct FoundSignatures<'a> {
    /// The signatures, as text: at least one.
    pub signatures: Vec<Cow<'a, str>>,
    /// The time next to them.
    pub timestamp: Option<String>,
}

/// Finds the signatures, and the pair of this name next to them.
pub fn find<'a>(
    reading: &'a DeliveryReader<'_>,
    from: &Source,
    extract: &Extract,
    pair: Option<&str>,
) -> Result<FoundSignatures<'a>, Reject> {
    let values = values(reading, from)?;
    let mut found = FoundSignatures {
        signatures: Vec::new(),
        timestamp: None,
    };
    for value in values {
        take(value, from, extract, pair, &mut found)?;
    }
    if found.signatures.is_empty() {
        let detail = format!("{} holds no signature of the kind that counts", name(from));
        return Err(Reject::new(RejectKind::Missing, detail));
    }
    Ok(found)
}

/// Decodes the signatures, and skips those of another length, which may be of other schemes.
pub fn decode(
    found: &FoundSignatures<'_>,
    from: &Source,
    encoding: Encoding,
    right: impl Fn(usize) -> bool,
) -> Result<Vec<Vec<u8>>, Reject> {
    let decoded: Vec<_> = found
        .signatures
        .iter()
        .filter_map(|text| encoding::decode(encoding, text))
        .filter(|bytes| right(bytes.len()))
        .collect();
    if decoded.is_empty() {
        return Err(malformed(
            from,
            "holds no signature of the right form and length",
        ));
    }
    Ok(decoded)
}

fn values<'a>(reading: &'a DeliveryReader<'_>, from: &Source) -> Result<Vec<Cow<'a, str>>, Reject> {
    let numbered = match from {
        Source::Header(header) => header.strip_suffix('*'),
        _ => None,
    };
    let Some(stem) = numbered else {
        let value = reading.need(from)?;
        if value.len() > LENGTH {
            return Err(malformed(from, "is too long"));
        }
        return Ok(vec![value]);
    };
    let mut values = Vec::new();
    for number in 1..=MOST_NUMBERED {
        match reading.value(&Source::Header(format!("{stem}{number}")))? {
            Some(value) => values.push(value),
            None => break,
        }
    }
    if values.is_empty() {
        return Err(missing(from));
    }
    Ok(values)
}

fn take<'a>(
    value: Cow<'a, str>,
    from: &Source,
    extract: &Extract,
    pair: Option<&str>,
    found: &mut FoundSignatures<'a>,
) -> Result<(), Reject> {
    match extract {
        Extract::Whole => {
            one(&value, from)?;
            found.signatures.push(value);
        }
        Extract::Prefix(prefix) => {
            one(&value, from)?;
            let rest = match &value {
                Cow::Borrowed(value) => value.strip_prefix(prefix.as_str()).map(Cow::Borrowed),
                Cow::Owned(value) => {
                    let rest = value.strip_prefix(prefix.as_str());
                    rest.map(|rest| Cow::Owned(rest.to_owned()))
                }
            };
            let rest =
                rest.ok_or_else(|| malformed(from, &format!("doesn't begin with `{prefix}`")))?;
            found.signatures.push(rest);
        }
        Extract::Pairs {
            separator,
            equals,
            name: wanted,
        } => {
            for part in value.split(mark(separator)) {
                let Some((name, value)) = part.trim().split_once(*equals) else {
                    continue;
                };
                if name == wanted {
                    push(found, value, from)?;
                } else if Some(name) == pair {
                    if found.timestamp.is_some() {
                        return Err(twice(&format!(
                            "`{name}` in {}",
                            crate::delivery_reader::name(from)
                        )));
                    }
                    found.timestamp = Some(value.to_owned());
                }
            }
        }
        Extract::Versions { separator, version } => {
            for part in value.split(*separator) {
                match part.trim().split_once(',') {
                    Some((name, value)) if name == version => push(found, value, from)?,
                    _ => {}
                }
            }
        }
    }
    Ok(())
}

/// The separator without its blanks, unless it is a blank.
fn mark(separator: &str) -> &str {
    match separator.trim() {
        "" => separator,
        mark => mark,
    }
}

/// A comma in a value that isn't a list means that a proxy has joined two headers.
fn one(value: &str, from: &Source) -> Result<(), Reject> {
    if value.contains(',') {
        return Err(twice(&name(from)));
    }
    Ok(())
}

fn push(found: &mut FoundSignatures<'_>, signature: &str, from: &Source) -> Result<(), Reject> {
    if found.signatures.len() == MOST {
        return Err(malformed(
            from,
            &format!("holds more than {MOST} signatures"),
        ));
    }
    found.signatures.push(Cow::Owned(signature.to_owned()));
    Ok(())
}
