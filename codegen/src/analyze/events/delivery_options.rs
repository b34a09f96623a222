//! Options for deliveries: those of the document and those of the configuration.

use crate::config::{Config, nearest};
use crate::diag::{Diagnostic, FileId, Place};
use crate::ir::{Api, EventId};
use callwright_webhook_core::{Profile, ProfileError, Source};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The stated options, before anything is inferred.
pub(super) struct DeliveryOptions {
    /// The profile; empty if none is stated.
    pub profile: Map<String, Value>,
    /// The sources that name the event of a delivery; empty if none are stated.
    pub route: Vec<Source>,
    /// The pointer to the items, if a delivery has several.
    pub items: Option<String>,
    /// The values of each event on the wire, for those that are stated.
    pub values: BTreeMap<EventId, Vec<String>>,
}

/// Reads the options. Those of the configuration override those of the document.
pub(super) fn delivery_options(
    api: &Api,
    config: &Config,
    problems: &mut Vec<Diagnostic>,
) -> DeliveryOptions {
    let mut profile = match &api.delivery {
        Some(said) => profile_object(said),
        None => Map::new(),
    };
    let by_document = profile.remove("events");
    if let Some(chosen) = &config.webhooks.profile {
        profile = profile_object(chosen);
    }
    if let Some(route) = &config.webhooks.route {
        profile.insert("route".to_owned(), route.clone());
    }
    if profile.is_empty()
        && let Some(name) = declared_by_headers(api)
    {
        profile.insert("profile".to_owned(), Value::String(name.to_owned()));
    }
    let mut options = DeliveryOptions {
        profile,
        route: Vec::new(),
        items: None,
        values: BTreeMap::new(),
    };
    if !options.profile.is_empty() {
        match Profile::from_value(&Value::Object(options.profile.clone())) {
            Ok(read) => {
                options.route = read.route;
                options.items = read.items;
            }
            Err(error) => {
                let chosen = config.webhooks.profile.is_some() || config.webhooks.route.is_some();
                problems.push(bad_profile(chosen, &error));
                options.profile.clear();
            }
        }
    }
    for (id, event) in (0..).map(EventId).zip(&api.events) {
        if !event.values.is_empty() {
            options.values.insert(id, event.values.clone());
        }
    }
    for (name, values) in by_document.iter().filter_map(Value::as_object).flatten() {
        let texts: Vec<String> = match values {
            Value::String(one) => vec![one.clone()],
            Value::Array(several) => {
                let texts = several.iter().filter_map(Value::as_str);
                texts.map(str::to_owned).collect()
            }
            _ => Vec::new(),
        };
        name_values(
            api,
            "x-callwright-webhooks",
            name,
            &texts,
            &mut options,
            problems,
        );
    }
    for (name, values) in &config.webhooks.events {
        name_values(api, "webhooks.events", name, values, &mut options, problems);
    }
    options
}

/// A profile as an object: from a name, from a complete profile, or from a name with overrides.
fn profile_object(said: &Value) -> Map<String, Value> {
    let mut all = match said {
        Value::String(name) => {
            let mut all = Map::new();
            all.insert("profile".to_owned(), Value::String(name.clone()));
            all
        }
        Value::Object(all) => all.clone(),
        _ => Map::new(),
    };
    if let Some(Value::Object(inner)) = all.get("profile").cloned() {
        all.remove("profile");
        for (key, value) in inner {
            all.entry(key).or_insert(value);
        }
    }
    all
}

fn bad_profile(chosen: bool, error: &ProfileError) -> Diagnostic {
    let root = Place::root(FileId(0));
    let (place, whose) = match chosen {
        true => (root, "the option `webhooks.profile`"),
        false => (root.key("x-callwright-webhooks"), "`x-callwright-webhooks`"),
    };
    let message = format!("{whose} is no profile: {error}");
    let problem = Diagnostic::error("bad-profile", &place, message);
    match error.pointer() {
        "/profile" => {
            let known = Profile::names().join(", ");
            problem.help(format!("the built-in profiles are {known}"))
        }
        _ => problem,
    }
}

/// The built-in profile whose first header every webhook of the document declares.
fn declared_by_headers(api: &Api) -> Option<&'static str> {
    let declared = |header: &str| {
        let mut any = false;
        let all = api.events_of(false).all(|(_, event)| {
            any = true;
            let mut parameters = event.parameters.iter();
            parameters.any(|parameter| parameter.name.eq_ignore_ascii_case(header))
        });
        any && all
    };
    Profile::names().iter().copied().find(|name| {
        let route = Profile::named(name).map(|profile| profile.route);
        matches!(route.as_deref(), Some([Source::Header(header), ..]) if declared(header))
    })
}

fn name_values(
    api: &Api,
    option: &str,
    name: &str,
    values: &[String],
    options: &mut DeliveryOptions,
    problems: &mut Vec<Diagnostic>,
) {
    let mut events = (0..).map(EventId).zip(&api.events);
    if let Some((id, _)) = events.find(|(_, event)| event.key == name) {
        options.values.insert(id, values.to_vec());
        return;
    }
    let known: Vec<&str> = api.events.iter().map(|event| event.key.as_str()).collect();
    let message = format!("`{option}` names `{name}`, and there is no such event");
    let mut problem = Diagnostic::error("unknown-event", &Place::root(FileId(0)), message);
    problem = match nearest(name, &known) {
        Some(near) => problem.help(format!("did you mean `{near}`?")),
        None => problem.help("`callwright events` lists them"),
    };
    problems.push(problem);
}
