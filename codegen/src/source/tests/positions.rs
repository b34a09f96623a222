//! The line of a place.

use super::super::Sources;
use crate::diag::{Diagnostics, FileId, Locate as _, Place};

/// Where a pointer is: `line:column` and what is underlined.
fn at(name: &str, text: &str, pointer: &str) -> String {
    let mut diags = Diagnostics::default();
    let sources = Sources::from_text(name, text.to_owned(), &mut diags).unwrap();
    let place = Place {
        file: FileId(0),
        pointer: pointer.parse().unwrap(),
    };
    let located = sources.locate(&place, None).unwrap();
    let (line, shown) = located.excerpt.first().unwrap();
    assert_eq!(*line, located.line);
    let skip = located.column - located.excerpt_column;
    let marked = shown
        .chars()
        .skip(skip)
        .take(located.end_column - located.column);
    format!(
        "{}:{} {}",
        located.line,
        located.column,
        marked.collect::<String>()
    )
}

const JSON: &str = r#"{
  "openapi": "3.0.0",
  "é": {"a/b": [1, {"x": "}\"{"}, [], "str"]},
  "aA": {"k": 1, "k": {"in": 2}}
}"#;

#[test]
fn in_json() {
    for (pointer, expected) in [
        ("", "1:1 {"),
        ("/openapi", "2:3 \"openapi\""),
        ("/é", "3:3 \"é\""),
        ("/é/a~1b", "3:9 \"a/b\""),
        ("/é/a~1b/0", "3:17 1"),
        ("/é/a~1b/1", "3:20 {"),
        ("/é/a~1b/1/x", "3:21 \"x\""),
        ("/é/a~1b/2", "3:35 ["),
        ("/é/a~1b/3", "3:39 \"str\""),
        // Of two the last.
        ("/aA/k", "4:18 \"k\""),
        ("/aA/k/in", "4:24 \"in\""),
        // What isn't there is at the nearest that is.
        ("/é/a~1b/9/none", "3:9 \"a/b\""),
        ("/none", "1:1 {"),
        ("/openapi/none", "2:3 \"openapi\""),
    ] {
        assert_eq!(at("a.json", JSON, pointer), expected, "{pointer}");
    }
}

const YAML: &str = "\
openapi: 3.0.0   # a: comment
info: {title: T, 'a/b': [1, {x: y}]}
\"q\\u0041\": |
  paths:
    text: 1
paths:
  /pets/{id}:
    get: &get
      parameters:
      - name: id
        in: path
      -
        # here
        in: query
      - $ref: '#/x'
      - just text
      - - nested
        - list
      - {}
      - {in: header}
      200: ok
    ? long
    : value
  merged:
    <<: *get
    parameters: [1]
  whole: *get
";

#[test]
fn in_yaml() {
    for (pointer, expected) in [
        ("", "1:1 openapi"),
        ("/openapi", "1:1 openapi"),
        ("/info/title", "2:8 title"),
        ("/info/a~1b", "2:18 'a/b'"),
        ("/info/a~1b/0", "2:26 1"),
        ("/info/a~1b/1", "2:30 x"),
        ("/info/a~1b/1/x", "2:30 x"),
        ("/qA", "3:1 \"q\\u0041\""),
        ("/paths", "6:1 paths"),
        ("/paths/~1pets~1{id}", "7:3 /pets/{id}"),
        ("/paths/~1pets~1{id}/get", "8:5 get"),
        ("/paths/~1pets~1{id}/get/parameters/0", "10:9 name"),
        ("/paths/~1pets~1{id}/get/parameters/0/in", "11:9 in"),
        ("/paths/~1pets~1{id}/get/parameters/1", "14:9 in"),
        ("/paths/~1pets~1{id}/get/parameters/2", "15:9 $ref"),
        ("/paths/~1pets~1{id}/get/parameters/3", "16:9 just text"),
        ("/paths/~1pets~1{id}/get/parameters/4", "17:11 nested"),
        ("/paths/~1pets~1{id}/get/parameters/4/1", "18:11 list"),
        ("/paths/~1pets~1{id}/get/parameters/6", "20:10 in"),
        ("/paths/~1pets~1{id}/get/200", "21:7 200"),
        ("/paths/~1pets~1{id}/long", "22:7 long"),
        // What was merged is where it is written; what isn't, goes before.
        ("/paths/merged/200", "21:7 200"),
        ("/paths/merged/parameters", "26:5 parameters"),
        ("/paths/whole/parameters", "9:7 parameters"),
        // An item without anything to point at, and what isn't there.
        ("/paths/~1pets~1{id}/get/parameters/5", "9:7 parameters"),
        ("/paths/none/x", "6:1 paths"),
    ] {
        assert_eq!(at("a.yaml", YAML, pointer), expected, "{pointer}");
    }
}

