use crate::__private::v1 as wire;
use crate::types::{DateTime, Maybe, Value};
use std::collections::BTreeMap;

use super::DeviationReason::{Missing, Null};
use super::lenient::decode_with_deviations;
use super::*;
use crate::error::DecodeError;

#[derive(Clone)]
struct Event {
    action: String,
    sender: User,
    tags: Vec<String>,
    labels: BTreeMap<String, f64>,
    note: Option<String>,
    any: Value,
    people: Vec<User>,
}

#[derive(Clone)]
struct User {
    login: String,
    teams: Vec<String>,
}

wire::object!(Event { action "action!", sender "sender!", tags "tags!", labels "labels!", note "note+", any "any!", people "people!" });
wire::object!(User { login "login!", teams "teams!" });

const WHOLE: &str = r#"{"action":"a","sender":{"login":"l","teams":[]},"tags":[],"labels":{},"note":null,"any":1,"people":[]}"#;

/// Types that have no default.
#[derive(Clone)]
struct Figures {
    number: i64,
    price: f64,
    paid: bool,
    kind: Kind,
    level: Level,
    mixed: Mixed,
    at: DateTime,
    address: Address,
    tagged: Tagged,
    part: Part,
}

#[derive(Clone)]
pub struct Part {
    name: String,
    size: i64,
}

wire::object!(Figures { number "number!", price "price!", paid "paid!", kind "kind!", level "level!", mixed "mixed!", at "at!", address "address!", tagged "tagged!", part "part!" });
wire::object!(Part { name "name!", size "size!" });
wire::text_enums! { pub enum Kind { One = "one" } }
wire::int_enums! { pub enum Level { One = 1 } }
wire::value_enums! { pub enum Mixed { One = 1, Off = false } }
wire::tagged_unions! { pub enum Tagged by "type" { Part(Part) add "part" } }

const FIGURES: &str = r#"{"number":1,"price":1.5,"paid":true,"kind":"one","level":1,"mixed":1,"at":"2024-01-01","address":"here","tagged":{"type":"part","name":"n","size":1},"part":{"name":"n","size":1}}"#;

#[derive(Clone)]
struct Person {
    height: Option<f64>,
    address: Address,
    age: Option<i64>,
    nick: Maybe<String>,
}

#[derive(Clone)]
pub struct Place {
    floor: i64,
    owner: Option<String>,
}

wire::object!(Person { height "height+", address "address!", age "age?", ~nick "nick?" });
wire::object!(Place { floor "floor!", owner "owner+" });
wire::unions! {
    pub enum Address { Place(Place), Name(String) }
}

fn lenient<T: serde::de::DeserializeOwned>(text: &str) -> Result<(T, Vec<Deviation>), DecodeError> {
    decode_with_deviations(text.as_bytes(), true)
}

fn strict<T: serde::de::DeserializeOwned>(text: &str) -> Result<(T, Vec<Deviation>), DecodeError> {
    decode_with_deviations(text.as_bytes(), false)
}

fn shown(deviations: &[Deviation]) -> Vec<String> {
    deviations.iter().map(ToString::to_string).collect()
}

fn paths(text: &str) -> Vec<String> {
    let (_, deviations) = lenient::<Event>(text).unwrap();
    deviations.iter().map(|d| d.path().to_owned()).collect()
}

/// The text without a key and its value, which holds no comma.
fn without(text: &str, key: &str) -> String {
    let mut value: serde_json::Map<String, Value> = serde_json::from_str(text).unwrap();
    value.remove(key).unwrap();
    serde_json::to_string(&value).unwrap()
}

#[test]
fn a_complete_body_has_no_deviations() {
    assert_eq!(paths(WHOLE), [""; 0]);
    assert!(strict::<Event>(WHOLE).unwrap().1.is_empty());
}

