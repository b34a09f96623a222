//! Messages as they are shown.

use super::*;

/// Finds every place in the same line.
struct OneLine {
    text: &'static str,
    column: usize,
    end_column: usize,
}

impl Locate for OneLine {
    fn locate_all(&self, wanted: &[(&Place, Option<LineColumn>)]) -> Vec<Option<TextLocation>> {
        let located = TextLocation {
            file: "api.yaml".to_owned(),
            line: 7,
            column: self.column,
            end_column: self.end_column,
            excerpt: vec![(7, self.text.to_owned())],
            excerpt_column: 1,
        };
        vec![Some(located); wanted.len()]
    }
}

const LINE: OneLine = OneLine {
    text: "    tag: b",
    column: 5,
    end_column: 8,
};

fn one(diagnostic: Diagnostic) -> Diagnostics {
    let mut diags = Diagnostics::default();
    diags.push(diagnostic);
    diags
}

fn twice() -> Diagnostic {
    let place = Place::root(FileId(0)).key("info").key("x/y");
    Diagnostic::warning("duplicate-key", &place, "the key `tag` is there twice")
        .done("the last one is used")
        .help("remove one")
}

#[test]
fn for_a_person() {
    let expected = "\
warning[duplicate-key]: the key `tag` is there twice
  --> api.yaml:7:5
   |
 7 |     tag: b
   |     ^^^
   = at: /info/x~1y
   = done: the last one is used
   = help: remove one

";
    assert_eq!(human(&one(twice()), &LINE, false), expected);
    assert_eq!(
        human(&one(twice()), &(), false),
        "warning[duplicate-key]: the key `tag` is there twice\n   = at: /info/x~1y\n   = done: the last one \
         is used\n   = help: remove one\n\n"
    );
}

#[test]
fn a_place_far_beyond_the_excerpt_has_a_caret_at_its_end() {
    let far = OneLine {
        column: 70_000,
        end_column: 70_004,
        ..LINE
    };
    let shown = human(&one(twice()), &far, false);
    assert!(
        shown.contains(" 7 |     tag: b\n   |           ^\n"),
        "{shown}"
    );
}

#[test]
fn colours_only_where_asked_for() {
    assert!(!human(&one(twice()), &LINE, false).contains('\u{1b}'));
    assert!(
        human(&one(twice()), &LINE, true).contains("\u{1b}[1;33mwarning[duplicate-key]\u{1b}[0m")
    );
}

#[test]
fn a_document_can_not_write_to_the_terminal() {
    let place = Place::root(FileId(0)).key("\u{1b}[2J\u{202e}");
    let evil = OneLine {
        text: "\u{1b}]0;x\u{7}\ttab",
        column: 8,
        end_column: 11,
    };
    let diagnostic = Diagnostic::error("x", &place, "no \u{1b}[31m").help("\r\n::set-env");
    let shown = human(&one(diagnostic.clone()), &evil, false);
    assert!(
        shown.chars().all(|c| c == '\n' || !c.is_control()),
        "{shown:?}"
    );
    assert!(shown.contains(" tab\n   |        ^^^\n"), "{shown}");
    let directives = cargo_warnings(&one(diagnostic), &evil);
    assert_eq!(directives.lines().count(), 1, "{directives}");
}

#[test]
fn many_of_a_kind_are_counted() {
    let mut diags = Diagnostics::default();
    for index in 0..42 {
        diags.push(Diagnostic::warning(
            "twice",
            &Place::root(FileId(0)).index(index),
            "twice",
        ));
    }
    diags.push(Diagnostic::note(
        "other",
        &Place::default(),
        "something else",
    ));
    let shown = human(&diags, &LINE, false);
    assert_eq!(shown.matches("warning[twice]").count(), 5);
    assert_eq!(shown.matches("note[other]").count(), 1);
    assert!(
        shown.contains("... and 37 more of this kind (twice); --message-format json lists all\n")
    );
    assert_eq!(json_lines(&diags, &LINE).lines().count(), 43);
    assert_eq!(summary(&diags), "42 warnings, 1 note");
    let directives = cargo_warnings(&diags, &LINE);
    assert_eq!(directives.lines().count(), 6, "{directives}");
}

#[test]
fn for_a_machine() {
    let lines = json_lines(&one(twice()), &LINE);
    let expected = serde_json::json!({
        "severity": "warning", "code": "duplicate-key", "message": "the key `tag` is there twice",
        "done": "the last one is used", "help": "remove one", "file": "api.yaml", "line": 7, "column": 5,
        "pointer": "/info/x~1y",
    });
    assert_eq!(lines, format!("{expected}\n"));
    let nowhere = json_lines(&one(Diagnostic::error("x", &Place::default(), "m")), &());
    assert!(
        nowhere.contains(
            r#""done":null,"help":null,"file":null,"line":null,"column":null,"pointer":"""#
        )
    );
}

#[test]
fn for_a_build_script() {
    let mut diags = one(twice());
    diags.push(Diagnostic::error("bad", &Place::default(), "it is bad"));
    diags.push(Diagnostic::note("fine", &Place::default(), "it is fine"));
    let expected = "\
cargo::warning=api.yaml:7:5: the key `tag` is there twice (the last one is used; remove one)
cargo::error=api.yaml:7:5: it is bad
";
    assert_eq!(cargo_warnings(&diags, &LINE), expected);
}

#[test]
fn sums() {
    assert_eq!(summary(&Diagnostics::default()), "no messages");
    let mut diags = one(twice());
    diags.push(Diagnostic::error("bad", &Place::default(), "it is bad"));
    assert_eq!(summary(&diags), "1 error, 1 warning");
}
