//! Text of a document as the words of a name.

use super::letters::is_compatibility_letter;
use crate::diag::is_plain;
use heck::{ToSnakeCase, ToUpperCamelCase};

/// `snake_case`: fields, methods, arguments, modules.
pub(super) fn snake(text: &str) -> String {
    let name = plain(text).to_snake_case();
    match name.chars().next() {
        None => String::new(),
        Some(first) if first.is_numeric() => format!("_{name}"),
        Some(_) => name,
    }
}

/// The longest name of a module, in bytes. File systems allow 255 for a file, and two such names may be joined to one.
pub(super) const FILE_NAME_LIMIT: usize = 100;

/// `snake_case` in ASCII: modules, which are files too.
pub(super) fn file(text: &str) -> String {
    let ascii: String = text
        .chars()
        .map(|c| if c.is_ascii() { c } else { ' ' })
        .collect();
    if ascii.chars().any(|c| c.is_ascii_alphanumeric()) {
        let mut name = snake(&ascii);
        // All of it is ASCII.
        name.truncate(FILE_NAME_LIMIT);
        name.trim_end_matches('_').to_owned()
    } else {
        "other".to_owned()
    }
}

/// `PascalCase`: types and variants.
pub(super) fn pascal(text: &str) -> String {
    let name = plain(text).to_upper_camel_case();
    match name.chars().next() {
        None => String::new(),
        Some(first) if first.is_numeric() => format!("V{name}"),
        Some(_) => name,
    }
}

/// `PascalCase` in which every sign is spelled out, which tells `=` from `>`.
pub(super) fn pascal_spelled(text: &str) -> String {
    pascal(&spelled(text))
}

/// `PascalCase` in which the signs at both ends are spelled out where they carry meaning: `-created_at` isn't
/// `created_at`, and `C++` isn't `C`.
pub(super) fn pascal_signed(text: &str) -> String {
    const BEFORE: &str = "+-~!<>=._$*^%&?";
    const AFTER: &str = "+-*%#!?=<>~&^";
    let end = text.trim_end_matches(|c| AFTER.contains(c)).len();
    let (front, after) = text.split_at(end);
    let begin = front.len() - front.trim_start_matches(|c| BEFORE.contains(c)).len();
    let (before, middle) = front.split_at(begin);
    if !middle.chars().any(|c| letter(c).is_alphanumeric()) {
        return pascal(text);
    }
    let signs = |text: &str| {
        if text.is_empty() {
            String::new()
        } else {
            spelled(text)
        }
    };
    pascal(&format!(
        "{} {} {}",
        signs(before),
        plain(middle),
        signs(after)
    ))
}

/// As [`pascal_spelled`], with the code point of each character that is neither a letter nor a sign with a name.
pub(super) fn pascal_coded(text: &str) -> String {
    let coded = text.chars().map(|c| match sign(c) {
        Some(word) => format!(" {word} "),
        None if letter(c) == ' ' => format!(" U{:x} ", u32::from(c)),
        None => c.to_string(),
    });
    pascal(&coded.collect::<String>())
}

/// A few values of which one is there, `CardOrBank`; `None` if they are many.
pub(super) fn either(mut values: Vec<&str>) -> Option<String> {
    const FEW: usize = 3;
    values.sort_unstable();
    values.dedup();
    let words: Vec<String> = values.iter().map(|value| pascal_signed(value)).collect();
    (1..=FEW).contains(&words.len()).then(|| words.join("Or"))
}

/// The words of a name in PascalCase.
pub(super) fn pascal_words(name: &str) -> Vec<&str> {
    let starts = name
        .char_indices()
        .filter(|(at, c)| *at > 0 && c.is_uppercase());
    let mut words = Vec::new();
    let mut from = 0;
    for at in starts.map(|(at, _)| at).chain([name.len()]) {
        words.push(&name[from..at]);
        from = at;
    }
    words
}

/// The singular of the last word by the regular rules of English; `None` if it isn't a plural.
pub(super) fn singular(pascal: &str) -> Option<String> {
    let lower = pascal.to_lowercase();
    if lower.len() < 4 || !lower.ends_with('s') {
        return None;
    }
    let cut = |count: usize| pascal.get(..pascal.len() - count).map(str::to_owned);
    if ["ss", "us", "is", "as", "news"]
        .iter()
        .any(|end| lower.ends_with(end))
    {
        None
    } else if lower.ends_with("ies") {
        cut(3).map(|stem| stem + "y")
    } else if ["ches", "shes", "sses", "xes", "zes"]
        .iter()
        .any(|end| lower.ends_with(end))
    {
        cut(2)
    } else {
        cut(1)
    }
}

