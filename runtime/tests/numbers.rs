//! Numbers: an integer may be written as a float, and each keeps its value.
#![allow(clippy::unwrap_used)]
#![expect(missing_docs, reason = "the names say it")]

use std::collections::BTreeMap;

use callwright::__private::v1 as wire;
use callwright::types::{Maybe, Value};
use serde::de::DeserializeOwned;
use serde::ser::Serialize;
use serde_json::json;

#[derive(Clone)]
pub struct Count {
    one: i64,
    small: Option<u32>,
    tri: Maybe<i32>,
    list: Vec<i64>,
    grid: Vec<Vec<Option<i64>>>,
    map: BTreeMap<String, u64>,
    level: Option<Level>,
    float: f64,
    inner: Option<Box<Count>>,
    either: Option<Either>,
    extra: BTreeMap<String, i64>,
}

wire::object!(Count {
    one "one!", small "small?", ~tri "tri?", list "list!", grid "grid!", map "map!", level "level?", float "float!",
    inner "inner?", either "either?"
} extra);

wire::int_enums! {
    pub enum Level { Off = 0, Full = 100, Below = -1 }
}

wire::wide_int_enums! {
    pub enum Wide { One = 1, Beyond = 9223372036854775808, Most = 18446744073709551615, Below = -2 }
}

wire::unions! {
    pub enum Either { Integer(i64), Text(String), List(Vec<i64>), Leveled(Leveled) { "level": 1 } }
}

#[derive(Clone)]
pub struct Leveled {
    level: Level,
    by: i32,
}

wire::object!(Leveled { level "level!", by "by!" });

wire::tagged_unions! {
    pub enum Shape by "sides" { Square(Square) own "4", Triangle(Triangle) add "3" }
}

#[derive(Clone)]
pub struct Square {
    sides: i64,
    length: i64,
}

wire::object!(Square { sides "sides!", length "length!" });

#[derive(Clone)]
pub struct Triangle {
    lengths: Vec<i64>,
}

wire::object!(Triangle { lengths "lengths!" });

/// A number that may have more than 64 bits, by the document.
#[derive(Clone)]
pub struct Wei {
    amount: i128,
}

wire::object!(Wei { amount "amount!" });

fn read<T: DeserializeOwned>(value: &Value) -> Result<T, serde_json::Error> {
    let of_text = serde_json::from_str::<T>(&value.to_string());
    let of_value = serde_json::from_value::<T>(value.clone());
    assert_eq!(of_text.is_ok(), of_value.is_ok(), "{value}");
    of_text
}

fn written<T: Serialize>(value: &T) -> Value {
    serde_json::to_value(value).unwrap()
}

const FLOATS: &str = r#"{
    "one": 5.0, "small": 5e2, "tri": -3.0, "list": [1.0, 2], "grid": [[1.0, null], [3]], "map": {"5.0": 6.0},
    "level": 1e2, "float": 2, "either": 7.0, "more": 8.0,
    "inner": {"one": 9007199254740993, "list": [], "grid": [], "map": {"most": 18446744073709551615}, "level": 3.0,
        "float": 0.5, "either": [9.0]}
}"#;

const INTEGERS: &str = r#"{
    "one": 5, "small": 500, "tri": -3, "list": [1, 2], "grid": [[1, null], [3]], "map": {"5.0": 6},
    "level": 100, "float": 2.0, "either": 7, "more": 8,
    "inner": {"one": 9007199254740993, "list": [], "grid": [], "map": {"most": 18446744073709551615}, "level": 3,
        "float": 0.5, "either": [9]}
}"#;

#[test]
fn floats_are_read_as_integers_everywhere() {
    let floats: Value = serde_json::from_str(FLOATS).unwrap();
    let count: Count = read(&floats).unwrap();
    assert_eq!((count.one, count.small), (5, Some(500)));
    assert_eq!(count.tri, Maybe::Value(-3));
    assert_eq!(count.level, Some(Level::Full));
    assert_eq!(count.either, Some(Either::Integer(7)));
    let inner = count.inner.as_ref().unwrap();
    assert_eq!(inner.one, 9_007_199_254_740_993);
    assert_eq!(inner.level, Some(Level::Unknown(3)));
    assert_eq!(inner.either, Some(Either::List(vec![9])));
    let integers: Value = serde_json::from_str(INTEGERS).unwrap();
    assert_eq!(written(&count), integers);
    assert!(count == read(&integers).unwrap());
}

