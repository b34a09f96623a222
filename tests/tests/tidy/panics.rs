//! Every possible panic has a comment that says why it can't happen.

use super::{Source, assert_none, is_test, sources};

const WORDS: &[&str] = &[
    ".unwrap()",
    ".expect(",
    "panic!(",
    "todo!(",
    "unimplemented!(",
    "unreachable!(",
];

/// The comment is on the line above. Tests need none.
#[test]
fn panics_have_reasons() {
    let mut problems = Vec::new();
    for folder in [
        "codegen/src",
        "macros/src",
        "runtime/src",
        "runtime/webhook-core/src",
    ] {
        for Source { path, text } in sources(folder) {
            if is_test(&path) {
                continue;
            }
            let mut above = "";
            for (index, line) in text.lines().enumerate() {
                // Tests are at the end of a file.
                if line == "#[cfg(test)]" {
                    break;
                }
                let code = line.trim_start();
                let comment = code.starts_with("//");
                if !comment
                    && !above.trim_start().starts_with("//")
                    && WORDS.iter().any(|word| code.contains(word))
                {
                    problems.push(format!("{path}:{}: {code}", index + 1));
                }
                above = line;
            }
        }
    }
    assert_none(&problems);
}
