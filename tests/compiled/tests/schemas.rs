//! All values that schemas allow are decoded, kept, and encoded in the form that servers expect.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;

use callwright::serde_json::{self, Value, json};
use callwright::types::Maybe;
use callwright_compiled::{Server, text, wait};
use golden_schemas::Client;
use golden_schemas::types::*;

/// Decodes a server's response as `Numbers`.
fn numbers_of(body: &'static str) -> Result<Numbers, String> {
    let client = Client::new().transport(Server::json(200, body));
    wait(async { client.numbers().replace(1.0, 1, &Numbers::default()).await })
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
        either: Some(NumberOrString::Number(4.0)),
        anything: Some(json!({ "deep": [5.0, 5.5] })),
        r#box: Some(square.clone()),
        negative_or_large: Some(10_i128.pow(29)),
        ..Numbers::default()
    };
    let client = Client::new();
    let call = client
        .numbers()
        .replace(7.0, 9_007_199_254_740_993, &numbers);
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
    let numbers = numbers_of(
        r#"{"int32":5.0,"int64":9007199254740993,"uint8":5e2,"uint64":18446744073709551615,"integer":5e2,
            "integers":[1.0,null,2],"byName":{"1.0":3.0},"level":1e2,"version":2.0,"whole":6.0,"unsigned":7.0,
            "versioned":{"a":8.0,"version":1.0},"plain":9,"mixed":1.0}"#,
    )
    .unwrap();
    let written = r#"{"int32":5,"int64":9007199254740993,"uint8":500,"uint64":18446744073709551615,"whole":6,"integer":500,"integers":[1,null,2],"byName":{"1.0":3},"level":100,"mixed":1,"unsigned":7,"version":2,"versioned":{"version":1,"a":8}}"#;
    let request = text(
        Client::new()
            .numbers()
            .replace(
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
    assert_eq!(numbers.whole, Some(IntegerOrStringOrBoolean::Integer(6)));
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
fn values_that_are_no_integers_are_refused_with_their_path() {
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
        let message = numbers_of(body).unwrap_err();
        assert!(message.contains(error), "{body}: {message}");
    }
    // A union keeps a value that matches no alternative.
    let numbers = numbers_of(r#"{"whole":5.5}"#).unwrap();
    assert_eq!(
        numbers.whole,
        Some(IntegerOrStringOrBoolean::Unknown(json!(5.5)))
    );
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
        r#"{"shown":9223372036854776000}"#,
        r#"{"shown":-1}"#,
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

/// Decodes a server's response and sends the value again. Returns the value and the JSON that is sent.
#[track_caller]
fn sent_again(body: &'static str) -> (Schemas, Value) {
    let server = Server::json(200, body);
    let client = Client::new().transport(server.clone());
    let schemas = wait(async {
        let response = client.schemas().replace(&Schemas::default()).await?;
        client.schemas().replace(&response).await
    });
    let schemas = schemas.unwrap_or_else(|error| panic!("{body}: {error}"));
    let request = server.requests().pop().unwrap();
    (schemas, serde_json::from_slice(request.body()).unwrap())
}

/// Decodes a server's response, and checks that the same JSON is sent again.
#[track_caller]
fn same(body: &'static str) -> Schemas {
    let (schemas, sent) = sent_again(body);
    assert_eq!(sent, serde_json::from_str::<Value>(body).unwrap());
    schemas
}

#[test]
fn a_union_of_one_thing_and_null_is_that_thing() {
    let outcome = |body| same(body).outcome.unwrap();
    let none = outcome(r#"{"outcome":{"reason":null,"effort":null,"result":null}}"#);
    assert!(none.reason.is_none() && none.effort.is_none() && none.result.is_none());
    let some = outcome(r#"{"outcome":{"reason":{"code":1},"effort":"low","result":["a"]}}"#);
    assert_eq!(some.reason, Some(OutcomeReason::new(1)));
    assert_eq!(some.effort, Some(OutcomeEffort::Low));
    let list = BooleanOrStrings::List(vec!["a".to_owned()]);
    let list = OutcomeResultOneOf::BooleanOrList(list);
    assert_eq!(some.result, Some(OutcomeResult::OneOf(list)));
}

#[test]
fn an_alternative_without_restrictions_allows_any_value() {
    let open = |body| same(body).open.unwrap();
    for body in [
        r#"{"open":{"empty":"a"}}"#,
        r#"{"open":{"empty":5}}"#,
        r#"{"open":{"empty":null}}"#,
        r#"{"open":{"empty":{"b":[1,"c"]}}}"#,
        r#"{"open":{"yes":"no integer"}}"#,
        r#"{"open":{"yes":1.5}}"#,
        r#"{"open":{"titled":{"b":1}}}"#,
        r#"{"open":{"titled":{"color":1}}}"#,
        r#"{"open":{"titled":[true]}}"#,
        r#"{"open":{"titled":{"color":"red","b":1}}}"#,
        r#"{"open":{"byReference":{"a":null}}}"#,
        r#"{"open":{"kinds":{"version":1,"a":"no integer"}}}"#,
        r#"{"open":{"kinds":{"version":3}}}"#,
        r#"{"open":{"kinds":"none"}}"#,
        r#"{"open":{"list":["a",1,null,{"b":2}]}}"#,
        r#"{"open":{"map":{"a":"b","c":5,"d":null}}}"#,
        r#"{"open":{"tuple":["a",1,null]}}"#,
        r#"{"open":{"begun":["a",5,null]}}"#,
        r#"{"open":{"patterns":{"x-a":"b","other":[5]}}}"#,
        r#"{"open":{"full":["a","b"],"closed":{"x-a":"b"},"everyKey":{"a":"b"}}}"#,
    ] {
        open(body);
    }
    assert_eq!(
        open(r#"{"open":{"empty":"a"}}"#).empty,
        Maybe::Value(StringOrAny::Text("a".to_owned()))
    );
    assert_eq!(
        open(r#"{"open":{"empty":5}}"#).empty,
        Maybe::Value(StringOrAny::Unknown(json!(5)))
    );
    assert_eq!(open(r#"{"open":{"empty":null}}"#).empty, Maybe::Null);
    let leaf = open(r#"{"open":{"titled":{"color":"red"}}}"#).titled;
    assert!(matches!(leaf, Maybe::Value(OpenTitled::Leaf(_))));
    let second = open(r#"{"open":{"kinds":{"version":2,"a":1}}}"#).kinds;
    assert!(matches!(second, Maybe::Value(OpenKinds::Second(_))));
}

#[test]
fn a_tag_is_sent_as_it_was_received() {
    let pet = |body| same(body).pet.unwrap();
    assert!(matches!(
        pet(r#"{"pet":{"kind":"cat","lives":9}}"#),
        Pet::Cat(_)
    ));
    assert!(matches!(pet(r#"{"pet":{"kind":"kitten"}}"#), Pet::Cat(_)));
    assert!(matches!(
        pet(r#"{"pet":{"kind":"sparrow","song":"a"}}"#),
        Pet::Sparrow(_)
    ));
    assert!(matches!(
        pet(r#"{"pet":{"kind":"parrot","song":"b"}}"#),
        Pet::Parrot(_)
    ));
    assert!(matches!(pet(r#"{"pet":{"kind":"fish"}}"#), Pet::Unknown(_)));
}

#[test]
fn a_missing_or_wrong_tag_is_set() {
    let sent = |schemas: &Schemas| {
        let request = text(Client::new().schemas().replace(schemas).call().request());
        request
            .split_once("\n\n")
            .map(|(_, body)| body.to_owned())
            .unwrap()
    };
    let pet = |pet| {
        sent(&Schemas {
            pet: Some(pet),
            ..Schemas::default()
        })
    };
    let cat = |kind: Option<&str>| {
        pet(Pet::Cat(Cat {
            kind: kind.map(str::to_owned),
            lives: Some(9),
        }))
    };
    assert_eq!(cat(None), r#"{"pet":{"lives":9,"kind":"cat"}}"#);
    assert_eq!(
        cat(Some("kitten")),
        r#"{"pet":{"kind":"kitten","lives":9}}"#
    );
    assert_eq!(cat(Some("dog")), r#"{"pet":{"kind":"cat","lives":9}}"#);
    assert_eq!(
        pet(Pet::Parrot(Bird::default())),
        r#"{"pet":{"kind":"parrot"}}"#
    );
    let oak = Plant::Oak(Oak::new("banana", 3));
    let moss = Plant::Moss(Moss::new(""));
    assert_eq!(
        sent(&Schemas {
            plants: Some(vec![oak, moss]),
            ..Schemas::default()
        }),
        r#"{"plants":[{"kind":"oak","acorns":3},{"kind":"Moss"}]}"#
    );
}

#[test]
fn a_child_without_properties_is_a_variant() {
    let plant = |body| same(body).plant.unwrap();
    assert!(matches!(
        plant(r#"{"plant":{"kind":"Moss","height":0.5}}"#),
        Plant::Moss(_)
    ));
    assert!(matches!(
        plant(r#"{"plant":{"kind":"oak","acorns":1}}"#),
        Plant::Oak(_)
    ));
    assert!(matches!(
        plant(r#"{"plant":{"kind":"fern"}}"#),
        Plant::Unknown(_)
    ));
    assert_eq!(
        same(r#"{"moss":{"kind":"Moss"}}"#).moss,
        Some(Moss::new("Moss"))
    );
}

#[test]
fn properties_under_a_condition_are_kept() {
    let task = same(
        r#"{"task":{"kind":"mail","to":{"name":"n","street":"s"},"urgent":true,"address":"a@b","at":"2026-01-02",
            "subject":"s","copies":["c"],"note":"n","author":{"a":1}}}"#,
    );
    assert_eq!(task.task.unwrap().address.as_deref(), Some("a@b"));
    same(r#"{"task":{"kind":"call","number":"1","at":5}}"#);
    same(r#"{"task":{"kind":"call"}}"#);
}

#[test]
fn plus_and_minus_are_part_of_an_enum_value() {
    use SchemasReplaceOrderingItem::{CreatedAt, Id, MinusCreatedAt, PlusId};
    let schemas = Schemas::default();
    let client = Client::new();
    let call = client.schemas().replace(&schemas);
    let request = call
        .ordering(&[CreatedAt, MinusCreatedAt, Id, PlusId])
        .call()
        .request();
    assert_eq!(
        request.unwrap().uri().query(),
        Some("ordering=created_at,-created_at,id,%2Bid")
    );
}

#[test]
fn each_tag_of_a_base_belongs_to_one_child() {
    let vehicle = |body| same(body).vehicle.unwrap();
    assert!(matches!(
        vehicle(r#"{"vehicle":{"kind":"Bus"}}"#),
        Vehicle::Bus(_)
    ));
    assert!(matches!(
        vehicle(r#"{"vehicle":{"kind":"Tram"}}"#),
        Vehicle::Tram(_)
    ));
    assert!(matches!(
        vehicle(r#"{"vehicle":{"kind":"Ferry","decks":2}}"#),
        Vehicle::Ferry(_)
    ));
    assert!(matches!(
        vehicle(r#"{"vehicle":{"kind":"bike","x":1}}"#),
        Vehicle::Unknown(_)
    ));
    // The tag of another child is never sent.
    let car = Vehicle::Car(Car::new(CarKind::Bus));
    assert_eq!(serde_json::to_string(&car).unwrap(), r#"{"kind":"car"}"#);
}

#[test]
fn an_integer_enum_may_have_the_type_number() {
    let numbers = numbers_of(r#"{"grade":1.0,"huge":18446744073709551616}"#).unwrap();
    assert_eq!(numbers.grade, Some(NumbersGrade::V1));
    assert_eq!(numbers.huge, Some(18_446_744_073_709_551_616));
    assert_eq!(
        serde_json::to_string(&numbers).unwrap(),
        r#"{"grade":1,"huge":18446744073709551616}"#
    );
}

#[test]
fn types_that_double_in_steps_stay_small() {
    // Without boxes a `Step8` would contain 4^8 `Step0`s.
    assert!(size_of::<Step8>() < 1 << 20, "{}", size_of::<Step8>());
    same(r#"{"step":{"d":{"c":{"b":{"a":{"d":{"c":{"b":{"a":{"d":"x"}}}}}}}}}}"#);
}

#[test]
fn unions_of_scalars_are_made_from_scalars() {
    assert_eq!(NumberOrString::from(4.5), NumberOrString::Number(4.5));
    let text = NumberOrString::Text("a".to_owned());
    assert_eq!(NumberOrString::from("a"), text);
    assert_eq!(NumberOrString::from("a".to_owned()), text);
}
