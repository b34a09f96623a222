//! What endpoints and receivers are told alike.

use std::sync::Arc;
use std::time::SystemTime;

use http::{HeaderValue, Method};
use serde_json::{Map, Value, json};

use super::coding::SignedBody;
use super::front::{Front, Methods};
use super::media::Media;
use super::respond;
use crate::webhook::dedupe::Keys;
use crate::webhook::handshakes::Handshakes;
use crate::webhook::pick::{Items, Router};
use crate::webhook::serve::{PathTemplate, Routes};
use crate::webhook::{HandshakeCondition, Profile, ProfileError, Settings, SetupError, Verifier};
use callwright_webhook_core::ItemVerifier;

/// A profile, or the name of one that is built in.
#[derive(Clone, Debug)]
pub struct ProfileChoice(Choice);

#[derive(Clone, Debug)]
enum Choice {
    Named(String),
    Given(Box<Profile>),
}

impl ProfileChoice {
    /// The profile, where no document has a word.
    pub(in crate::webhook) fn alone(self) -> Result<Profile, SetupError> {
        match self.0 {
            Choice::Given(profile) => Ok(*profile),
            Choice::Named(name) => Profile::from_value(&json!({ "profile": name }))
                .map_err(|error| SetupError::new(error.to_string())),
        }
    }
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

/// How deliveries are verified.
pub(super) enum Verifying {
    /// As the profile says.
    Profile,
    /// By the user's own.
    Own(Arc<dyn Verifier>),
    /// Not at all.
    Unverified,
}

/// What was told so far.
pub(super) struct Setup {
    pub(super) choice: Option<ProfileChoice>,
    pub(super) settings: Settings,
    pub(super) verifying: Verifying,
    pub(super) only: Option<String>,
    /// Whether deliveries are read leniently; `None` where the profile decides.
    pub(super) lenient: Option<bool>,
    pub(super) limit: Option<usize>,
    pub(super) decompress: Option<SignedBody>,
    pub(super) path: Option<String>,
    pub(super) clock: Arc<dyn Fn() -> SystemTime + Send + Sync>,
}

impl Setup {
    pub(super) fn new() -> Self {
        Self {
            choice: None,
            settings: Settings::new(),
            verifying: Verifying::Profile,
            only: None,
            lenient: None,
            limit: None,
            decompress: None,
            path: None,
            clock: Arc::new(SystemTime::now),
        }
    }

