//! The name of the crate.

use super::ident::Ident;
use super::words::FILE_NAME_LIMIT;

/// Words that don't tell one API from another.
const NOISE: &[&str] = &[
    "a",
    "an",
    "and",
    "api",
    "apis",
    "by",
    "definition",
    "document",
    "documentation",
    "for",
    "from",
    "http",
    "in",
    "of",
    "official",
    "on",
    "openapi",
    "public",
    "reference",
    "rest",
    "restful",
    "s",
    "spec",
    "specification",
    "swagger",
    "the",
    "to",
    "with",
];

/// How many words of a title a name has at most.
const WORDS: usize = 3;

/// The name of a crate, made from the title of its document.
pub(super) fn package(title: &str) -> String {
    let lower = title.to_lowercase();
    let words = || {
        lower
            .split(|c: char| !c.is_ascii_alphanumeric())
            .filter(|w| !w.is_empty())
    };
    let telling: Vec<&str> = words()
        .filter(|word| !NOISE.contains(word))
        .take(WORDS)
        .collect();
    let name = if telling.is_empty() {
        words().take(WORDS).collect::<Vec<_>>().join("-")
    } else {
        telling.join("-")
    };
    // Files are named after the crate too.
    let name = name
        .get(..FILE_NAME_LIMIT)
        .unwrap_or(&name)
        .trim_end_matches('-')
        .to_owned();
    match name.chars().next() {
        None => "api".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("api-{name}"),
        Some(_) if is_refused(&name) => format!("{name}-api"),
        Some(_) => name,
    }
}

/// Whether cargo refuses this name of a package: a keyword, or a crate of its own.
fn is_refused(name: &str) -> bool {
    Ident::module(name.to_owned()).as_str() != name || matches!(name, "test" | "std" | "core")
}

#[cfg(test)]
mod tests {
    use super::package;

    #[test]
    fn a_crate_is_called_after_its_title() {
        let table = [
            ("Bookshop", "bookshop"),
            (
                "GitHub's official OpenAPI spec + Octokit extension",
                "github-octokit-extension",
            ),
            ("Train Travel API", "train-travel"),
            ("The API", "the-api"),
            ("3D Printing", "api-3d-printing"),
            ("Test API", "test-api"),
            ("Loop", "loop-api"),
            ("名前", "api"),
            ("", "api"),
        ];
        for (title, name) in table {
            assert_eq!(package(title), name, "{title}");
        }
    }
}
