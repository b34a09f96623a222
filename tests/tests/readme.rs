//! README.md shows what is: every YAML fence is a part of an example's document, every Rust fence a
//! part of its golden, of an example or of the call that `tests/compiled` makes, and every command is one
//! that stands.

use callwright_tests::{Fence, fences, files, read, root};

#[test]
fn fragments_are_real() {
    let documents: String = files(&root().join("examples"), ".yaml")
        .iter()
        .map(|path| read(path))
        .collect();
    let golden = files(&root().join("tests/goldens/bookshop/src"), ".rs");
    let call = root().join("tests/compiled/tests/readme.rs");
    let examples = files(&root().join("examples"), ".rs");
    let rust: Vec<String> = golden
        .iter()
        .chain([&call])
        .chain(&examples)
        .map(|path| read(path))
        .collect();
    let mut shown = 0;
    for Fence {
        language,
        text,
        line,
    } in fences(&read(&root().join("README.md")))
    {
        let found = match language.as_str() {
            "yaml" => contains(&documents, &text),
            "rust" => rust.iter().any(|file| contains(file, &text)),
            _ => continue,
        };
        assert!(
            found,
            "README.md:{line}: this isn't what is generated any more:\n{text}"
        );
        shown += 1;
    }
    assert!(shown >= 4, "README.md shows {shown} fragments");
}

/// Whole lines, so that a cut name doesn't count.
fn contains(file: &str, fragment: &str) -> bool {
    format!("\n{file}").contains(&format!("\n{fragment}"))
}

/// The tables of options name every option, and no other.
#[test]
fn options_are_all_named() {
    let readme = read(&root().join("README.md"));
    for (heading, text) in [
        ("\n## Options", "no-such-key = 1"),
        ("\n### Webhooks", "[webhooks]\nno-such-key = 1"),
    ] {
        let options = readme.split(heading).nth(1).unwrap_or_default();
        let end = options.find("\n##").unwrap_or(options.len());
        let mut named: Vec<&str> = options[..end]
            .lines()
            .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
            .collect();
        named.sort_unstable();
        // The error for a key that doesn't exist lists those that do.
        let error = callwright_codegen::config::Config::from_toml(text);
        let help = error.err().and_then(|error| error.help).unwrap_or_default();
        let list = help.strip_prefix("the options are ").unwrap_or_default();
        let mut options: Vec<&str> = list.split(", ").collect();
        options.sort_unstable();
        assert_eq!(named, options, "{heading}");
    }
}
