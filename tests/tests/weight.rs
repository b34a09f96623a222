//! The generator alone, as a build script uses it, has as few dependencies as its crate docs say.

use callwright_tests::{read, root};
use std::collections::BTreeSet;
use std::process::Command;

#[test]
fn the_generator_alone_needs_few_crates() {
    let output = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--offline",
            "--prefix",
            "none",
            "--edges",
            "normal,build",
        ])
        .args(["--package", "callwright-codegen", "--no-default-features"])
        .current_dir(root())
        .output();
    let output = output.unwrap_or_else(|error| panic!("cargo can't be run: {error}"));
    let text = String::from_utf8_lossy(&output.stdout);
    let names = text.lines().filter_map(|line| line.split(' ').next());
    let mut names: BTreeSet<&str> = names.filter(|name| !name.is_empty()).collect();
    assert!(names.remove("callwright-codegen"), "{output:?}");
    let claim = format!("needs {} crates", names.len());
    let docs = read(&root().join("codegen/src/lib.rs"));
    assert!(
        docs.contains(&claim),
        "the crate docs don't state `{claim}`: {names:?}"
    );
}
