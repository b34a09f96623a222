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

/// Whether a name is another without some of its words.
pub fn is_shorter(long: &str, short: &str) -> bool {
    let mut rest = words(long).into_iter();
    long != short
        && words(short)
            .into_iter()
            .all(|word| rest.any(|other| other == word))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_words() {
        assert_eq!(words("OpenAiFileV2"), ["Open", "Ai", "File", "V2"]);
        assert_eq!(pascal("gists/create-comment"), "GistsCreateComment");
        assert_eq!(pascal("2fa"), "V2fa");
    }

    #[test]
    fn a_prefix_ends_where_a_word_ends() {
        assert_eq!(after("GistsCreateBody", "GistsCreate"), Some("Body"));
        assert_eq!(after("GistsCreate", "GistsCreate"), Some(""));
        assert_eq!(after("GistsCreated", "GistsCreate"), None);
        assert_eq!(after("Response422", "Response"), Some("422"));
        assert_eq!(after("Response422", "Response4"), None);
    }

    #[test]
    fn variants_have_numbers() {
        assert_eq!(variant_number("LabelVariant2Name"), Some("2"));
        assert_eq!(variant_number("VariantOfLabel"), None);
    }

    #[test]
    fn a_long_name_loses_words() {
        assert!(is_shorter(
            "CustomerBalanceCustomerBalanceSettings",
            "CustomerBalanceSettings"
        ));
        assert!(!is_shorter("CustomerSettings", "CustomerBalanceSettings"));
        assert!(!is_shorter("Customer", "Customer"));
    }

    #[test]
    fn plurals_have_singulars() {
        assert_eq!(singular("Replies").as_deref(), Some("Reply"));
        assert_eq!(singular("Boxes").as_deref(), Some("Box"));
        assert_eq!(singular("Labels").as_deref(), Some("Label"));
        assert_eq!(singular("Label"), None);
    }
}
