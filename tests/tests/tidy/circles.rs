//! No import circles: a file takes no names from a file that takes names from it, directly or through others.

use super::assert_none;
use super::imports::{Import, Modules};
use std::collections::{BTreeMap, BTreeSet};

/// The root files of the crates.
const CRATES: &[&str] = &[
    "codegen/src/lib.rs",
    "codegen/src/bin/callwright/main.rs",
    "macros/src/lib.rs",
    "runtime/src/lib.rs",
    "runtime/webhook-core/src/lib.rs",
];

#[test]
fn no_imports_go_in_circles() {
    let mut problems = Vec::new();
    let mut seen = 0;
    for path in CRATES {
        let imports = Modules::of(path).imports();
        seen += imports.len();
        for circle in circles(&imports) {
            problems.push(format!("these files import each other:\n{circle}"));
        }
    }
    assert_none(&problems);
    assert!(seen > 1000, "only {seen} imports were found");
}

/// The imports of each circle, one a line.
fn circles(imports: &BTreeSet<Import>) -> Vec<String> {
    let mut arrows: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for import in imports {
        arrows.entry(&import.from).or_default().insert(&import.to);
    }
    let reach: BTreeMap<&str, BTreeSet<&str>> = arrows
        .keys()
        .map(|file| (*file, reachable(file, &arrows)))
        .collect();
    let reaches = |from: &str, to: &str| reach.get(from).is_some_and(|files| files.contains(to));
    let mut found: BTreeSet<Vec<&str>> = BTreeSet::new();
    for file in arrows.keys().filter(|file| reaches(file, file)) {
        let others = arrows
            .keys()
            .filter(|other| reaches(file, other) && reaches(other, file));
        found.insert(others.copied().collect());
    }
    let lines = |files: Vec<&str>| {
        let inside = |path: &String| files.contains(&path.as_str());
        let within = imports
            .iter()
            .filter(|import| inside(&import.from) && inside(&import.to));
        let lines: Vec<String> = within
            .map(|import| {
                format!(
                    "  {} takes `{}` from {}",
                    import.from, import.name, import.to
                )
            })
            .collect();
        lines.join("\n")
    };
    found.into_iter().map(lines).collect()
}

fn reachable<'a>(
    file: &'a str,
    arrows: &BTreeMap<&'a str, BTreeSet<&'a str>>,
) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut next = vec![file];
    while let Some(file) = next.pop() {
        for to in arrows.get(file).into_iter().flatten() {
            if reached.insert(*to) {
                next.push(to);
            }
        }
    }
    reached
}

#[test]
fn circles_are_found() {
    let import = |from: &str, to: &str| Import {
        from: from.to_owned(),
        to: to.to_owned(),
        name: "x".to_owned(),
    };
    let imports = ["ab", "bc", "ca", "cd", "de", "fg", "gf"];
    let imports: BTreeSet<Import> = imports
        .iter()
        .map(|pair| import(&pair[..1], &pair[1..]))
        .collect();
    assert_eq!(
        circles(&imports),
        [
            "  a takes `x` from b\n  b takes `x` from c\n  c takes `x` from a",
            "  f takes `x` from g\n  g takes `x` from f",
        ]
    );
}
