//! OpenAPI's table of style examples (3.0.4 and 3.1.1, section "Style Examples"), row by row, and the cases that it leaves
//! open.

use serde_json::{Value, json};

use super::percent::Escape;
use super::{Style, push_pairs, segment};

fn blue() -> [Value; 3] {
    [
        json!("blue"),
        json!(["blue", "black", "brown"]),
        json!({"R": 100, "G": 200, "B": 150}),
    ]
}

fn path(style: Style, value: &Value) -> String {
    segment("color", value, style, style.path_escape()).unwrap_or_else(|| "undefined".to_owned())
}

fn query(style: Style, value: &Value) -> String {
    let mut out = String::new();
    push_pairs(&mut out, "&", "color", value, style, style.query_escape());
    out
}

fn cookie(style: Style, value: &Value) -> String {
    let mut out = String::new();
    push_pairs(&mut out, "; ", "color", value, style, style.cookie_escape());
    out
}

#[test]
fn path_rows() {
    for (style, expected) in [
        (
            Style::MATRIX,
            [
                ";color=blue",
                ";color=blue,black,brown",
                ";color=R,100,G,200,B,150",
            ],
        ),
        (
            Style::MATRIX.explode(true),
            [
                ";color=blue",
                ";color=blue;color=black;color=brown",
                ";R=100;G=200;B=150",
            ],
        ),
        (
            Style::LABEL,
            [".blue", ".blue,black,brown", ".R,100,G,200,B,150"],
        ),
        (
            Style::LABEL.explode(true),
            [".blue", ".blue.black.brown", ".R=100.G=200.B=150"],
        ),
        (
            Style::SIMPLE,
            ["blue", "blue,black,brown", "R,100,G,200,B,150"],
        ),
        (
            Style::SIMPLE.explode(true),
            ["blue", "blue,black,brown", "R=100,G=200,B=150"],
        ),
    ] {
        assert_eq!(
            blue().map(|value| path(style, &value)),
            expected,
            "{style:?}"
        );
    }
}

#[test]
fn query_rows() {
    for (style, expected) in [
        (
            Style::FORM.explode(false),
            [
                "color=blue",
                "color=blue,black,brown",
                "color=R,100,G,200,B,150",
            ],
        ),
        (
            Style::FORM,
            [
                "color=blue",
                "color=blue&color=black&color=brown",
                "R=100&G=200&B=150",
            ],
        ),
        (
            Style::SPACE_DELIMITED,
            [
                "color=blue",
                "color=blue%20black%20brown",
                "color=R%20100%20G%20200%20B%20150",
            ],
        ),
        (
            Style::PIPE_DELIMITED,
            [
                "color=blue",
                "color=blue%7Cblack%7Cbrown",
                "color=R%7C100%7CG%7C200%7CB%7C150",
            ],
        ),
        (
            Style::DEEP_OBJECT,
            [
                "color=blue",
                "color%5B%5D=blue&color%5B%5D=black&color%5B%5D=brown",
                "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150",
            ],
        ),
        (
            Style::JSON,
            [
                "color=%22blue%22",
                "color=%5B%22blue%22%2C%22black%22%2C%22brown%22%5D",
                "color=%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D",
            ],
        ),
    ] {
        assert_eq!(
            blue().map(|value| query(style, &value)),
            expected,
            "{style:?}"
        );
    }
}

#[test]
fn cookie_rows() {
    for (style, expected) in [
        (
            Style::COOKIE,
            [
                "color=blue",
                "color=blue; color=black; color=brown",
                "R=100; G=200; B=150",
            ],
        ),
        (
            Style::FORM,
            [
                "color=blue",
                "color=blue; color=black; color=brown",
                "R=100; G=200; B=150",
            ],
        ),
        (
            Style::FORM.explode(false),
            [
                "color=blue",
                "color=blue,black,brown",
                "color=R,100,G,200,B,150",
            ],
        ),
    ] {
        assert_eq!(
            blue().map(|value| cookie(style, &value)),
            expected,
            "{style:?}"
        );
    }
    assert_eq!(
        cookie(Style::FORM, &json!("Hello, world!")),
        "color=Hello%2C%20world%21"
    );
    assert_eq!(
        cookie(Style::COOKIE, &json!("Hello%2C%20world!")),
        "color=Hello%2C%20world!"
    );
}

