//! The path from the generated crate to the runtime crate, for `Cargo.toml`.

use std::io;
use std::path::{Component, Path, PathBuf};

/// The path from the folder `from`, which may not exist yet, to the folder `to`. It is relative if both are in a
/// common folder, so that they can be moved together, and absolute if they share only the root. `/` separates its
/// parts on every system.
///
/// # Errors
///
/// If `to` doesn't exist.
pub fn path_from(from: &Path, to: &Path) -> io::Result<String> {
    let to = to.canonicalize()?;
    let from = canonical(from)?;
    let ours: Vec<Component> = from.components().collect();
    let theirs: Vec<Component> = to.components().collect();
    let common = ours.iter().zip(&theirs).take_while(|(a, b)| a == b).count();
    let shares_a_folder = theirs
        .iter()
        .take(common)
        .any(|part| matches!(part, Component::Normal(_)));
    if !shares_a_folder {
        return Ok(to.to_string_lossy().into_owned());
    }
    let up = ours.iter().skip(common).map(|_| "..".to_owned());
    let down = theirs
        .iter()
        .skip(common)
        .map(|part| part.as_os_str().to_string_lossy().into_owned());
    let path: Vec<String> = up.chain(down).collect();
    Ok(if path.is_empty() {
        ".".to_owned()
    } else {
        path.join("/")
    })
}

/// The path without symbolic links. Its last parts may not exist yet.
fn canonical(path: &Path) -> io::Result<PathBuf> {
    let path = std::path::absolute(path)?;
    for existing in path.ancestors() {
        if let (Ok(real), Ok(rest)) = (existing.canonicalize(), path.strip_prefix(existing)) {
            return Ok(real.join(rest));
        }
    }
    Ok(path)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_path_goes_up_and_down() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        assert_eq!(path_from(&here.join("new/crate"), here).unwrap(), "../..");
        let src = here.join("src");
        assert_eq!(path_from(&here.join("new"), &src).unwrap(), "../src");
        assert_eq!(
            path_from(&here.join("src/../new/x"), &src).unwrap(),
            "../../src"
        );
        assert_eq!(path_from(here, here).unwrap(), ".");
    }

    #[test]
    fn a_missing_folder_is_an_error() {
        assert!(path_from(Path::new("."), Path::new("no/such/folder")).is_err());
    }
}
