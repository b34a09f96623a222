//! From the crate that is written to the runtime crate, as `Cargo.toml` has it.

use std::io;
use std::path::{Component, Path, PathBuf};

/// The way from the folder `from`, which may not be there yet, to the folder `to`: relative where
/// both stand below a common folder, so that they can be moved together; absolute where they have
/// nothing but the root in common. With `/` between the parts on every system.
///
/// # Errors
///
/// When `to` can't be found.
pub fn way(from: &Path, to: &Path) -> io::Result<String> {
    let to = to.canonicalize()?;
    let from = real(from)?;
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
    let way: Vec<String> = up.chain(down).collect();
    Ok(if way.is_empty() {
        ".".to_owned()
    } else {
        way.join("/")
    })
}

/// The path without links, also where its last parts are not there yet.
fn real(path: &Path) -> io::Result<PathBuf> {
    let path = std::path::absolute(path)?;
    for there in path.ancestors() {
        if let (Ok(real), Ok(rest)) = (there.canonicalize(), path.strip_prefix(there)) {
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
    fn the_way_leads_up_and_down() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        assert_eq!(way(&here.join("new/crate"), here).unwrap(), "../..");
        let src = here.join("src");
        assert_eq!(way(&here.join("new"), &src).unwrap(), "../src");
        assert_eq!(way(&here.join("src/../new/x"), &src).unwrap(), "../../src");
        assert_eq!(way(here, here).unwrap(), ".");
    }

    #[test]
    fn a_folder_that_is_not_there_is_an_error() {
        assert!(way(Path::new("."), Path::new("no/such/folder")).is_err());
    }
}
