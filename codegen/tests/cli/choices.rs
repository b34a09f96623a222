//! Flags and the configuration.

use crate::support::{Folder, SHOP};

#[test]
fn the_configuration_has_its_effect() {
    let folder = Folder::with_shop("the_configuration");
    folder.write(
        "callwright.toml",
        "name = \"book-shop\"\n\
         [formats]\ndate = \"chrono::NaiveDate\"\n\
         [dependencies]\nchrono = { version = \"0.4\", features = [\"serde\"] }\n",
    );
    let ran = folder.generate(&["--config", "callwright.toml"]);
    assert!(ran.stdout.starts_with("book-shop: "), "{}", ran.stdout);
    let manifest = folder.read("out/Cargo.toml");
    assert!(manifest.contains("name = \"book-shop\""), "{manifest}");
    assert!(
        manifest.contains("chrono = { version = \"0.4\", features = [\"serde\"] }\n"),
        "{manifest}"
    );
    let types: String = folder
        .read("out/.callwright")
        .lines()
        .map(|path| folder.read(&format!("out/{path}")))
        .collect();
    assert!(types.contains("chrono::NaiveDate"));

    // The command line has the last word.
    let ran = folder.generate(&["--config", "callwright.toml", "--name", "other"]);
    assert!(ran.stdout.starts_with("other: "), "{}", ran.stdout);
}

#[test]
fn a_wrong_command_line_ends_with_two() {
    let folder = Folder::with_shop("a_wrong_command_line");
    folder.write("unknown.toml", "# Ours\n\nextras = true\n");
    folder.write("path.toml", "[types]\nBook = \"not a path\"\n");
    folder.write("broken.toml", "extra = \n");
    folder.write("file", "");
    let generate = ["generate", "shop.yaml", "--out", "out"];
    let cases: &[(&[&str], &str)] = &[
        (&[], "Usage: callwright"),
        (&["generate"], "<DOCUMENT>"),
        (&["generate", "shop.yaml"], "--out <DIR>"),
        (
            &["generate", "shop.yaml", "--out", "file"],
            "--out file is a file",
        ),
        (&["inspect", "shop.yaml", "--format", "xml"], "table, json"),
        (&["inspect"], "<DOCUMENT>"),
        (&["destroy"], "unrecognized subcommand"),
    ];
    for (arguments, expected) in cases {
        let ran = folder.run(arguments);
        assert_eq!(ran.code, 2, "{ran:?}");
        assert!(ran.stderr.contains(expected), "{}", ran.stderr);
    }
    let cases: &[(&[&str], &str)] = &[
        (&["--chek"], "--check"),
        (&["--check", "--dry-run"], "cannot be used with"),
        (&["--message-format", "xml"], "human, json"),
        (&["--config", "no.toml"], "no.toml can't be read"),
        (
            &["--config", "unknown.toml"],
            "unknown.toml:3:1: there is no option `extras`",
        ),
        (&["--config", "unknown.toml"], "help: did you mean `extra`?"),
        (&["--config", "path.toml"], "`types.Book` is `not a path`"),
        (&["--config", "broken.toml"], "broken.toml:1:"),
        (&["--name", "fn"], "the crate can't be named `fn`"),
        (&["--name", "a b"], "the crate can't be named `a b`"),
        (&["--runtime-path", "nowhere"], "there is no Cargo.toml"),
    ];
    for (more, expected) in cases {
        let ran = folder.run(&[&generate, *more].concat());
        assert_eq!(ran.code, 2, "{ran:?}");
        assert!(ran.stderr.contains(expected), "{}", ran.stderr);
    }
    assert!(!folder.has("out"));
}

#[test]
fn help_and_version_are_no_faults() {
    let folder = Folder::new("help_and_version");
    let ran = folder.run(&["generate", "--help"]);
    assert_eq!(ran.code, 0);
    assert!(
        ran.stdout.contains("--runtime-path <DIR>"),
        "{}",
        ran.stdout
    );
    let ran = folder.run(&["--version"]);
    let version = format!("callwright {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!((ran.code, ran.stdout), (0, version));
}

#[test]
fn the_runtime_by_its_folder() {
    let folder = Folder::with_shop("the_runtime_by_its_folder");
    folder.write("lib/runtime/Cargo.toml", "");
    folder.generate(&["--runtime-path", "lib/runtime"]);
    let version = env!("CARGO_PKG_VERSION");
    let expected = format!(
        "callwright = {{ version = \"{version}\", path = \"../lib/runtime\", default-features = false }}\n"
    );
    assert!(folder.read("out/Cargo.toml").ends_with(&expected));
    // Neither a run without it nor a check forgets it.
    folder.generate(&["--check"]);
    folder.generate(&[]);
    assert!(folder.read("out/Cargo.toml").ends_with(&expected));
}

#[test]
fn an_option_for_a_missing_schema_is_reported() {
    let folder = Folder::with_shop("a_choice_for_a_schema");
    folder.write("c.toml", "[types]\nBok = \"shop::Book\"\n");
    let ran = folder.generate(&["--config", "c.toml"]);
    assert!(
        ran.stderr
            .contains("warning[unused-choice]: the option `types.Bok` names no schema"),
        "{}",
        ran.stderr
    );
    folder.write("shop.yaml", SHOP.replace("Book", "Bok"));
    assert_eq!(folder.generate(&["--config", "c.toml"]).stderr, "");
}