#[test]
fn the_empty_string_is_a_value() {
    let empty = json!("");
    for (style, expected) in [
        (Style::MATRIX, ";color"),
        (Style::MATRIX.explode(true), ";color"),
        (Style::LABEL, "."),
        (Style::LABEL.explode(true), "."),
        (Style::SIMPLE, ""),
    ] {
        assert_eq!(path(style, &empty), expected, "{style:?}");
    }
    assert_eq!(query(Style::FORM, &empty), "color=");
    assert_eq!(query(Style::FORM.explode(false), &empty), "color=");
    assert_eq!(cookie(Style::COOKIE, &empty), "color=");
    assert_eq!(
        query(Style::DEEP_OBJECT, &json!({"R": ""})),
        "color%5BR%5D="
    );
}

#[test]
fn null_and_empty_values_are_undefined() {
    for value in [
        json!(null),
        json!([]),
        json!({}),
        json!([null]),
        json!({"R": null}),
    ] {
        for style in [
            Style::SIMPLE,
            Style::LABEL,
            Style::MATRIX,
            Style::MATRIX.explode(true),
        ] {
            assert_eq!(path(style, &value), "undefined", "{style:?} {value}");
        }
        for style in [
            Style::FORM,
            Style::FORM.explode(false),
            Style::PIPE_DELIMITED,
            Style::SPACE_DELIMITED,
        ] {
            assert_eq!(query(style, &value), "", "{style:?} {value}");
        }
    }
    assert_eq!(query(Style::DEEP_OBJECT, &json!({"R": null, "G": []})), "");
    assert_eq!(query(Style::JSON, &json!(null)), "");
    assert_eq!(query(Style::JSON, &json!([])), "color=%5B%5D");
}

#[test]
fn delimiters_inside_of_values_are_escaped() {
    let value = json!(["a,b", "c|d e", "f&g=h"]);
    assert_eq!(
        query(Style::FORM.explode(false), &value),
        "color=a%2Cb,c%7Cd%20e,f%26g%3Dh"
    );
    assert_eq!(
        query(Style::PIPE_DELIMITED, &json!(["a|b", "c"])),
        "color=a%7Cb%7Cc"
    );
    assert_eq!(
        query(Style::FORM.reserved(), &json!("/a?b&c#d")),
        "color=/a?b%26c%23d"
    );
    assert_eq!(
        path(Style::SIMPLE, &json!("a/b;c=d,e.f")),
        "a%2Fb%3Bc%3Dd%2Ce.f"
    );
}

#[test]
fn nested_values() {
    let value = json!({"a": {"b": 1}, "c": [1, 2], "d": [{"e": 3}], "f": "g"});
    assert_eq!(
        query(Style::DEEP_OBJECT, &value)
            .replace("%5B", "[")
            .replace("%5D", "]"),
        "color[a][b]=1&color[c]=1&color[c]=2&color[d][0][e]=3&color[f]=g"
    );
    assert_eq!(
        query(Style::DEEP_OBJECT.indexed(), &value)
            .replace("%5B", "[")
            .replace("%5D", "]"),
        "color[a][b]=1&color[c][0]=1&color[c][1]=2&color[d][0][e]=3&color[f]=g"
    );
    assert_eq!(
        query(Style::DEEP_OBJECT.indexed(), &json!(["a"])),
        "color%5B0%5D=a"
    );
    assert_eq!(
        query(Style::FORM, &value),
        "a%5Bb%5D=1&c=1&c=2&d%5B0%5D%5Be%5D=3&f=g"
    );
    assert_eq!(path(Style::SIMPLE, &json!([{"a": 1}])), "%7B%22a%22%3A1%7D");
}

#[test]
fn scalars() {
    assert_eq!(
        query(Style::FORM, &json!([true, false, 1, -2, 0.5, 1.0])),
        { "color=true&color=false&color=1&color=-2&color=0.5&color=1" }
    );
}

#[test]
fn headers_are_not_escaped() {
    let text = segment("X", &json!(["a b", "c%d"]), Style::SIMPLE, Escape::Nothing);
    assert_eq!(text.as_deref(), Some("a b,c%d"));
    let text = segment("X", &json!({"a": 1}), Style::JSON, Escape::Nothing);
    assert_eq!(text.as_deref(), Some(r#"{"a":1}"#));
}

#[test]
fn a_key_is_never_read_as_two() {
    let value = json!({"a=1&b": "c=d"});
    let deep = Style::DEEP_OBJECT.reserved();
    assert_eq!(query(deep, &value), "color%5Ba%3D1%26b%5D=c=d");
    assert_eq!(query(Style::FORM.reserved(), &value), "a%3D1%26b=c=d");
    assert_eq!(
        path(Style::MATRIX.explode(true), &json!({"a;b": "c"})),
        ";a%3Bb=c"
    );
    let matrix = Style::MATRIX.explode(true).reserved();
    assert_eq!(path(matrix, &json!({"a;b=": "c"})), ";a%3Bb%3D=c");
}
