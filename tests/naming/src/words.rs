//! Words of names.

use heck::ToUpperCamelCase;

/// `PascalCase`, as the generator writes the names of components and of operations.
pub fn pascal(text: &str) -> String {
    let plain: String = text
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    let name = plain.to_upper_camel_case();
    match name.chars().next() {
        Some(first) if first.is_numeric() => format!("V{name}"),
        _ => name,
    }
}

/// The words of a name in `PascalCase`.
pub fn words(pascal: &str) -> Vec<&str> {
    let mut starts: Vec<usize> = Vec::new();
    let mut before = None;
    for (index, c) in pascal.char_indices() {
        if before.is_none() || c.is_uppercase() {
            starts.push(index);
        }
        before = Some(c);
    }
    let ends = starts.iter().skip(1).copied().chain([pascal.len()]);
    let pairs = starts.iter().copied().zip(ends);
    pairs
        .filter_map(|(start, end)| pascal.get(start..end))
        .collect()
}

/// What follows `prefix` in `name`, if a word ends there: `Body` for `GistsCreateBody` and `GistsCreate`.
pub fn after<'n>(name: &'n str, prefix: &str) -> Option<&'n str> {
    let rest = name.strip_prefix(prefix)?;
    let next = rest.chars().next();
    let digit = prefix.ends_with(|c: char| c.is_ascii_digit());
    match next {
        None => Some(rest),
        Some(c) if c.is_uppercase() || (c.is_ascii_digit() && !digit) => Some(rest),
        Some(_) => None,
    }
}

/// The number in `Variant2`, wherever it is in a name.
pub fn variant_number(name: &str) -> Option<&str> {
    name.match_indices("Variant").find_map(|(at, word)| {
        let rest = name.get(at + word.len()..)?;
        let end = rest
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(rest.len());
        rest.get(..end).filter(|digits| !digits.is_empty())
    })
}

/// A word in the singular, by the regular rules of English.
pub fn singular(word: &str) -> Option<String> {
    let stem = word.strip_suffix('s')?;
    if let Some(stem) = word.strip_suffix("ies") {
        return Some(format!("{stem}y"));
    }
    let two = ["ches", "shes", "sses", "xes", "zes"];
    if two.iter().any(|end| word.ends_with(end)) {
        return word.strip_suffix("es").map(str::to_owned);
    }
    Some(stem.to_owned())
}
