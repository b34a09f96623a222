//! What a call of each operation takes and returns: its body or choice of bodies, its result or choice of results, and
//! its errors.

use super::canonical_uses::CanonicalUses;
use super::contents;
use crate::ir::{Api, ApiResponse, MediaKind, Method, Operation, Status, TypeUse};
use indexmap::IndexMap;
use std::hash::{Hash, Hasher};

/// A set of errors that one or more operations have.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct ErrorSetId(pub usize);

/// The facts about all operations of an API.
#[derive(Clone, Debug, Default)]
pub struct Calls {
    /// The facts about each operation, by its id.
    pub operations: Vec<CallFacts>,
    /// The sets of errors of more than one type, each once.
    pub errors: Vec<Vec<ResponseCase>>,
}

/// What a call of one operation takes and returns.
#[derive(Clone, Debug)]
pub struct CallFacts {
    /// The indices of the body's media types that a caller chooses from.
    pub body: Vec<usize>,
    /// The result of a successful call.
    pub success: CallSuccess,
    /// The body of an error.
    pub failure: CallError,
    /// The media types of the `Accept` header; empty for plain JSON.
    pub accept: Vec<String>,
}

/// The result of a successful call.
#[derive(Clone, Debug)]
pub enum CallSuccess {
    /// No body.
    Empty,
    /// One body.
    One(ResponseCase),
    /// One of several bodies.
    Choice(Vec<ResponseCase>),
}

/// The body of an error.
#[derive(Clone, Copy, Debug)]
pub enum CallError {
    /// The document describes none.
    Undescribed,
    /// Always this type.
    One(TypeUse),
    /// One of a set, by status.
    Set(ErrorSetId),
}

/// One response that a call can have.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct ResponseCase {
    /// Its status.
    pub status: Status,
    /// Its media types; none if it has no body.
    pub media: Vec<String>,
    /// Its body.
    pub payload: ResponseBody,
}

/// The body of a response.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum ResponseBody {
    /// None.
    Empty,
    /// JSON of a type.
    Json(JsonType),
    /// Text.
    Text,
    /// Bytes.
    Bytes,
}

/// The type of a JSON body.
#[derive(Clone, Copy, Debug)]
pub struct JsonType {
    /// As the document has it: what is shown.
    pub shown: TypeUse,
    /// What it resolves to. Two types are the same if they resolve to the same.
    pub resolved: TypeUse,
}

impl PartialEq for JsonType {
    fn eq(&self, other: &Self) -> bool {
        self.resolved == other.resolved
    }
}

impl Eq for JsonType {}

impl Hash for JsonType {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.resolved.hash(state);
    }
}

pub(super) fn calls(api: &Api, uses: &CanonicalUses<'_>) -> Calls {
    let mut sets: IndexMap<Vec<ResponseCase>, ()> = IndexMap::new();
    let operations = api
        .operations
        .iter()
        .map(|operation| {
            let (success, accept) = success(operation, uses);
            let failure = match failure(operation, uses) {
                Errors::None => CallError::Undescribed,
                Errors::One(using) => CallError::One(using),
                Errors::Set(cases) => {
                    let (index, _) = sets.insert_full(cases, ());
                    CallError::Set(ErrorSetId(index))
                }
            };
            CallFacts {
                body: contents::sent(operation, uses),
                success,
                failure,
                accept,
            }
        })
        .collect();
    Calls {
        operations,
        errors: sets.into_keys().collect(),
    }
}