/// The name of an item of a list: the singular of the list's name, or `...Item`.
pub(super) fn item_of(list: &str) -> String {
    singular(list).unwrap_or_else(|| format!("{list}Item"))
}

/// Whether a text is digits only.
pub(super) fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// The letters and digits that Rust allows, with gaps between words. Signs are spelled out if they are all that there is, or if
/// they are the sign of a number.
fn plain(text: &str) -> String {
    let signed = text
        .strip_prefix(['+', '-'])
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    if signed || !text.chars().any(|c| letter(c).is_alphanumeric()) {
        return spelled(text);
    }
    text.chars().map(letter).collect()
}

/// As [`plain`], with a word for each sign.
fn spelled(text: &str) -> String {
    if text.is_empty() {
        return "empty".to_owned();
    }
    let mut out = String::new();
    for c in text.chars() {
        match sign(c) {
            Some(word) => {
                out.push(' ');
                out.push_str(word);
                out.push(' ');
            }
            None => out.push(letter(c)),
        }
    }
    if out.chars().any(char::is_alphanumeric) {
        out
    } else {
        "value".to_owned()
    }
}

/// A character as it is in a name; a space for one that names don't allow.
fn letter(c: char) -> char {
    let c = match c {
        // The fullwidth forms of ASCII.
        '\u{ff01}'..='\u{ff5e}' => u8::try_from(u32::from(c) - 0xfee0).map_or(' ', char::from),
        c => c,
    };
    let may_stand = unicode_ident::is_xid_continue(c)
        && c.is_alphanumeric()
        && is_plain(c)
        && !is_compatibility_letter(c);
    if c.is_ascii() || may_stand { c } else { ' ' }
}

fn sign(c: char) -> Option<&'static str> {
    Some(match c {
        '+' => "plus",
        '-' => "minus",
        '=' => "equal",
        '<' => "less",
        '>' => "greater",
        '!' => "not",
        '*' => "star",
        '/' => "slash",
        '\\' => "backslash",
        '%' => "percent",
        '&' => "and",
        '|' => "or",
        '^' => "caret",
        '~' => "tilde",
        '?' => "question",
        '.' => "dot",
        ',' => "comma",
        ':' => "colon",
        ';' => "semicolon",
        '#' => "hash",
        '@' => "at",
        '$' => "dollar",
        '_' => "underscore",
        '(' => "open",
        ')' => "close",
        '[' => "left",
        ']' => "right",
        '{' => "begin",
        '}' => "end",
        '"' => "quote",
        '\'' => "apostrophe",
        '`' => "backtick",
        ' ' => "space",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words() {
        let table = [
            ("petId", "pet_id", "PetId"),
            ("X-Rate-Limit", "x_rate_limit", "XRateLimit"),
            ("+1", "plus_1", "Plus1"),
            ("𝒳", "value", "Value"),
            ("ｱx名", "x名", "X名"),
            ("-1", "minus_1", "Minus1"),
            ("1d", "_1d", "V1d"),
            ("=", "equal", "Equal"),
            (">=", "greater_equal", "GreaterEqual"),
            ("", "empty", "Empty"),
            ("com.acme.Foo", "com_acme_foo", "ComAcmeFoo"),
            ("größe", "größe", "Größe"),
            ("名前", "名前", "名前"),
            ("😀", "value", "Value"),
            ("²", "value", "Value"),
            ("ＡＰＩ", "api", "Api"),
            ("𝒳", "value", "Value"),
            // An invisible letter.
            ("a\u{3164}b", "a_b", "AB"),
        ];
        for (text, snaked, pascaled) in table {
            assert_eq!(
                (snake(text).as_str(), pascal(text).as_str()),
                (snaked, pascaled),
                "{text}"
            );
        }
    }

    #[test]
    fn singulars() {
        let table = [
            ("Labels", Some("Label")),
            ("Entries", Some("Entry")),
            ("Boxes", Some("Box")),
            ("Status", None),
            ("Address", None),
            ("Data", None),
        ];
        for (plural, one) in table {
            assert_eq!(singular(plural).as_deref(), one, "{plural}");
        }
    }
}
