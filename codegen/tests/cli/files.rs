//! How files are written: all or none, inside the folder, under names that every system takes.

use crate::support::{Folder, SHOP};
use std::fs;

fn generate(folder: &Folder) -> i32 {
    folder.run(&["generate", "shop.yaml", "--out", "out"]).code
}

#[test]
fn long_tags_have_files_of_their_own() {
    let folder = Folder::new("long_tags_have_files_of_their_own");
    // As far as names go, the first two are one; so are the last two, which are of no ASCII.
    let tags = [
        "x".repeat(300),
        "x".repeat(301),
        "X".repeat(150),
        "\u{540d}".repeat(300),
        "\u{524d}".repeat(300),
        "con".to_owned(),
    ];
    let mut paths = String::new();
    for (at, tag) in tags.iter().enumerate() {
        paths.push_str(&format!(
            "  /{at}: {{ get: {{ operationId: get{at}, tags: [\"{tag}\"], responses: {{ \"204\": {{ description: Done. }} }} }} }}\n"
        ));
    }
    folder.write(
        "shop.yaml",
        format!(
            "openapi: 3.1.0\ninfo: {{ title: {}, version: '1' }}\npaths:\n{paths}",
            "t".repeat(400)
        ),
    );
    assert_eq!(generate(&folder), 0);
    let list = folder.read("out/.callwright");
    let groups = list
        .lines()
        .filter(|line| !line.contains("types/") && !line.contains("lib.rs"));
    let groups: Vec<&str> = groups
        .filter(|line| line.ends_with(".rs") && !line.contains("client"))
        .collect();
    assert_eq!(groups.len(), tags.len(), "{list}");
    for line in list.lines() {
        let name = line.rsplit('/').next().unwrap();
        assert!(name.len() <= 120, "{name}");
        assert_ne!(name, "con.rs");
    }
    let manifest = folder.read("out/Cargo.toml");
    let name = manifest
        .lines()
        .find_map(|line| line.strip_prefix("name = "))
        .unwrap();
    assert!(name.len() <= 102, "{name}");
}

#[test]
#[cfg(target_os = "linux")]
fn a_file_that_cannot_be_written_leaves_everything_as_it_is() {
    let folder = Folder::with_shop("a_file_that_cannot_be_written");
    folder.generate(&[]);
    let before = folder.files();
    // A new group, and a file where its types would need a folder.
    folder.write(
        "shop.yaml",
        SHOP.replace("tags: [books]", "tags: [magazines]"),
    );
    let before: Vec<_> = before
        .into_iter()
        .filter(|(path, _)| path.starts_with(folder.path().join("out")))
        .collect();
    folder.remove("out/src/types/mod.rs");
    folder.remove("out/src/types/common.rs");
    fs::remove_dir(folder.path().join("out/src/types")).unwrap();
    folder.write("out/src/types", "mine");
    let ran = folder.run(&["generate", "shop.yaml", "--out", "out"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(!folder.has("out/src/magazines.rs"), "half of it is written");
    let kept = before
        .iter()
        .filter(|(path, _)| !path.to_string_lossy().contains("types"));
    for (path, (text, _)) in kept {
        assert_eq!(&fs::read(path).unwrap(), text, "{path:?}");
    }
    let left: Vec<_> = folder
        .files()
        .into_keys()
        .filter(|path| path.to_string_lossy().ends_with(".tmp"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
#[cfg(target_os = "linux")]
fn what_a_killed_run_left_is_removed() {
    let folder = Folder::with_shop("what_a_killed_run_left_is_removed");
    folder.generate(&[]);
    // No process has such a number; 1 is always running.
    folder.write("out/src/.books.rs.4194999.tmp", "half");
    folder.write("out/src/.orders.rs.1.tmp", "half");
    folder.write("out/src/.mine.4194999.tmp", "mine");
    folder.write(
        "shop.yaml",
        SHOP.replace("All books.", "All of them.")
            .replace("listBooks", "countBooks"),
    );
    folder.generate(&[]);
    assert!(!folder.has("out/src/.books.rs.4194999.tmp"));
    assert!(folder.has("out/src/.orders.rs.1.tmp"));
    assert!(folder.has("out/src/.mine.4194999.tmp"));
}

#[test]
#[cfg(unix)]
fn nothing_behind_a_link_is_removed() {
    let folder = Folder::with_shop("nothing_behind_a_link_is_removed");
    folder.generate(&[]);
    fs::rename(
        folder.path().join("out/src"),
        folder.path().join("elsewhere"),
    )
    .unwrap();
    std::os::unix::fs::symlink("../elsewhere", folder.path().join("out/src")).unwrap();
    folder.write("shop.yaml", SHOP.replace("tags: [orders]", "tags: [books]"));
    let ran = folder.generate(&[]);
    assert!(folder.has("elsewhere/orders.rs"), "{ran:?}");
    assert!(ran.stderr.contains("out/src/orders.rs"), "{ran:?}");
}

#[test]
#[cfg(unix)]
fn a_reference_to_a_device_is_reported() {
    let folder = Folder::new("a_reference_to_a_device_is_reported");
    let document = SHOP.replace("\"#/components/schemas/Book\"", "\"pipe.yaml\"");
    folder.write("shop.yaml", document);
    let made = std::process::Command::new("mkfifo")
        .arg(folder.path().join("pipe.yaml"))
        .status();
    assert!(made.unwrap().success());
    let ran = folder.generate(&[]);
    assert!(ran.stderr.contains("it isn't a regular file"), "{ran:?}");
}