/// The result of a successful call, and the media types of the `Accept` header.
fn success(operation: &Operation, uses: &CanonicalUses<'_>) -> (CallSuccess, Vec<String>) {
    let good: Vec<&ApiResponse> = operation
        .responses
        .iter()
        .filter(|r| r.status.is_success())
        .collect();
    let good = if good.is_empty() {
        operation
            .responses
            .iter()
            .filter(|r| r.status == Status::Default)
            .collect()
    } else {
        good
    };
    let accept = accept(&good, uses);
    // A response to HEAD has the headers of a response to GET, and never a body (RFC 9110, 9.3.2).
    if operation.method == Method::Head {
        let json = accept.is_empty() && good.iter().any(|r| !r.contents.is_empty());
        let json = json.then(|| "application/json".to_owned());
        return (CallSuccess::Empty, accept.into_iter().chain(json).collect());
    }
    if good.is_empty() {
        let case = ResponseCase {
            status: Status::Range(2),
            media: vec!["*/*".to_owned()],
            payload: ResponseBody::Bytes,
        };
        return (CallSuccess::One(case), vec!["*/*".to_owned()]);
    }
    let mut cases: Vec<ResponseCase> = Vec::new();
    for response in &good {
        for case in cases_of(response, uses) {
            add(&mut cases, case);
        }
    }
    let outcome = match cases.as_slice() {
        [] => CallSuccess::Empty,
        [first, rest @ ..] if rest.iter().all(|c| c.payload == first.payload) => {
            match first.payload {
                ResponseBody::Empty => CallSuccess::Empty,
                _ => CallSuccess::One(first.clone()),
            }
        }
        _ => CallSuccess::Choice(cases),
    };
    (outcome, accept)
}

/// Adds a case; if the same body with the same status is there already, only the media types are added to it.
fn add(cases: &mut Vec<ResponseCase>, case: ResponseCase) {
    let known = cases
        .iter_mut()
        .find(|c| c.status == case.status && c.payload == case.payload);
    match known {
        Some(known) => {
            for media in case.media {
                if !known.media.contains(&media) {
                    known.media.push(media);
                }
            }
        }
        None => cases.push(case),
    }
}

/// The media types of the `Accept` header; none if plain JSON is the only one.
fn accept(responses: &[&ApiResponse], uses: &CanonicalUses<'_>) -> Vec<String> {
    let mut list: Vec<String> = Vec::new();
    for response in responses {
        for content in contents::answered(response, uses) {
            if !list.contains(&content.media) {
                list.push(content.media.clone());
            }
        }
    }
    if list == ["application/json"] {
        Vec::new()
    } else {
        list
    }
}

/// The cases of one response.
pub(super) fn cases_of(response: &ApiResponse, uses: &CanonicalUses<'_>) -> Vec<ResponseCase> {
    let mut cases: Vec<ResponseCase> = Vec::new();
    for content in contents::answered(response, uses) {
        let payload = match content.kind {
            MediaKind::Json => match content.ty {
                Some(ty) => ResponseBody::Json(JsonType {
                    shown: ty,
                    resolved: uses.canonical(ty),
                }),
                None => ResponseBody::Json(JsonType {
                    shown: uses.any(),
                    resolved: uses.any(),
                }),
            },
            MediaKind::Text | MediaKind::Form => ResponseBody::Text,
            MediaKind::Stream | MediaKind::Bytes | MediaKind::Multipart => ResponseBody::Bytes,
        };
        let case = ResponseCase {
            status: response.status,
            media: vec![content.media.clone()],
            payload,
        };
        add(&mut cases, case);
    }
    if cases.is_empty() {
        cases.push(ResponseCase {
            status: response.status,
            media: Vec::new(),
            payload: ResponseBody::Empty,
        });
    }
    cases
}

enum Errors {
    None,
    One(TypeUse),
    Set(Vec<ResponseCase>),
}

fn failure(operation: &Operation, uses: &CanonicalUses<'_>) -> Errors {
    // A response to HEAD has no body.
    if operation.method == Method::Head {
        return Errors::None;
    }
    let bad = operation.responses.iter().filter(|r| {
        matches!(
            r.status,
            Status::Code(300..=599) | Status::Range(3..=5) | Status::Default
        )
    });
    let mut cases: Vec<ResponseCase> = Vec::new();
    for response in bad {
        let read =
            |c: &ResponseCase| matches!(c.payload, ResponseBody::Json(_) | ResponseBody::Text);
        cases.extend(cases_of(response, uses).into_iter().filter(read));
    }
    cases.sort_by_key(|case| case.status);
    match cases.as_slice() {
        [] => Errors::None,
        [first, rest @ ..] => match first.payload {
            ResponseBody::Json(json) if rest.iter().all(|c| c.payload == first.payload) => {
                Errors::One(json.shown)
            }
            _ => Errors::Set(cases),
        },
    }
}
