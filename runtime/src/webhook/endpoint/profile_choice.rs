//! The choice of a profile, by name or by value.

use serde_json::{Map, Value, json};

use crate::webhook::handler::EventTable;
use crate::webhook::{Profile, ProfileError, SetupError};

/// A profile, or the name of a built-in one.
///
/// ```
/// use callwright::webhook::{Profile, ProfileChoice};
///
/// let by_name = ProfileChoice::from("github");
/// let by_value = Profile::named("github").map(ProfileChoice::from);
/// # drop((by_name, by_value));
/// ```
#[derive(Clone, Debug)]
pub struct ProfileChoice(Choice);

#[derive(Clone, Debug)]
enum Choice {
    Named(String),
    Given(Box<Profile>),
}

/// The keys of the document's profile that also apply to a chosen one: they describe the document's events, not the provider.
const OF_DOCUMENT: [&str; 4] = ["route", "route_else", "items", "form_field"];

impl ProfileChoice {
    /// The profile, without a document.
    pub(crate) fn without_document(self) -> Result<Profile, SetupError> {
        match self.0 {
            Choice::Given(profile) => Ok(*profile),
            Choice::Named(name) => {
                Profile::from_value(&json!({ "profile": name })).map_err(setup_error)
            }
        }
    }

    /// The profile, with the document's description of its events. If the document has none, the chosen profile's applies.
    pub(super) fn with_document(self, events: &EventTable) -> Result<Profile, SetupError> {
        match self.0 {
            Choice::Named(name) => {
                let document: Value = serde_json::from_str(events.profile).unwrap_or_default();
                let mut keys = Map::new();
                keys.insert("profile".to_owned(), Value::from(name));
                for key in OF_DOCUMENT {
                    if let Some(value) = document.get(key) {
                        keys.insert(key.to_owned(), value.clone());
                    }
                }
                Profile::from_value(&Value::Object(keys)).map_err(setup_error)
            }
            Choice::Given(given) => {
                let mut given = *given;
                if given.route.is_empty() && given.items.is_none() {
                    let document = of_document(events)?;
                    given.route = document.route;
                    given.route_else = document.route_else;
                    given.items = document.items;
                    given.form_field = given.form_field.or(document.form_field);
                }
                Ok(given)
            }
        }
    }
}

/// The document's profile.
pub(super) fn of_document(events: &EventTable) -> Result<Profile, SetupError> {
    Profile::from_json(events.profile).map_err(setup_error)
}

fn setup_error(error: ProfileError) -> SetupError {
    SetupError::new(error.to_string())
}

impl From<&str> for ProfileChoice {
    fn from(name: &str) -> Self {
        Self(Choice::Named(name.to_owned()))
    }
}

impl From<String> for ProfileChoice {
    fn from(name: String) -> Self {
        Self(Choice::Named(name))
    }
}

impl From<Profile> for ProfileChoice {
    fn from(profile: Profile) -> Self {
        Self(Choice::Given(Box::new(profile)))
    }
}
