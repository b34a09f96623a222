//! What schemas allow is taken, kept, and sent as others read it.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;

use callwright::serde_json::{self, Value, json};
use callwright_compiled::{Server, text, wait};
use golden_schemas::Client;
use golden_schemas::types::*;

/// What a server answers, as `Numbers`.
fn answered(body: &'static str) -> Result<Numbers, String> {
    let client = Client::new().transport(Server::json(200, body));
    wait(async {
        client
            .numbers()
            .put_numbers(1.0, 1, &Numbers::default())
            .await
    })
    .map_err(|error| error.to_string())
}

#[test]
fn whole_numbers_are_written_without_a_fraction() {
    let square = BoxType::new(2.0, 0.5);
    let numbers = Numbers {
        plain: Some(2.0),
        float: Some(1e300),
        int32: Some(30),
        int64: Some(9_007_199_254_740_993),
        list: Some(vec![1.0, 1.5, -200.0, 1e20]),
        map: Some(BTreeMap::from([("a".to_owned(), 3.0)])),
        either: Some(NumbersEither::Number(4.0)),
        anything: Some(json!({ "deep": [5.0, 5.5] })),
        r#box: Some(square.clone()),
        negative_or_large: Some(10_i128.pow(29)),
        ..Numbers::default()
    };
    let client = Client::new();
    let call = client
        .numbers()
        .put_numbers(7.0, 9_007_199_254_740_993, &numbers);
    let call = call
        .numbers(&[10.0, 0.1])
        .top(10)
        .large(123_456_789_012_345_678_901_234_567_890)
        .r#box(&square)
        .x_number(-3.0)
        .crumb(4.0)
        .json(&square);
    assert_eq!(
        text(call.call().request()),
        "PUT https://api.example/numbers/7/9007199254740993?numbers=10&numbers=0.1&top=10\
         &large=123456789012345678901234567890&box%5Bwidth%5D=2&box%5Bheight%5D=0.5\
         &json=%7B%22width%22%3A2%2C%22height%22%3A0.5%7D\n\
         content-type: application/json\ncookie: crumb=4\nx-number: -3\n\n\
         {\"plain\":2,\"float\":1e+300,\"int32\":30,\"int64\":9007199254740993,\
         \"list\":[1,1.5,-200,100000000000000000000],\"map\":{\"a\":3},\"either\":4,\
         \"anything\":{\"deep\":[5,5.5]},\"box\":{\"width\":2,\"height\":0.5},\
         \"negativeOrLarge\":100000000000000000000000000000}"
    );
    assert_eq!(
        text(client.numbers().send_box(&square).request()),
        "POST https://api.example/box\ncontent-type: application/x-www-form-urlencoded\n\nwidth=2&height=0.5"
    );
}

#[test]
fn integers_may_be_written_as_floats() {
    let numbers = answered(
        r#"{"int32":5.0,"int64":9007199254740993,"uint8":5e2,"uint64":18446744073709551615,"integer":5e2,
            "integers":[1.0,null,2],"byName":{"1.0":3.0},"level":1e2,"version":2.0,"whole":6.0,"unsigned":7.0,
            "versioned":{"a":8.0,"version":1.0},"plain":9,"mixed":1.0}"#,
    )
    .unwrap();
    let written = r#"{"int32":5,"int64":9007199254740993,"uint8":500,"uint64":18446744073709551615,"whole":6,"integer":500,"integers":[1,null,2],"byName":{"1.0":3},"level":100,"mixed":1,"unsigned":7,"version":2,"versioned":{"version":1,"a":8}}"#;
    let request = text(
        Client::new()
            .numbers()
            .put_numbers(
                1.0,
                1,
                &Numbers {
                    plain: None,
                    ..numbers.clone()
                },
            )
            .call()
            .request(),
    );
    assert!(request.ends_with(written), "{request}");
    assert_eq!(numbers.plain, Some(9.0));
    assert_eq!(numbers.whole, Some(NumbersWhole::Integer(6)));
    assert_eq!(numbers.level, Some(NumbersLevel::V100));
    assert_eq!(numbers.version, Some(NumbersVersion::V2));
    assert_eq!(numbers.mixed, Some(NumbersMixed::V1));
    assert!(matches!(
        numbers.versioned,
        Some(NumbersVersioned::First(First { a: Some(8), .. }))
    ));

    let client = Client::new().transport(Server::json(200, "[1.0, 2e2, 3]"));
    let list = wait(async { client.numbers().send_box(&BoxType::new(1.0, 1.0)).await }).unwrap();
    assert_eq!(list, [1, 200, 3]);
}

#[test]
fn what_is_no_integer_is_refused_with_its_place() {
    for (body, error) in [
        (
            r#"{"integer":5.5}"#,
            "integer: invalid type: floating point `5.5`, expected i64",
        ),
        (r#"{"integer":1e30}"#, "integer: "),
        (r#"{"int32":2147483648}"#, "int32: "),
        (
            r#"{"int64":0.5}"#,
            "int64: invalid type: floating point `0.5`, expected i64",
        ),
        (r#"{"integers":[1,1.5]}"#, "integers[1]: "),
        (r#"{"level":0.5}"#, "level: "),
    ] {
        let told = answered(body).unwrap_err();
        assert!(told.contains(error), "{body}: {told}");
    }
    // One alternative of a union isn't an integer; the value is kept all the same.
    let numbers = answered(r#"{"whole":5.5}"#).unwrap();
    assert_eq!(numbers.whole, Some(NumbersWhole::Unknown(json!(5.5))));
}

#[test]
fn large_integers_keep_their_value() {
    for text in [
        r#"{"large":1}"#,
        r#"{"large":9223372036854775808}"#,
        r#"{"large":9223372036854775809}"#,
        r#"{"large":-7}"#,
        r#"{"mixed":18446744073709551615}"#,
        r#"{"mixed":18446744073709551614}"#,
        r#"{"negativeOrLarge":-5}"#,
        r#"{"negativeOrLarge":999999999999999999999999999999}"#,
        r#"{"unsigned":18446744073709551615}"#,
    ] {
        let numbers: Numbers = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&numbers).unwrap(), text);
        assert!(numbers == numbers.clone());
    }
    let numbers: Numbers =
        serde_json::from_value(json!({ "large": 9_223_372_036_854_775_808_u64 })).unwrap();
    assert_eq!(numbers.large, Some(NumbersLarge::V9223372036854775808));
    let most: Value = u64::MAX.into();
    assert_eq!(
        NumbersMixed::from(most),
        NumbersMixed::V18446744073709551615
    );
}
