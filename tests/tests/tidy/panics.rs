//! Panics: none that a document or a server can bring about.

use super::{Source, is_test, none, sources};

const WORDS: &[&str] = &[
    ".unwrap()",
    ".expect(",
    "panic!(",
    "todo!(",
    "unimplemented!(",
    "unreachable!(",
];

/// Outside of tests each has a comment in the lines above, which says why it can't happen.
#[test]
fn panics_have_their_reasons() {
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
                // The tests of a file stand at its end.
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
    none(&problems);
}
