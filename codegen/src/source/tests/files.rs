//! Documents of several files.

use std::path::{Path, PathBuf};

use super::super::{Limits, RefProblem, Sources};
use super::{Folder, codes};
use crate::diag::{Diagnostics, FileId, Place};
use serde_json::json;

const DOCUMENT: FileId = FileId(0);

fn load(folder: &Folder, name: &str, limits: &Limits) -> (Sources, Vec<String>) {
    let mut diags = Diagnostics::default();
    let sources = Sources::load(&folder.path(name), limits, &mut diags).unwrap();
    (sources, codes(&diags))
}

fn names(sources: &Sources, folder: &Folder) -> Vec<PathBuf> {
    let names = sources.files().map(|file| Path::new(&file.name));
    names
        .map(|name| name.strip_prefix(folder).unwrap().to_owned())
        .collect()
}

#[test]
fn files_are_read_once_and_from_where_they_are_named() {
    let folder = Folder::of(&[
        (
            "api.yaml",
            "a: {$ref: 'sub/a.yaml#/x'}\nb: {$ref: './sub/../sub/a.yaml'}\n",
        ),
        (
            "sub/a.yaml",
            "x: {$ref: 'b%20c.json#/list/1'}\ny: {$ref: '../api.yaml#/a'}\nz: {$ref: '#/x'}\n",
        ),
        ("sub/b c.json", r#"{"list": [0, {"deep": true}]}"#),
        ("unused.yaml", "a: 1"),
    ]);
    let (sources, codes) = load(&folder, "api.yaml", &Limits::default());
    assert_eq!(codes, Vec::<String>::new());
    let files = ["api.yaml", "sub/a.yaml", "sub/b c.json"].map(PathBuf::from);
    assert_eq!(names(&sources, &folder), files);

    let target = sources.resolve(DOCUMENT, "sub/a.yaml#/x").unwrap();
    assert_eq!(target.place, Place::root(FileId(1)).key("x"));
    let target = sources.resolve(FileId(1), "b%20c.json#/list/1").unwrap();
    assert_eq!(target.value, &json!({"deep": true}));
    assert_eq!(target.place, Place::root(FileId(2)).key("list").index(1));
    let target = sources.resolve(FileId(1), "../api.yaml").unwrap();
    assert_eq!(target.place, Place::root(DOCUMENT));
    let target = sources.resolve(FileId(1), "#/x").unwrap();
    assert_eq!(target.place.file, FileId(1));
}

#[test]
fn fragments() {
    let text = r#"{"a/b": {"{id}": 1, "100%": 2, "x y": 3, "5%25": 6}, "list": [4], "": 5}"#;
    let sources =
        Sources::from_text("a.json", text.to_owned(), &mut Diagnostics::default()).unwrap();
    let value = |reference| {
        sources
            .resolve(DOCUMENT, reference)
            .map(|target| target.value.clone())
    };
    assert_eq!(value("#/a~1b/%7Bid%7D"), Ok(json!(1)));
    assert_eq!(value("#/a~1b/{id}"), Ok(json!(1)));
    assert_eq!(value("#/a~1b/100%"), Ok(json!(2)));
    assert_eq!(value("#/a~1b/x%20y"), Ok(json!(3)));
    assert_eq!(value("#/a~1b/5%25"), Ok(json!(6)));
    assert_eq!(value("#/list/0"), Ok(json!(4)));
    assert_eq!(value("#/"), Ok(json!(5)));
    assert_eq!(value("#").as_ref(), Ok(sources.value(DOCUMENT)));
    assert_eq!(value("").as_ref(), Ok(sources.value(DOCUMENT)));
    assert_eq!(value("#/list/1"), Err(RefProblem::NoSuchPointer));
    assert_eq!(value("#list"), Err(RefProblem::BadPointer));
    assert_eq!(value("other.json"), Err(RefProblem::NotFound));
    // Decoded before it is cut: the place has the key as the object has it.
    let place = sources.resolve(DOCUMENT, "#/a~1b/%7Bid%7D").unwrap().place;
    assert_eq!(place.pointer, "/a~1b/{id}");
}

#[test]
fn what_is_not_read() {
    let folder = Folder::of(&[
        (
            "docs/api.yaml",
            "- $ref: ../secret.yaml\n- $ref: https://example.com/x.yaml#/a\n- $ref: //example.com/x\n\
             - $ref: none.yaml\n- $ref: sub\n- $ref: ../docs/sub/ok.yaml\n",
        ),
        ("docs/sub/ok.yaml", "a: 1"),
        ("secret.yaml", "a: 1"),
    ]);
    let (sources, codes) = load(&folder, "docs/api.yaml", &Limits::default());
    assert_eq!(codes, Vec::<String>::new());
    let problem = |reference| sources.resolve(DOCUMENT, reference).map(|_| ());
    assert_eq!(problem("../secret.yaml"), Err(RefProblem::Outside));
    assert_eq!(
        problem("https://example.com/x.yaml#/a"),
        Err(RefProblem::Remote)
    );
    assert_eq!(problem("//example.com/x"), Err(RefProblem::Remote));
    assert_eq!(problem("none.yaml"), Err(RefProblem::NotFound));
    assert_eq!(
        problem("sub"),
        Err(RefProblem::Unreadable("it is a folder".to_owned()))
    );
    assert_eq!(problem("../docs/sub/ok.yaml"), Ok(()));

    let outside = Limits {
        outside: true,
        ..Limits::default()
    };
    let (sources, _) = load(&folder, "docs/api.yaml", &outside);
    assert!(sources.resolve(DOCUMENT, "../secret.yaml").is_ok());
}

#[cfg(unix)]
#[test]
fn a_link_does_not_lead_out() {
    let folder = Folder::of(&[
        ("docs/api.yaml", "$ref: link.yaml"),
        ("secret.yaml", "a: 1"),
    ]);
    std::os::unix::fs::symlink(folder.path("secret.yaml"), folder.path("docs/link.yaml")).unwrap();
    let (sources, _) = load(&folder, "docs/api.yaml", &Limits::default());
    let problem = sources.resolve(DOCUMENT, "link.yaml");
    assert_eq!(problem, Err(RefProblem::Outside));
}

#[test]
fn plain_text_is_its_value() {
    let folder = Folder::of(&[
        ("api.yaml", "description: {$ref: ./text.md}"),
        ("text.md", "# Hello\n\tworld: [\n"),
    ]);
    let (sources, codes) = load(&folder, "api.yaml", &Limits::default());
    assert_eq!(codes, Vec::<String>::new());
    let target = sources.resolve(DOCUMENT, "./text.md").unwrap();
    assert_eq!(target.value, &json!("# Hello\n\tworld: [\n"));
}

#[test]
fn a_broken_file_is_a_warning_at_its_line() {
    let folder = Folder::of(&[
        ("api.yaml", "a: {$ref: bad.yaml}\nb: {$ref: twice.yaml}"),
        ("bad.yaml", "a: 1\nb: [\n"),
        ("twice.yaml", "k: 1\nk: 2\n"),
    ]);
    let mut diags = Diagnostics::default();
    let path = folder.path("api.yaml");
    let sources = Sources::load(&path, &Limits::default(), &mut diags).unwrap();
    assert!(!diags.has_errors());
    assert_eq!(codes(&diags), ["invalid-yaml ", "duplicate-key /k"]);
    let files: Vec<u32> = diags.iter().map(|d| d.place.file.0).collect();
    assert_eq!(files, [1, 2]);
    let problem = sources.resolve(DOCUMENT, "bad.yaml").map(|_| ());
    assert!(
        matches!(problem, Err(RefProblem::Unreadable(_))),
        "{problem:?}"
    );
}

#[test]
fn limits_of_all_files_together() {
    let folder = Folder::of(&[
        ("api.yaml", "a: {$ref: b.yaml}\n"),
        ("b.yaml", "a: {$ref: c.yaml}\n"),
        ("c.yaml", "a: 1\n"),
    ]);
    let stopped = |limits: &Limits| {
        let mut diags = Diagnostics::default();
        let loaded = Sources::load(&folder.path("api.yaml"), limits, &mut diags);
        (loaded.is_err(), diags.has_errors())
    };
    assert_eq!(
        stopped(&Limits {
            max_files: 3,
            ..Limits::default()
        }),
        (false, false)
    );
    assert_eq!(
        stopped(&Limits {
            max_files: 2,
            ..Limits::default()
        }),
        (true, true)
    );
    assert_eq!(
        stopped(&Limits {
            max_total_bytes: 30,
            ..Limits::default()
        }),
        (true, true)
    );
}
