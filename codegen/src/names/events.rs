//! Events: the methods that handle them, their variants, their headers and their replies.

use super::ident::Ident;
use super::reserved::{HANDLER_METHODS, IN_ALL_FILES, IN_CALL_FILES, IN_EVENT_FILES, VARIANTS};
use super::responses::{ChoiceNames, response_variants};
use super::scope::Scope;
use super::words::{pascal, snake};
use crate::analyze::{EventReply, Facts};
use crate::ir::{Api, EventId};

/// The names of one event.
#[derive(Clone, Debug)]
pub struct EventNames {
    /// The method that handles it.
    pub method: Ident,
    /// The variant that holds it.
    pub variant: Ident,
    /// The enum of its replies, if there are several.
    pub reply: Option<ChoiceNames>,
}

/// The names of a set of headers.
#[derive(Clone, Debug)]
pub struct HeaderNames {
    /// The struct.
    pub ty: Ident,
    /// Its fields.
    pub fields: Vec<Ident>,
}

/// Names the events and their sets of headers. Callbacks are in one file, all other events in another.
pub(super) fn events(api: &Api, facts: &Facts) -> (Vec<EventNames>, Vec<HeaderNames>) {
    let mut given: Vec<Option<EventNames>> = vec![None; api.events.len()];
    let mut headers: Vec<Option<HeaderNames>> = vec![None; facts.events.headers.len()];
    for callbacks in [false, true] {
        let mut methods = Scope::with(HANDLER_METHODS);
        let mut variants = Scope::with(VARIANTS);
        let mut types = Scope::of_file(&[IN_ALL_FILES, IN_CALL_FILES, IN_EVENT_FILES]);
        let usual = usual_headers(api, facts, callbacks);
        for (EventId(index), event) in api.events_of(callbacks) {
            let index = index as usize;
            let (Some(slot), Some(facts_of)) =
                (given.get_mut(index), facts.events.facts.get(index))
            else {
                continue;
            };
            let (method, variant) = (snake(&event.key), pascal(&event.key));
            let method = methods.value(&[method.clone(), format!("{method}_event")]);
            let variant = variants.ty(&[variant.clone(), format!("{variant}Event")]);
            let choice = |cases: &Vec<_>, types: &mut Scope| ChoiceNames {
                ty: types.ty(&[format!("{}Reply", variant.bare())]),
                variants: response_variants(cases),
            };
            let reply = match &facts_of.reply {
                EventReply::Choice(cases) => Some(choice(cases, &mut types)),
                _ => None,
            };
            if let Some(at) = facts_of.headers
                && let (Some(set), Some(slot @ None)) =
                    (facts.events.headers.get(at), headers.get_mut(at))
            {
                let own = format!("{}Headers", variant.bare());
                let candidates = match usual == Some(at) {
                    true => vec!["Headers".to_owned(), own],
                    false => vec![own],
                };
                let mut fields = Scope::default();
                *slot = Some(HeaderNames {
                    ty: types.ty(&candidates),
                    fields: set
                        .fields
                        .iter()
                        .map(|f| field(&f.name, &mut fields))
                        .collect(),
                });
            }
            *slot = Some(EventNames {
                method,
                variant,
                reply,
            });
        }
    }
    // Every event is in one of the two files, and every set of headers belongs to an event.
    (
        given.into_iter().flatten().collect(),
        headers.into_iter().flatten().collect(),
    )
}

/// The set of headers that most callbacks have, or most other events.
fn usual_headers(api: &Api, facts: &Facts, callbacks: bool) -> Option<usize> {
    let uses = |at: &usize| {
        let ids = api
            .events_of(callbacks)
            .map(|(EventId(index), _)| index as usize);
        let sets = ids.filter_map(|index| facts.events.facts.get(index)?.headers);
        sets.filter(|set| set == at).count()
    };
    // The first of those that are used equally often.
    let sets = 0..facts.events.headers.len();
    sets.rev().filter(|at| uses(at) > 0).max_by_key(uses)
}

/// `hub_signature_256` for `x-hub-signature-256`.
fn field(header: &str, scope: &mut Scope) -> Ident {
    let short = header.strip_prefix("x-").unwrap_or(header);
    scope.value(&[snake(short), snake(header)])
}