    pub(super) fn build(self, routes: &'static Routes) -> Result<Front, SetupError> {
        let mut profile = chosen(routes, self.choice)?;
        if let Some(limit) = self.limit {
            profile.limit = limit;
        }
        respond::check(&profile.acknowledge)?;
        let mut challenges = Vec::new();
        let mut by_item = None;
        let verifier = match self.verifying {
            Verifying::Own(verifier) => Some(verifier),
            Verifying::Unverified => None,
            Verifying::Profile if profile.verify.is_none() => {
                return Err(SetupError::new(format!(
                    "nobody says how deliveries of `{}` are verified: choose a profile, give a verifier, or say \
                     `unverified()`",
                    profile.name
                )));
            }
            Verifying::Profile => {
                super::secrets::warn(&profile, &self.settings);
                challenges = super::challenge::challenges(&profile, &self.settings);
                match ItemVerifier::of(&profile, self.settings.as_ref())? {
                    Some((items, rest)) => {
                        by_item = Some(items);
                        Some(rest)
                    }
                    None => Some(profile.verifier(&self.settings)?),
                }
            }
        };
        let items = match &profile.items {
            Some(text) => Some(Items::parse(text).ok_or_else(|| {
                SetupError::new(format!(
                    "`{text}` is no JSON pointer: it begins with `/`, or is empty"
                ))
            })?),
            None => None,
        };
        Ok(Front {
            routes,
            verifier,
            by_item,
            challenges,
            decompress: self.decompress,
            path: match &self.path {
                Some(path) => Some(Arc::new(PathTemplate::parse(path)?)),
                None => None,
            },
            handshakes: Handshakes::new(&profile, &self.settings)?,
            greets_signed: profile.handshakes.iter().any(|handshake| handshake.signed),
            router: Router::new(
                routes,
                (&profile.route, &profile.route_else),
                self.only.as_deref(),
            )?,
            items,
            keys: Keys::new(&profile)?,
            media: Media::new(&profile, routes),
            methods: methods(&profile)?,
            lenient: self.lenient.unwrap_or(profile.lenient),
            clock: self.clock,
            profile,
        })
    }
}

/// The keys of a document's profile that hold for a chosen one too: they are about the document's events, not about who sends
/// them.
const OF_DOCUMENT: [&str; 4] = ["route", "route_else", "items", "form_field"];

/// The document's profile, unless another was chosen. A document that says nothing of what tells its events apart has no route:
/// then the chosen profile's holds.
fn chosen(routes: &Routes, choice: Option<ProfileChoice>) -> Result<Profile, SetupError> {
    let said = |error: ProfileError| SetupError::new(error.to_string());
    let document = || Profile::from_json(routes.profile).map_err(said);
    match choice.map(|choice| choice.0) {
        None => document(),
        Some(Choice::Named(name)) => {
            let known: Value = serde_json::from_str(routes.profile).unwrap_or_default();
            let mut keys = Map::new();
            keys.insert("profile".to_owned(), Value::from(name));
            for key in OF_DOCUMENT {
                if let Some(value) = known.get(key) {
                    keys.insert(key.to_owned(), value.clone());
                }
            }
            Profile::from_value(&Value::Object(keys)).map_err(said)
        }
        Some(Choice::Given(given)) => {
            let mut given = *given;
            if given.route.is_empty() && given.items.is_none() {
                let document = document()?;
                given.route = document.route;
                given.route_else = document.route_else;
                given.items = document.items;
                given.form_field = given.form_field.or(document.form_field);
            }
            Ok(given)
        }
    }
}

fn methods(profile: &Profile) -> Result<Methods, SetupError> {
    let method = |name: &String| {
        Method::from_bytes(name.as_bytes())
            .map_err(|_| SetupError::new(format!("`{name}` is no method")))
    };
    let deliver = profile
        .methods
        .iter()
        .map(method)
        .collect::<Result<Vec<_>, _>>()?;
    let mut greet = Vec::new();
    for when in profile
        .handshakes
        .iter()
        .flat_map(|handshake| &handshake.when)
    {
        if let HandshakeCondition::Method(name) = when {
            let method = method(name)?;
            if !deliver.contains(&method) && !greet.contains(&method) {
                greet.push(method);
            }
        }
    }
    let all: Vec<&str> = deliver.iter().chain(&greet).map(Method::as_str).collect();
    let allow = HeaderValue::from_str(&all.join(", "))
        .map_err(|_| SetupError::new("the methods can't stand in a header"))?;
    Ok(Methods {
        deliver,
        greet,
        allow,
    })
}

/// The methods that both builders have.
macro_rules! setup_methods {
    () => {
        /// The provider: the name of a built-in profile, or one of your own. It takes the place of the document's. Where the document
        /// says what tells its events apart (`route`, or a constant in their payloads), that still holds; where it doesn't, the
        /// profile says it. What each event is on the wire is the document's word in any case.
        pub fn profile(mut self, profile: impl Into<super::ProfileChoice>) -> Self {
            self.setup.choice = Some(profile.into());
            self
        }

        /// The secret that the provider signs with. Given more than once, each is tried: old and new, while they are rotated.
        pub fn secret(self, secret: impl Into<String>) -> Self {
            self.secret_named(crate::webhook::Settings::SECRET, secret)
        }

        /// A secret or a key of another name; the profile says which it needs.
        pub fn secret_named(mut self, name: &str, secret: impl Into<String>) -> Self {
            self.setup.settings = self.setup.settings.secret(name, secret);
            self
        }

        /// A secret that the provider itself will send, under the name that the profile gives it (Asana).
        pub fn learned(mut self, name: &str, secret: crate::webhook::LearnedSecret) -> Self {
            self.setup.settings = self.setup.settings.learned(name, secret);
            self
        }

        /// A value that the profile needs and that is no secret: PayPal's webhook id, an audience, a topic.
        pub fn setting(mut self, name: &str, value: impl Into<String>) -> Self {
            self.setup.settings = self.setup.settings.value(name, value);
            self
        }

        /// The URL under which the provider knows the endpoint, for the providers that sign it.
        pub fn public_url(mut self, url: impl Into<String>) -> Self {
            self.setup.settings = self.setup.settings.public_url(url);
            self
        }

        /// What fetches certificates and keys, for the providers that have such.
        pub fn transport(mut self, transport: impl crate::Transport + 'static) -> Self {
            self.setup.settings = self.setup.settings.transport(transport);
            self
        }

        /// Verifies in a way of your own, instead of the profile's.
        pub fn verifier(mut self, verifier: impl crate::webhook::Verifier + 'static) -> Self {
            self.setup.verifying = super::setup::Verifying::Own(std::sync::Arc::new(verifier));
            self
        }

        /// Verifies nothing: everybody who finds the endpoint can make it believe anything. For deliveries that come through
        /// something that has verified them.
        pub fn unverified(mut self) -> Self {
            self.setup.verifying = super::setup::Verifying::Unverified;
            self
        }

        /// Every delivery is this event, by its name in the document: for providers that are given a URL for each.
        pub fn only(mut self, event: impl Into<String>) -> Self {
            self.setup.only = Some(event.into());
            self
        }

        /// Reads deliveries around required properties that are missing, or null where null isn't allowed: a string, a list, a
        /// map or an object is read as empty, and what may be any JSON as null.
        /// [`Delivery::deviations`](crate::webhook::Delivery::deviations) tells which.
        ///
        /// A number, a boolean, an enum, a date, an id or a union is never read out of nothing. A delivery that lacks a
        /// required one is undecodable all the same, and so is one with a value of another type.
        pub fn lenient(mut self) -> Self {
            self.setup.lenient = Some(true);
            self
        }

        /// A delivery in which a required property is missing, or null where null isn't allowed, is undecodable. That is the
        /// default; this is for profiles that are lenient ([`Profile::lenient`](crate::webhook::Profile::lenient)).
        ///
        /// A required property that may be null is null where it is missing, and
        /// [`Delivery::deviations`](crate::webhook::Delivery::deviations) tells of it.
        pub fn strict(mut self) -> Self {
            self.setup.lenient = Some(false);
            self
        }

        /// The most bytes that a body may have, instead of the profile's.
        pub fn limit(mut self, bytes: usize) -> Self {
            self.setup.limit = Some(bytes);
            self
        }

        /// Takes bodies that are compressed by gzip or deflate, and says what of them is signed. What they become is no larger than
        /// [`limit`](Self::limit). Without this they are answered with 415.
        #[cfg(feature = "decompress")]
        pub fn decompress(mut self, signed: crate::webhook::SignedBody) -> Self {
            self.setup.decompress = Some(signed);
            self
        }

        /// The path under which it is mounted, with its parameters: `/hooks/{tenant}`. Handlers read them by
        /// [`Delivery::path_parameter`](crate::webhook::Delivery::path_parameter). It is the path that the endpoint itself sees:
        /// without what a nested router takes off. A delivery to another path has no parameters.
        pub fn path(mut self, path: impl Into<String>) -> Self {
            self.setup.path = Some(path.into());
            self
        }

        /// What time it is, by which the age of signatures is told. For tests.
        pub fn clock(
            mut self,
            clock: impl Fn() -> std::time::SystemTime + Send + Sync + 'static,
        ) -> Self {
            self.setup.clock = std::sync::Arc::new(clock);
            self
        }
    };
}
pub(super) use setup_methods;