#[test]
fn strict_has_no_defaults() {
    for key in ["action", "sender", "tags", "labels", "any", "people"] {
        let error = strict::<Event>(&without(WHOLE, key)).map(drop).unwrap_err();
        assert_eq!(error.path(), key);
        assert_eq!(error.message(), format!("missing `{key}` in object Event"));
    }
    for key in [
        "number", "price", "paid", "kind", "level", "mixed", "at", "address", "tagged", "part",
    ] {
        assert!(strict::<Figures>(&without(FIGURES, key)).is_err(), "{key}");
    }
    let null = WHOLE.replace(r#""tags":[]"#, r#""tags":null"#);
    let error = strict::<Event>(&null).map(drop).unwrap_err();
    assert_eq!(
        (error.path(), &*error.reason()),
        ("tags", "invalid type: null, expected a sequence")
    );
}

#[test]
fn strict_lists_a_missing_null() {
    let (event, deviations) = strict::<Event>(&without(WHOLE, "note")).unwrap();
    assert_eq!(event.note, None);
    assert_eq!(shown(&deviations), ["`note` is missing"]);
}

#[test]
fn missing_keys_are_empty_and_listed() {
    let (event, deviations) = lenient::<Event>("{}").unwrap();
    assert!(event.action.is_empty() && event.tags.is_empty() && event.people.is_empty());
    assert!(event.sender.login.is_empty() && event.sender.teams.is_empty());
    assert_eq!(
        (event.labels.len(), event.note, event.any),
        (0, None, Value::Null)
    );
    assert!(
        deviations
            .iter()
            .all(|deviation| deviation.reason() == Missing)
    );
    assert_eq!(
        paths("{}"),
        [
            "action", "sender", "tags", "labels", "note", "any", "people"
        ]
    );
    let nested = without(WHOLE, "sender").replace(
        r#""people":[]"#,
        r#""people":[{"login":"x","teams":[]},{"login":"y"}]"#,
    );
    assert_eq!(paths(&nested), ["people[1].teams", "sender"]);
}

#[test]
fn numbers_and_the_like_have_no_default() {
    for key in [
        "number", "price", "paid", "kind", "level", "mixed", "at", "address", "tagged", "part",
    ] {
        let error = lenient::<Figures>(&without(FIGURES, key))
            .map(drop)
            .unwrap_err();
        assert_eq!(
            error.message(),
            format!("missing `{key}` in object Figures")
        );
        let mut null: serde_json::Map<String, Value> = serde_json::from_str(FIGURES).unwrap();
        null.insert(key.to_owned(), Value::Null);
        let null = serde_json::to_string(&null).unwrap();
        match lenient::<Figures>(&null) {
            // These have a variant for an unknown value.
            Ok((figures, deviations)) => {
                assert!(["mixed", "address", "tagged"].contains(&key), "{key}");
                assert!(deviations.is_empty());
                assert!(
                    serde_json::to_string(&figures)
                        .unwrap()
                        .contains(&format!("\"{key}\":null"))
                );
            }
            Err(error) => {
                assert_eq!(error.path(), key);
                assert!(error.message().starts_with("invalid type: null"), "{error}");
            }
        }
    }
    // An object that lacks one of these has no default either.
    let text = without(FIGURES, "part").replace('}', r#"},"part":{"name":"n"}"#);
    assert!(lenient::<Figures>(&text).is_err());
}

#[test]
fn nulls_are_read_like_missing_keys() {
    let text = r#"{"action":null,"sender":{"teams":null,"login":"l"},"tags":[],"labels":{},
        "note":null,"any":null,"people":[{"login":null,"teams":[]}, {"login" : null, "teams":[]}], "x": null}"#;
    let (event, deviations) = lenient::<Event>(text).unwrap();
    assert_eq!((event.action.as_str(), event.people.len()), ("", 2));
    assert_eq!(
        shown(&deviations),
        [
            "`sender.teams` is null",
            "`people[0].login` is null",
            "`people[1].login` is null",
            "`action` is null"
        ]
    );
    let both = text.replace(r#""tags":[],"#, "");
    let (_, deviations) = lenient::<Event>(&both).unwrap();
    assert_eq!(
        deviations.iter().map(Deviation::reason).collect::<Vec<_>>(),
        [Null, Null, Null, Null, Missing]
    );
    // An item isn't a property.
    let items = WHOLE.replace(r#""tags":[]"#, r#""tags":["a",null]"#);
    assert_eq!(
        lenient::<Event>(&items).map(drop).unwrap_err().path(),
        "tags[1]"
    );
}

#[test]
fn a_missing_null_is_listed_where_it_is_required() {
    let person = |text: &str| shown(&lenient::<Person>(text).unwrap().1);
    assert_eq!(person(r#"{"height":null,"address":"here"}"#), [""; 0]);
    assert_eq!(person(r#"{"address":"here"}"#), ["`height` is missing"]);
    // Without a recording it isn't listed.
    assert!(serde_json::from_str::<Person>(r#"{"address":"here"}"#).is_ok());
    let place = r#"{"address":{"floor":2,"owner":null},"height":1}"#;
    assert_eq!(person(place), [""; 0]);
    assert_eq!(
        person(r#"{"address":{"floor":2}}"#),
        ["`height` is missing", "`\u{2026}.owner` is missing"]
    );
    // A variant isn't chosen by filling it.
    let (person, deviations) =
        lenient::<Person>(r#"{"address":{"owner":"o"},"height":1}"#).unwrap();
    assert!(matches!(person.address, Address::Unknown(_)));
    assert_eq!(deviations, []);
}

#[test]
fn other_errors_stay_errors() {
    let wrong = without(WHOLE, "people").replace(r#""tags":[]"#, r#""tags":"a""#);
    assert_eq!(
        lenient::<Event>(&wrong).map(drop).unwrap_err().path(),
        "tags"
    );
    assert!(lenient::<Event>("{").is_err());
    assert!(lenient::<Event>("[]").is_err());
    assert!(lenient::<Event>("null").is_err());
    // And the recording ends with the call.
    assert!(serde_json::from_str::<Event>("{}").is_err());
}

#[test]
fn after_32_deviations_paths_are_short() {
    let people = vec![r#"{"login":null}"#; 30].join(",");
    let text = WHOLE.replace(r#""people":[]"#, &format!(r#""people":[{people}]"#));
    let paths = paths(&text);
    assert_eq!(paths.len(), 60);
    assert_eq!(paths[31], "people[15].teams");
    assert_eq!(paths[32], "….login");
    let people = vec![r#"{"login":null}"#; 40].join(",");
    let text = WHOLE.replace(r#""people":[]"#, &format!(r#""people":[{people}]"#));
    assert!(lenient::<Event>(&text).is_err());
}

#[derive(Clone)]
struct Chain {
    next: Box<Chain>,
    other: Box<Chain>,
}

wire::object!(Chain { next "next!", other "other!" });

#[test]
fn a_required_recursion_ends() {
    let error = lenient::<Chain>("{}").map(drop).unwrap_err();
    assert_eq!(error.message(), "missing `next` in object Chain");
}
