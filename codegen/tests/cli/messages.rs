//! Warnings: for people, for programs.

use crate::support::{Folder, SHOP};
use serde_json::Value;

/// Two operations whose paths can't be sent anything to, and a key that occurs twice.
fn odd_shop(name: &str) -> Folder {
    let folder = Folder::new(name);
    let shop = SHOP
        .replace("/books:", "/books/{id:")
        .replace("/orders:", "/orders/{}:")
        .replace("info: {", "info: { title: Old,");
    folder.write("shop.yaml", shop);
    folder
}

#[test]
fn warnings_are_no_failure() {
    let folder = odd_shop("warnings_are_no_failure");
    let ran = folder.generate(&[]);
    assert!(
        ran.stdout.starts_with("shop: 0 operations, "),
        "{}",
        ran.stdout
    );
    assert!(ran.stdout.contains(", 2 skipped; "), "{}", ran.stdout);
    assert!(ran.stderr.contains("  --> shop.yaml:3:"), "{}", ran.stderr);
    assert!(
        ran.stderr.contains("= done: the operation is skipped"),
        "{}",
        ran.stderr
    );
    assert!(ran.stderr.contains("\n3 warnings\n"), "{}", ran.stderr);
    // Not a terminal.
    assert!(!ran.stderr.contains('\u{1b}'));
}

#[test]
fn every_line_is_an_object() {
    let folder = odd_shop("every_line_is_an_object");
    let ran = folder.generate(&["--message-format", "json"]);
    let messages = ran.messages();
    assert_eq!(messages.len(), 3);
    for message in &messages {
        for key in [
            "severity", "code", "message", "file", "line", "column", "pointer",
        ] {
            assert!(!message[key].is_null(), "{key} of {message}");
        }
    }
    let summary: Value = serde_json::from_str(&ran.stdout).unwrap();
    let summary = &summary["summary"];
    assert_eq!(summary["crate"], "shop");
    assert_eq!(summary["mode"], "write");
    assert_eq!(summary["operations"], 0);
    assert_eq!(summary["skipped"], 2);
    let written = summary["written"].as_u64().unwrap();
    assert_eq!(summary["files"].as_array().unwrap().len() as u64, written);
    assert!(summary["milliseconds"].is_u64());
}

#[test]
fn failures_of_the_folder_and_the_command_line_are_objects_too() {
    let folder = Folder::with_shop("failures_are_objects");
    folder.write("out/src/lib.rs", "// Mine.\n");
    let json = [
        "generate",
        "shop.yaml",
        "--out",
        "out",
        "--message-format",
        "json",
    ];
    let ran = folder.run(&json);
    assert_eq!(ran.code, 1);
    assert_eq!(ran.messages()[0]["code"], "file-in-the-way");

    let ran = folder.run(&[&json[..], &["--name", "fn"]].concat());
    assert_eq!(ran.code, 2);
    assert_eq!(ran.messages()[0]["code"], "bad-config");

    folder.remove("out/src/lib.rs");
    let ran = folder.run(&[&json[..], &["--check"]].concat());
    assert_eq!(ran.code, 1);
    assert_eq!(ran.messages()[0]["code"], "output-differs");
    let summary: Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(summary["summary"]["mode"], "check");
}
