//! Structured fields.

use super::*;

#[test]
fn dictionaries_come_back_as_they_were() {
    for text in [
        "",
        "a",
        "a=1, b=-2, c=1.5, d=\"x\\\"\\\\y\", e=tok/en:*, f=:aGVsbG8=:, g=?0",
        "a;x;y=1, b=();x, c=(\"p\";q \"r\");s=\"t\"",
    ] {
        match fields::dictionary(text) {
            Some(members) => assert_eq!(fields::write(&members), text),
            None => assert_eq!(text, ""),
        }
    }
    for (text, canonical) in [
        ("  a=1 ,\tb=2  ", "a=1, b=2"),
        ("a=( 1   2 )", "a=(1 2)"),
        ("a=?1", "a"),
        ("a=1.500; b=1", "a=1.5;b=1"),
        ("a=007", "a=7"),
    ] {
        assert_eq!(fields::write(&fields::dictionary(text).unwrap()), canonical);
    }
}

#[test]
fn what_isnt_one_is_none() {
    for text in [
        "A=1",
        "=1",
        "a=",
        "a=1,",
        ",a=1",
        "a=1 b=2",
        "a=1;;b",
        "a=1, a=2",
        "a=1;b;b=2",
        "a=\"x",
        "a=\"\\n\"",
        "a=\"\u{e9}\"",
        "a=:!!:",
        "a=:aGVsbG8=",
        "a=?2",
        "a=?",
        "a=(1",
        "a=(1,2)",
        "a=(\"x\"\"y\")",
        "a=1.",
        "a=.5",
        "a=1.2345",
        "a=-",
        "a=1234567890123456",
        "a=1234567890123.5",
        "a=@1",
        "a=%\"x\"",
        "a=[1]",
    ] {
        assert_eq!(fields::dictionary(text), None, "{text}");
    }
    let many = (0..65)
        .map(|number| format!("a{number}=1"))
        .collect::<Vec<_>>();
    assert!(fields::dictionary(&many[..64].join(", ")).is_some());
    assert!(fields::dictionary(&many.join(", ")).is_none());
    assert!(fields::dictionary(&format!("a=({})", "1 ".repeat(65))).is_none());
    assert!(fields::dictionary(&"(".repeat(100_000)).is_none());
    assert!(fields::dictionary(&format!("a={}", "(".repeat(100_000))).is_none());
}
