//! What an operation comes to: one body or a choice of bodies, one result or a choice of results,
//! and which errors it shares with others.

use super::canonical_uses::CanonicalUses;
use super::contents;
use crate::ir::{Api, MediaKind, Method, Operation, Response, Status, TypeUse};
use indexmap::IndexMap;

/// A set of errors that one or more operations have.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct ErrorSetId(pub usize);

/// What the operations of an API come to, by the index of the operation.
#[derive(Clone, Debug, Default)]
pub struct Calls {
    /// Each operation.
    pub operations: Vec<CallFacts>,
    /// The sets of errors with more than one type, each once.
    pub errors: Vec<Vec<ResponseCase>>,
}

/// What one operation comes to.
#[derive(Clone, Debug)]
pub struct CallFacts {
    /// What it takes: the indices of the contents of its body that are usable.
    pub body: Vec<usize>,
    /// What it gives when all goes well.
    pub success: CallSuccess,
    /// What it gives otherwise.
    pub failure: CallError,
    /// The media types that it understands in an answer; empty for plain JSON.
    pub accept: Vec<String>,
}

/// What an operation gives when all goes well.
#[derive(Clone, Debug)]
pub enum CallSuccess {
    /// Nothing but the status.
    Empty,
    /// One thing.
    One(ResponseCase),
    /// One of several.
    Choice(Vec<ResponseCase>),
}

/// What an operation gives when something goes wrong.
#[derive(Clone, Copy, Debug)]
pub enum CallError {
    /// The document doesn't say.
    Undescribed,
    /// Always this.
    One(TypeUse),
    /// By status.
    Set(ErrorSetId),
}

/// One thing that may come back.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct ResponseCase {
    /// With which status.
    pub status: Status,
    /// In which media types; none if there is no body.
    pub media: Vec<String>,
    /// What is in it.
    pub payload: ResponseBody,
}

/// What is in an answer.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum ResponseBody {
    /// Nothing.
    Empty,
    /// JSON of a type.
    Json(TypeUse),
    /// Text.
    Text,
    /// Bytes.
    Bytes,
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

/// What an operation gives when all goes well, and what it asks for.
fn success(operation: &Operation, uses: &CanonicalUses<'_>) -> (CallSuccess, Vec<String>) {
    let good: Vec<&Response> = operation
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
    // An answer to HEAD has the headers of one to GET, and never its body (RFC 9110, 9.3.2).
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

/// Adds a case, or its media types to the one that is read alike.
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

/// The media types to ask for; none where plain JSON is all there is.
fn accept(responses: &[&Response], uses: &CanonicalUses<'_>) -> Vec<String> {
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

/// What an answer of one status may be.
pub(super) fn cases_of(response: &Response, uses: &CanonicalUses<'_>) -> Vec<ResponseCase> {
    let mut cases: Vec<ResponseCase> = Vec::new();
    for content in contents::answered(response, uses) {
        let payload = match content.kind {
            MediaKind::Json => match content.ty {
                Some(ty) => ResponseBody::Json(uses.canonical(ty)),
                None => ResponseBody::Json(uses.any()),
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
    // Without a body there is nothing to be read.
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
            ResponseBody::Json(using) if rest.iter().all(|c| c.payload == first.payload) => {
                Errors::One(using)
            }
            _ => Errors::Set(cases),
        },
    }
}