#[test]
fn duplicate_and_merged_keys() {
    let twice = r#"{"k": {"a": 1}, "k": {"b": 2}}"#;
    assert_eq!(at("a.json", twice, "/k/b"), "1:23 \"b\"");
    assert_eq!(at("a.json", twice, "/k/a"), "1:17 \"k\"");
    let merged =
        "base: &base\n  a: 1\n  b: 2\none:\n  b: 3\n  <<: [*base]\ntwo:\n  <<: *base\n  b: 4\n";
    assert_eq!(at("a.yaml", merged, "/one/b"), "5:3 b");
    assert_eq!(at("a.yaml", merged, "/one/a"), "2:3 a");
    assert_eq!(at("a.yaml", merged, "/two/b"), "9:3 b");
}

#[test]
fn lines_of_yaml_are_those_of_an_editor() {
    let text = "a: \"x\u{2028}y\"\r\nb: \"\u{85}\"\r\né: {ü: 1}\r\n";
    assert_eq!(at("a.yaml", text, "/é/ü"), "3:5 ü");
}

#[test]
fn many_at_once_are_what_each_is_alone() {
    let mut diags = Diagnostics::default();
    let sources = Sources::from_text("a.yaml", YAML.to_owned(), &mut diags).unwrap();
    let pointers = [
        "/paths/merged/200",
        "/paths/merged/parameters/0",
        "/paths/~1pets~1{id}/get/parameters/6",
        "/paths/~1pets~1{id}/get/parameters/5",
        "/openapi",
        "/paths/whole/parameters/4/0",
    ];
    let places: Vec<Place> = pointers
        .iter()
        .map(|pointer| Place {
            file: FileId(0),
            pointer: pointer.parse().unwrap(),
        })
        .collect();
    let wanted: Vec<_> = places.iter().map(|place| (place, None)).collect();
    let alone: Vec<_> = places
        .iter()
        .map(|place| sources.locate(place, None))
        .collect();
    assert_eq!(sources.locate_all(&wanted), alone);
}

#[test]
fn an_unknown_file_has_no_lines() {
    let place = Place::root(FileId(7));
    assert_eq!(Sources::default().locate(&place, None), None);
}

#[test]
fn a_long_line_is_cut_around_the_place() {
    let text = format!(
        "{{\"{}\": 1, \"here\": 2, \"{}\": 3}}",
        "a".repeat(5000),
        "b".repeat(5000)
    );
    let mut diags = Diagnostics::default();
    let sources = Sources::from_text("a.json", text.clone(), &mut diags).unwrap();
    let located = sources
        .locate(&Place::root(FileId(0)).key("here"), None)
        .unwrap();
    assert_eq!((located.line, located.column), (1, 5009));
    let (_, shown) = located.excerpt.first().unwrap();
    assert!(shown.chars().count() < 200, "{}", shown.len());
    assert_eq!(at("a.json", &text, "/here"), "1:5009 \"here\"");
}

#[test]
fn what_a_line_opens_is_shown_with_it() {
    let mut diags = Diagnostics::default();
    let text = "a:\n  b:\n    c: 1\n    d: 2\n    e: 3\n  f: 4\n";
    let sources = Sources::from_text("a.yaml", text.to_owned(), &mut diags).unwrap();
    let lines = |keys: &[&str]| {
        let located = sources
            .locate(&Place::root(FileId(0)).keys(keys), None)
            .unwrap();
        located
            .excerpt
            .into_iter()
            .map(|(line, _)| line)
            .collect::<Vec<_>>()
    };
    assert_eq!(lines(&["a", "b"]), [2, 3, 4]);
    assert_eq!(lines(&["a", "b", "c"]), [3]);
}
