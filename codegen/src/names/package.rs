//! The name of the crate.

use super::ident::Ident;
use super::words::FILE_NAME_LIMIT;

/// Words that don't tell one API from another.
const NOISE: &[&str] = &[
    "a",
    "alpha",
    "an",
    "and",
    "api",
    "apis",
    "beta",
    "by",
    "collection",
    "definition",
    "deprecated",
    "document",
    "documentation",
    "extension",
    "for",
    "from",
    "http",
    "in",
    "of",
    "official",
    "on",
    "openapi",
    "preview",
    "public",
    "reference",
    "rest",
    "restful",
    "s",
    "spec",
    "specification",
    "stable",
    "swagger",
    "the",
    "to",
    "ui",
    "unofficial",
    "with",
];

/// How many words of a title a name has at most.
const WORDS: usize = 3;

/// The name of a crate, made from the title of its document.
pub(super) fn package(title: &str) -> String {
    let lower = title.to_lowercase();
    let mut telling = telling_words(without_addition(&lower));
    if telling.is_empty() {
        telling = telling_words(&lower);
    }
    if telling.is_empty() {
        telling = words(&lower).collect();
    }
    telling.truncate(WORDS);
    let name = telling.join("-");
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

fn words(title: &str) -> impl Iterator<Item = &str> {
    let words = title.split(|c: char| !c.is_ascii_alphanumeric());
    words.filter(|word| !word.is_empty())
}

/// The words that tell an API from another. The numbers of `OpenAPI 3.0` are none.
fn telling_words(title: &str) -> Vec<&str> {
    let mut telling = Vec::new();
    let mut after_standard = false;
    for word in words(title) {
        let number = word.bytes().all(|b| b.is_ascii_digit());
        if NOISE.contains(&word) {
            after_standard = matches!(word, "openapi" | "swagger");
        } else if !(number && after_standard) {
            after_standard = false;
            telling.push(word);
        }
    }
    telling
}

/// A title without what is added to the name: `Weather (beta)`, `GitHub + Octokit`, `Spotify with fixes`.
fn without_addition(title: &str) -> &str {
    let ends = [" (", " + ", " with "];
    let end = ends.iter().filter_map(|end| title.find(end)).min();
    end.and_then(|end| title.get(..end)).unwrap_or(title)
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
                "github",
            ),
            (
                "GitHub's official Webhooks OpenAPI spec + Octokit extension",
                "github-webhooks",
            ),
            ("Datadog API V2 Collection", "datadog-v2"),
            (
                "Spotify Web API with fixes and improvements from sonallux",
                "spotify-web",
            ),
            ("Twitch API Swagger UI (Unofficial)", "twitch"),
            ("Swagger Petstore - OpenAPI 3.0", "petstore"),
            ("Notion API - Public Beta", "notion"),
            ("Twilio - Api", "twilio"),
            ("(Weather)", "weather"),
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
