use std::path::Path;

/// Whether expected files are rewritten instead of compared: `CALLWRIGHT_BLESS=1`.
pub fn blessing() -> bool {
    std::env::var_os("CALLWRIGHT_BLESS").is_some_and(|value| value == "1")
}

/// Compares a text with an expected file, or writes that file if [`blessing`].
///
/// # Errors
///
/// The first line that differs, and how to accept the new text.
pub fn expect_text(path: &Path, text: &str) -> Result<(), String> {
    let old = std::fs::read_to_string(path).unwrap_or_default();
    if old == text {
        return Ok(());
    }
    if blessing() {
        return std::fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()));
    }
    let (mut left, mut right) = (old.lines(), text.lines());
    let mut number = 1;
    let (expected, found) = loop {
        match (left.next(), right.next()) {
            (Some(a), Some(b)) if a == b => number += 1,
            (a, b) => break (a.unwrap_or("<end>"), b.unwrap_or("<end>")),
        }
    };
    Err(format!(
        "{}:{number}:\n  expected: {expected}\n  found:    {found}\n\
         CALLWRIGHT_BLESS=1 writes what was found; review the difference before you commit it",
        path.display()
    ))
}
