//! The variables of a path.
//!
//! ```yaml
//! /pets/{petId}/photos/{photoId}: {}
//! ```

/// The names of the variables in a path, in order, each once.
pub(super) fn template(path: &str) -> Result<Vec<&str>, String> {
    let mut names = Vec::new();
    let mut rest = path;
    while let Some(open) = rest.find(['{', '}']) {
        let after = &rest[open + 1..];
        let close = after.find('}');
        match close {
            Some(close) if rest[open..].starts_with('{') && !after[..close].contains('{') => {
                let name = &after[..close];
                if name.is_empty() {
                    return Err(format!("`{path}` has a variable without a name"));
                }
                if !names.contains(&name) {
                    names.push(name);
                }
                rest = &after[close + 1..];
            }
            _ => return Err(format!("the braces of `{path}` don't match")),
        }
    }
    Ok(names)
}
