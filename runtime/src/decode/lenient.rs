//! Decoding what a sender really sends: required keys that are missing don't stop it.

use serde::de::DeserializeOwned;

use super::body::{from_slice, from_str, located};
use super::locate::push_key;
use crate::error::DecodeError;
use crate::wire::natural;

/// For how many missing keys the place is looked for. Each costs one more decoding, of bodies that aren't as the document says.
const LOCATED: usize = 32;

/// A required key that a sender left out, and that was read as empty: `false`, `0`, `""`, `[]`, `{}` or null.
///
/// A key that may be null is read as null by everybody; here it is told.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Deviation {
    path: Box<str>,
}

impl Deviation {
    /// The place of the missing value, such as `repository.owner.login`. Of more than 32 in one body, and inside of a union whose
    /// variants are told apart by what is in them, only the key is said, after an ellipsis: `….login`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }
}

impl std::fmt::Display for Deviation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "`{}` is missing", self.path)
    }
}

/// Decodes a JSON text. Required keys that are missing are read as empty where their type has an empty value, and told.
///
/// A text that is as the document says is decoded once. Inside of a union whose variants are told apart by what is in them nothing
/// but nulls is filled.
///
/// # Errors
///
/// If the text is no JSON, or a value isn't what its type takes.
pub fn lenient<T: DeserializeOwned>(text: &[u8]) -> Result<(T, Vec<Deviation>), DecodeError> {
    // To see first that all of it is UTF-8 is faster than to look at each string.
    let utf8 = std::str::from_utf8(text).ok();
    let decode = || match utf8 {
        Some(text) => from_str::<T>(text),
        None => from_slice::<T>(text),
    };
    let mut deviations = Vec::new();
    loop {
        // Each round fills what the last one stumbled over; the last of all has no bound, and so no key that is refused.
        let allowed = match deviations.len() {
            told @ 0..LOCATED => told,
            _ => usize::MAX,
        };
        let filled = natural::with(allowed, decode);
        match (filled.result, filled.refused) {
            (Ok(value), _) => {
                let rest = filled.keys.iter().skip(deviations.len());
                deviations.extend(rest.chain(&filled.noted).map(|key| Deviation {
                    path: format!("….{}", unmarked(key)).into(),
                }));
                return Ok((value, deviations));
            }
            (Err(error), Some(key)) => {
                let mut path = located(text, &error).path().to_owned();
                push_key(&mut path, unmarked(key));
                deviations.push(Deviation { path: path.into() });
            }
            (Err(error), None) => return Err(located(text, &error)),
        }
    }
}

/// A key without its mark.
fn unmarked(key: &str) -> &str {
    key.get(..key.len().saturating_sub(1)).unwrap_or(key)
}

#[cfg(test)]
mod tests {
    use crate::__private::v1 as wire;
    use crate::types::DateTime;
    use serde_json::Value;

    use super::*;

    #[derive(Clone)]
    struct Event {
        action: String,
        sender: User,
        number: i64,
        tags: Vec<String>,
        note: Option<String>,
        at: DateTime,
        any: Value,
        people: Vec<User>,
    }

    #[derive(Clone)]
    struct User {
        login: String,
        admin: bool,
        score: f64,
    }

    wire::object!(Event { action "action!", sender "sender!", number "number!", tags "tags!", note "note!", at "at!", any "any!", people "people!" });
    wire::object!(User { login "login!", admin "admin!", score "score!" });

    const WHOLE: &str = r#"{"action":"a","sender":{"login":"l","admin":true,"score":1.5},"number":1,"tags":[],"note":null,"at":"2024-01-01T00:00:00Z","any":1,"people":[]}"#;

    fn paths(text: &str) -> Vec<String> {
        let (_, deviations) = lenient::<Event>(text.as_bytes()).unwrap();
        deviations.iter().map(|d| d.path().to_owned()).collect()
    }

    #[test]
    fn what_is_whole_deviates_nowhere() {
        assert_eq!(paths(WHOLE), [""; 0]);
    }

    #[test]
    fn what_is_missing_is_empty_and_told() {
        let (event, _) = lenient::<Event>(b"{}").unwrap();
        assert_eq!(event.action, "");
        assert!(event.sender.login.is_empty() && !event.sender.admin && event.sender.score == 0.0);
        assert_eq!((event.number, event.tags.len(), event.note), (0, 0, None));
        assert_eq!((event.at.as_str(), event.any), ("", Value::Null));
        assert_eq!(
            paths("{}"),
            [
                "action", "sender", "number", "tags", "note", "at", "any", "people"
            ]
        );
        let nested = WHOLE.replace(r#""login":"l","#, "").replace(
            r#""people":[]"#,
            r#""people":[{"login":"x","admin":false,"score":1},{"login":"y","score":2}]"#,
        );
        assert_eq!(paths(&nested), ["sender.login", "people[1].admin"]);
    }

    #[derive(Clone)]
    struct Tree {
        height: Option<f64>,
        home: Home,
        age: Option<i64>,
    }

    #[derive(Clone)]
    pub struct Hole {
        depth: i64,
        owner: Option<String>,
    }

    wire::object!(Tree { height "height+", home "home!", age "age?" });
    wire::object!(Hole { depth "depth!", owner "owner+" });
    wire::unions! {
        pub enum Home { Hole(Hole), Name(String) }
    }

    fn tree(text: &str) -> Vec<String> {
        let (_, deviations) = lenient::<Tree>(text.as_bytes()).unwrap();
        deviations.iter().map(|d| d.path().to_owned()).collect()
    }

    #[test]
    fn an_absent_null_is_told_where_it_is_required() {
        assert_eq!(tree(r#"{"height":null,"home":"here"}"#), [""; 0]);
        assert_eq!(tree(r#"{"home":"here"}"#), ["height"]);
        // Nobody is told who doesn't ask.
        assert!(serde_json::from_str::<Tree>(r#"{"home":"here"}"#).is_ok());
    }

    #[test]
    fn an_absent_null_is_told_in_a_union() {
        assert_eq!(
            tree(r#"{"home":{"depth":2,"owner":null},"height":1}"#),
            [""; 0]
        );
        assert_eq!(
            tree(r#"{"home":{"depth":2}}"#),
            ["height", "\u{2026}.owner"]
        );
        // A variant isn't chosen by filling it.
        let (tree, deviations) = lenient::<Tree>(br#"{"home":{"owner":"o"},"height":1}"#).unwrap();
        assert!(matches!(tree.home, Home::Unknown(_)));
        assert_eq!(deviations, []);
    }

    #[test]
    fn what_is_wrong_stays_wrong() {
        let wrong = WHOLE.replace("\"number\":1", "\"number\":\"one\"");
        let error = lenient::<Event>(wrong.replace(r#""login":"l","#, "").as_bytes()).unwrap_err();
        assert_eq!(error.path(), "number");
        assert!(lenient::<Event>(b"{").is_err());
        assert!(lenient::<Event>(b"[]").is_err());
        // And lenience ends with the call.
        assert!(serde_json::from_str::<Event>("{}").is_err());
    }

    #[test]
    fn many_are_told_without_their_place() {
        let people = vec!["{}"; 30].join(",");
        let text = WHOLE.replace(r#""people":[]"#, &format!(r#""people":[{people}]"#));
        let paths = paths(&text);
        assert_eq!(paths.len(), 90);
        assert_eq!(paths[31], "people[10].admin");
        assert_eq!(paths[32], "….score");
    }
}
