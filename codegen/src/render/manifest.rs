//! The list of generated files, so that a later run knows which files it may remove.

use std::collections::BTreeSet;
use std::path::{Component, Path};

/// The name of the list in the output folder.
pub(super) const MANIFEST: &str = ".callwright";

/// The list: one path per line, sorted.
pub(super) fn text<'a>(paths: impl Iterator<Item = &'a str>) -> String {
    let paths: BTreeSet<&str> = paths.collect();
    paths.into_iter().flat_map(|path| [path, "\n"]).collect()
}

/// The paths of a list, each once. Lines that lead out of the folder are ignored.
pub(super) fn paths(text: &[u8]) -> BTreeSet<String> {
    String::from_utf8_lossy(text)
        .lines()
        .map(str::trim)
        .filter(|line| stays_inside(line))
        .map(str::to_owned)
        .collect()
}

fn stays_inside(line: &str) -> bool {
    let mut parts = Path::new(line).components().peekable();
    parts.peek().is_some() && parts.all(|part| matches!(part, Component::Normal(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_and_reads_back() {
        let list = text(["src/lib.rs", "src/client.rs"].into_iter());
        assert_eq!(list, "src/client.rs\nsrc/lib.rs\n");
        let paths: Vec<_> = paths(list.as_bytes()).into_iter().collect();
        assert_eq!(paths, ["src/client.rs", "src/lib.rs"]);
    }

    #[test]
    fn nothing_outside_of_the_folder_is_listed() {
        let list = b"../other/src/lib.rs\n/etc/passwd\n\nsrc/../../x\nsrc/a.rs\r\n";
        let paths: Vec<_> = paths(list).into_iter().collect();
        assert_eq!(paths, ["src/a.rs"]);
    }
}
