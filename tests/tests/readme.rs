//! The README and the guide match the code. Every YAML fence of the README is part of an example's document. Every
//! Rust fence is part of the bookshop's golden, of an example or of the call in `tests/compiled/tests/readme.rs`. The
//! tables of options are complete. Every link and every path leads to a file. `.ci/readme` runs the commands.

use callwright_tests::{Fence, fences, files, read, root};
use std::collections::HashSet;
use std::path::PathBuf;

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
    let mut checked = 0;
    for Fence {
        language,
        text,
        line,
    } in fences(&read(&root().join("README.md")))
    {
        let found = match language.split_whitespace().next() {
            Some("yaml") => contains(&documents, &text),
            Some("rust") => rust.iter().any(|file| contains(file, &text)),
            _ => continue,
        };
        assert!(
            found,
            "README.md:{line}: no example and no generated file has this:\n{text}"
        );
        checked += 1;
    }
    assert!(
        checked >= 4,
        "README.md has only {checked} YAML and Rust fences"
    );
}

/// Whether a file contains these lines. The first must be a whole line, not the end of a longer one.
fn contains(file: &str, fragment: &str) -> bool {
    format!("\n{file}").contains(&format!("\n{fragment}"))
}

#[test]
fn the_readme_is_short() {
    let lines = read(&root().join("README.md")).lines().count();
    assert!(
        lines <= 220,
        "README.md has {lines} lines; 220 are allowed. The rest belongs to the guide"
    );
}

/// The tables of options list every option, and nothing else.
#[test]
fn every_option_is_in_the_guide() {
    let page = root().join("runtime/src/guide/options.md");
    let page = format!("\n{}", read(&page));
    for (heading, text) in [
        ("\n# Options", "no-such-key = 1"),
        ("\n## Webhooks", "[webhooks]\nno-such-key = 1"),
    ] {
        let options = page.split(heading).nth(1).unwrap_or_default();
        let end = options.find("\n##").unwrap_or(options.len());
        let mut named: Vec<&str> = options[..end]
            .lines()
            .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
            .collect();
        named.sort_unstable();
        // The error for an unknown key lists all options.
        let error = callwright_codegen::config::Config::from_toml(text);
        let help = error.err().and_then(|error| error.help).unwrap_or_default();
        let list = help.strip_prefix("the options are ").unwrap_or_default();
        let mut options: Vec<&str> = list.split(", ").collect();
        options.sort_unstable();
        assert_eq!(named, options, "{heading}");
    }
}

/// Every relative link, and every path in backticks that begins with a folder of the workspace, leads to a file or a
/// folder.
#[test]
fn paths_exist() {
    let mut problems = Vec::new();
    let mut checked = 0;
    let mut pages: Vec<PathBuf> = PAGES.iter().map(|page| root().join(page)).collect();
    pages.extend(files(&root().join("runtime/src/guide"), ".md"));
    for page in pages {
        let folder = page.parent().unwrap_or(&page);
        for (index, line) in read(&page).lines().enumerate() {
            let links = line
                .split("](")
                .skip(1)
                .filter_map(|rest| rest.split(')').next());
            let links = links.filter_map(|link| link.split('#').next());
            let links = links.filter(|link| !link.contains("://") && !link.is_empty());
            let links = links.map(|link| (link, folder.join(link)));
            let in_backticks = line.split('`').skip(1).step_by(2);
            let paths = in_backticks.filter(|path| is_path(path));
            for (name, path) in links.chain(paths.map(|path| (path, root().join(path)))) {
                checked += 1;
                if !path.exists() {
                    problems.push(format!("{}:{}: {name}", page.display(), index + 1));
                }
            }
        }
    }
    assert!(
        problems.is_empty(),
        "these paths don't exist:\n{}",
        problems.join("\n")
    );
    assert!(checked > 60, "only {checked} paths were checked");
}

/// The outcomes in the guide's table of the log are those of the sources.
#[test]
fn outcomes_are_in_the_sources() {
    let sources = files(&root().join("runtime/src/webhook"), ".rs");
    let sources: String = sources.iter().map(|path| read(path)).collect();
    let page = read(&root().join("runtime/src/guide/webhooks.md"));
    for level in ["`ERROR`", "`WARN`", "`INFO`", "`DEBUG`"] {
        let start = format!("| {level} |");
        let row = page.lines().find(|line| line.starts_with(&start));
        let row = row.unwrap_or_else(|| panic!("no row for {level}"));
        for outcome in row.split('`').skip(3).step_by(2) {
            assert!(
                sources.contains(&format!("\"{outcome}\"")),
                "{level}: the log has no `{outcome}`"
            );
        }
    }
}

/// The types in the glossary exist in the sources, and so do the methods and paths such as `Error::Status` in the glossary
/// and the guide.
#[test]
fn named_items_exist() {
    let sources: String = [
        "codegen/src",
        "macros/src",
        "runtime",
        "tests/goldens/bookshop",
    ]
    .iter()
    .flat_map(|folder| files(&root().join(folder), ".rs"))
    .map(|path| read(&path))
    .collect();
    let words: HashSet<&str> = sources
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .collect();
    let mut pages = files(&root().join("runtime/src/guide"), ".md");
    pages.push(root().join("CONTRIBUTING.md"));
    let mut problems = Vec::new();
    let mut checked = 0;
    for page in pages {
        let glossary = page.ends_with("CONTRIBUTING.md");
        for text in read(&page)
            .lines()
            .flat_map(|line| line.split('`').skip(1).step_by(2))
        {
            let plain = |c: char| c.is_ascii_alphanumeric() || "_:".contains(c);
            for name in text.split(|c| !plain(c)) {
                let upper = name.starts_with(|c: char| c.is_ascii_uppercase());
                let capitals = name.chars().filter(char::is_ascii_uppercase).count();
                let is_type = upper && glossary && capitals > 1 && !name.contains('_');
                let is_path = upper && name.contains("::");
                let is_call = !name.is_empty() && text.contains(&format!("{name}("));
                if !(is_type || is_path || is_call) {
                    continue;
                }
                checked += 1;
                if name.split("::").any(|part| !words.contains(part)) {
                    problems.push(format!("{}: {name}", page.display()));
                }
            }
        }
    }
    assert!(
        problems.is_empty(),
        "the sources don't have these names:\n{}",
        problems.join("\n")
    );
    assert!(checked > 60, "only {checked} names were checked");
}

/// The pages outside of the guide.
const PAGES: &[&str] = &[
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "README.md",
    "SECURITY.md",
    "examples/README.md",
    "tests/README.md",
    "tests/bench/README.md",
    "tests/interop/README.md",
];

/// Whether a text in backticks is a path of the workspace, without placeholders or patterns.
fn is_path(text: &str) -> bool {
    let folders = [
        ".ci/",
        ".github/",
        "codegen/",
        "examples/",
        "macros/",
        "runtime/",
        "tests/",
    ];
    let plain = |c: char| c.is_ascii_alphanumeric() || "._-/".contains(c);
    folders.iter().any(|folder| text.starts_with(folder)) && text.chars().all(plain)
}
