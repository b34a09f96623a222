//! The formats of strings: a sample of each, and whether a text has the format.
//!
//! ```yaml
//! { type: string, format: date-time }
//! ```

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// A sample of a format, always the same for the same number; `None` for an unknown format.
pub(super) fn sample(format: &str, number: usize) -> Option<String> {
    let two = format!("{:02}", number % 28 + 1);
    Some(match format {
        "date-time" | "datetime" => format!("2024-05-{two}T12:30:00Z"),
        "date" => format!("2024-05-{two}"),
        "time" => format!("12:{two}:00Z"),
        "duration" => format!("P{}D", number + 1),
        "uuid" | "guid" => format!("6f2d5a1e-3c4b-4d5e-8f60-{number:012x}"),
        "uri" | "url" | "uri-reference" | "iri" | "iri-reference" => {
            format!("https://example.com/{number}")
        }
        "uri-template" => format!("https://example.com/{{id}}/{number}"),
        "email" | "idn-email" => format!("sample{number}@example.com"),
        "hostname" | "idn-hostname" => format!("host{number}.example.com"),
        "ipv4" | "ip" => format!("192.0.2.{}", number % 254 + 1),
        "ipv6" => format!("2001:db8::{:x}", number % 0xffff + 1),
        "decimal" => format!("{}.5", number + 1),
        "byte" | "base64" | "base64url" => "c2FtcGxl".to_owned(),
        "json-pointer" => format!("/{number}"),
        "relative-json-pointer" => format!("{number}/a"),
        "regex" => format!("a{{{}}}", number + 1),
        _ => return None,
    })
}

/// Whether a text has a format; true for an unknown format.
pub(super) fn fits(format: &str, text: &str) -> bool {
    match format {
        "date-time" | "datetime" => text
            .split_once(['T', 't'])
            .is_some_and(|(date, time)| is_date(date) && is_time(time) && has_zone(time)),
        "date" => is_date(text),
        "time" => is_time(text),
        "duration" => {
            let rest = text.strip_prefix('P').unwrap_or_default();
            let all = rest
                .chars()
                .all(|c| c.is_ascii_digit() || "YMWDTHS.".contains(c));
            all && rest.starts_with(|c: char| c.is_ascii_digit() || c == 'T')
        }
        "uuid" | "guid" => {
            let lengths: Vec<usize> = text.split('-').map(str::len).collect();
            let hex = text.chars().all(|c| c == '-' || c.is_ascii_hexdigit());
            hex && lengths == [8, 4, 4, 4, 12]
        }
        "uri" | "url" | "iri" => {
            let scheme = text
                .split_once(':')
                .map(|(scheme, rest)| (scheme, !rest.is_empty()));
            let clean = !text.contains(|c: char| c.is_whitespace() || "<>\"{}|\\^`".contains(c));
            clean && scheme.is_some_and(|(scheme, rest)| rest && is_scheme(scheme))
        }
        "uri-reference" => !text.contains(|c: char| c.is_whitespace() || "<>\"{}|\\^`".contains(c)),
        "email" | "idn-email" => text.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty() && host.contains('.') && !text.contains(char::is_whitespace)
        }),
        "hostname" => {
            !text.is_empty()
                && text
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || "-.".contains(c))
        }
        "ipv4" => text.parse::<Ipv4Addr>().is_ok(),
        "ipv6" => text.parse::<Ipv6Addr>().is_ok(),
        "ip" => text.parse::<IpAddr>().is_ok(),
        "decimal" => text.parse::<f64>().is_ok(),
        "byte" | "base64" => {
            let body = text.trim_end_matches('=');
            text.len().is_multiple_of(4)
                && body
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || "+/".contains(c))
        }
        _ => true,
    }
}

fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
}

fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let number = |index: usize, length: usize, most: u32| {
        let part = parts.get(index).filter(|part| part.len() == length);
        part.and_then(|part| part.parse::<u32>().ok())
            .is_some_and(|n| (1..=most).contains(&n) || index == 0)
    };
    parts.len() == 3 && number(0, 4, 9999) && number(1, 2, 12) && number(2, 2, 31)
}

/// Hours, minutes and seconds, then an optional fraction and offset (RFC 3339, section 5.6).
fn is_time(text: &str) -> bool {
    let end = text.find(['Z', 'z', '+', '-']).unwrap_or(text.len());
    let clock = text.get(..end).unwrap_or_default();
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    let parts: Vec<&str> = clock.split(':').collect();
    let number = |index: usize, most: u32| {
        let part = parts.get(index).filter(|part| part.len() == 2);
        part.and_then(|part| part.parse::<u32>().ok())
            .is_some_and(|n| n <= most)
    };
    let digits = !fraction.is_empty() && fraction.chars().all(|c| c.is_ascii_digit());
    parts.len() == 3 && digits && number(0, 23) && number(1, 59) && number(2, 60)
}

fn has_zone(time: &str) -> bool {
    let zone = time
        .find(['Z', 'z', '+', '-'])
        .and_then(|at| time.get(at..));
    match zone {
        Some("Z" | "z") => true,
        Some(offset) => {
            offset.len() == 6 && offset.get(3..4) == Some(":") && {
                let digits = offset.chars().filter(char::is_ascii_digit).count();
                digits == 4
            }
        }
        None => false,
    }
}