#[test]
fn other_numbers_are_rejected() {
    let whole: Value = serde_json::from_str(INTEGERS).unwrap();
    for (key, wrong, why) in [
        (
            "one",
            json!(5.5),
            "invalid type: floating point `5.5`, expected i64",
        ),
        ("one", json!(1e30), "expected i64"),
        (
            "one",
            json!("5"),
            "invalid type: string \"5\", expected i64",
        ),
        ("one", json!(9_007_199_254_740_994.0), "floating point"),
        ("small", json!(-1.0), "expected u32"),
        ("small", json!(4_294_967_296.0), "expected u32"),
        ("tri", json!(1e10), "expected i32"),
        ("list", json!([0.5]), "floating point `0.5`, expected i64"),
        (
            "map",
            json!({"a": 1.5}),
            "floating point `1.5`, expected u64",
        ),
        (
            "level",
            json!(0.5),
            "floating point `0.5`, expected an integer",
        ),
        ("more", json!(0.5), "floating point `0.5`, expected i64"),
    ] {
        let mut value = whole.clone();
        value[key] = wrong;
        let error = read::<Count>(&value).map(drop).unwrap_err().to_string();
        assert!(error.contains(why), "{key}: {error}");
    }
}

#[test]
fn a_union_reads_a_whole_float_as_an_integer() {
    let either = |value: Value| read::<Either>(&value).unwrap();
    assert_eq!(either(json!(5.0)), Either::Integer(5));
    assert_eq!(either(json!(5.5)), Either::Unknown(json!(5.5)));
    assert_eq!(either(json!(1e30)), Either::Unknown(json!(1e30)));
    let leveled = either(json!({"level": 1.0, "by": 2.0}));
    assert_eq!(written(&leveled), json!({"level": 1, "by": 2}));
    let square = read::<Shape>(&json!({"length": 2.0, "sides": 4.0})).unwrap();
    assert!(matches!(&square, Shape::Square(square) if square.sides == 4 && square.length == 2));
    let triangle = read::<Shape>(&json!({"lengths": [3.0], "sides": 3.0})).unwrap();
    assert!(matches!(&triangle, Shape::Triangle(triangle) if triangle.lengths == [3]));
}

#[test]
fn integers_of_more_than_64_bits() {
    for (text, wide) in [
        ("1", Wide::One),
        ("1.0", Wide::One),
        ("9223372036854775808", Wide::Beyond),
        ("18446744073709551615", Wide::Most),
        ("-2", Wide::Below),
        (
            "9223372036854775809",
            Wide::Unknown(9_223_372_036_854_775_809),
        ),
        ("-9223372036854775808", Wide::Unknown(i64::MIN.into())),
    ] {
        let read: Wide = serde_json::from_str(text).unwrap();
        assert_eq!(read, wide, "{text}");
        assert_eq!(
            serde_json::to_string(&read).unwrap(),
            text.replace(".0", "")
        );
    }
    for amount in [
        "-5",
        "18446744073709551616",
        "999999999999999999999999999999",
        "-170141183460469231731687303715884105728",
    ] {
        let text = format!(r#"{{"amount":{amount}}}"#);
        let wei: Wei = serde_json::from_str(&text).unwrap();
        assert_eq!(wei.amount.to_string(), amount);
        assert_eq!(serde_json::to_string(&wei).unwrap(), text);
        // Integers that serde_json's `Value` can't hold can be compared and printed too.
        assert!(wei == wei.clone());
        assert!(format!("{wei:?}").contains(amount), "{wei:?}");
    }
    let (one, two) = ("18446744073709551616", "18446744073709551617");
    let wei = |amount: &str| Wei {
        amount: amount.parse().unwrap(),
    };
    assert!(wei(one) != wei(two));
}
