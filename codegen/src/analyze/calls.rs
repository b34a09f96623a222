//! What an operation comes to: one body or a choice of bodies, one result or a choice of results,
//! and which errors it shares with others.

use super::equal_uses::Uses;
use crate::ir::{Api, Content, MediaKind, Operation, Response, Status, TypeUse};
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
    pub errors: Vec<Vec<Case>>,
}

/// What one operation comes to.
#[derive(Clone, Debug)]
pub struct CallFacts {
    /// What it takes: the indices of the contents of its body that are usable.
    pub body: Vec<usize>,
    /// What it gives when all goes well.
    pub success: Outcome,
    /// What it gives otherwise.
    pub failure: Failure,
    /// The media types that it understands in an answer; empty for plain JSON.
    pub accept: Vec<String>,
}

/// What an operation gives when all goes well.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// Nothing but the status.
    Empty,
    /// One thing.
    One(Case),
    /// One of several.
    Choice(Vec<Case>),
}

/// What an operation gives when something goes wrong.
#[derive(Clone, Copy, Debug)]
pub enum Failure {
    /// The document doesn't say.
    Undescribed,
    /// Always this.
    One(TypeUse),
    /// By status.
    Set(ErrorSetId),
}

/// One thing that may come back.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Case {
    /// With which status.
    pub status: Status,
    /// In which media type; empty if there is no body.
    pub media: String,
    /// What is in it.
    pub payload: Payload,
}

/// What is in an answer.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Payload {
    /// Nothing.
    Empty,
    /// JSON of a type.
    Json(TypeUse),
    /// Text.
    Text,
    /// Bytes.
    Bytes,
}

pub(super) fn calls(api: &Api, uses: &Uses<'_>) -> Calls {
    let mut sets: IndexMap<Vec<Case>, ()> = IndexMap::new();
    let operations = api
        .operations
        .iter()
        .map(|operation| {
            let (success, accept) = success(operation, uses);
            let failure = match failure(operation, uses) {
                Errors::None => Failure::Undescribed,
                Errors::One(using) => Failure::One(using),
                Errors::Set(cases) => {
                    let (index, _) = sets.insert_full(cases, ());
                    Failure::Set(ErrorSetId(index))
                }
            };
            CallFacts {
                body: body(operation, uses),
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

/// The contents of a body that stay: of those that differ only in the media type's name one, and
/// of an XML twin of a JSON body none.
fn body(operation: &Operation, uses: &Uses<'_>) -> Vec<usize> {
    let Some(body) = &operation.body else {
        return Vec::new();
    };
    let mut kept: Vec<usize> = Vec::new();
    for (index, content) in body.contents.iter().enumerate() {
        let twin = kept
            .iter()
            .filter_map(|k| body.contents.get(*k))
            .any(|other| {
                let same_type = uses.same(other.ty, content.ty);
                match (other.kind, content.kind) {
                    (MediaKind::Json, MediaKind::Text) => content.ty.is_some() && same_type,
                    (MediaKind::Json, MediaKind::Json) => same_type,
                    (MediaKind::Multipart, MediaKind::Multipart)
                    | (MediaKind::Form, MediaKind::Form) => true,
                    _ => false,
                }
            });
        if !twin {
            kept.push(index);
        }
    }
    let json: Vec<usize> = kept
        .iter()
        .copied()
        .filter(|k| {
            body.contents
                .get(*k)
                .is_some_and(|c| c.kind == MediaKind::Json)
        })
        .collect();
    // XML that was met before its JSON twin.
    kept.retain(|k| {
        let Some(content) = body.contents.get(*k) else {
            return false;
        };
        !(content.kind == MediaKind::Text
            && content.ty.is_some()
            && json.iter().any(|j| {
                body.contents
                    .get(*j)
                    .is_some_and(|c| uses.same(c.ty, content.ty))
            }))
    });
    kept
}

fn success(operation: &Operation, uses: &Uses<'_>) -> (Outcome, Vec<String>) {
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
    if good.is_empty() {
        let case = Case {
            status: Status::Range(2),
            media: "*/*".to_owned(),
            payload: Payload::Bytes,
        };
        return (Outcome::One(case), vec!["*/*".to_owned()]);
    }
    let mut cases: Vec<Case> = Vec::new();
    for response in &good {
        for case in cases_of(response, uses) {
            let known = cases
                .iter()
                .any(|c| c.status == case.status && c.payload == case.payload);
            if !known {
                cases.push(case);
            }
        }
    }
    let accept = accept(&good);
    let outcome = match cases.as_slice() {
        [] => Outcome::Empty,
        [first, rest @ ..] if rest.iter().all(|c| c.payload == first.payload) => {
            match first.payload {
                Payload::Empty => Outcome::Empty,
                _ => Outcome::One(first.clone()),
            }
        }
        _ => Outcome::Choice(cases),
    };
    (outcome, accept)
}

/// The media types to ask for; none where plain JSON is all there is.
fn accept(responses: &[&Response]) -> Vec<String> {
    let mut list: Vec<String> = Vec::new();
    for response in responses {
        for content in usable(response) {
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

/// The contents of a response that are generated: streams only where there is nothing else.
fn usable(response: &Response) -> impl Iterator<Item = &Content> {
    let other = response
        .contents
        .iter()
        .any(|c| c.kind != MediaKind::Stream);
    let json = response.contents.iter().find(|c| c.kind == MediaKind::Json);
    response
        .contents
        .iter()
        .filter(move |content| match content.kind {
            MediaKind::Stream => !other,
            // Bytes are described best by no schema at all (OpenAPI 3.1, "Considerations for File
            // Uploads"); `*/*` says nothing of its own beside JSON.
            MediaKind::Bytes if content.ty.is_none() => {
                json.is_none() || !content.media.trim().starts_with("*/")
            }
            // The same thing in XML, or in any form at all, needs no second type: `raw` gives it.
            MediaKind::Text | MediaKind::Bytes => {
                json.is_none_or(|j| content.ty.is_some() && content.ty != j.ty && !is_xml(content))
            }
            _ => true,
        })
}

/// XML is JSON's twin where a response may be either.
fn is_xml(content: &Content) -> bool {
    let essence = content.media.split(';').next().unwrap_or_default().trim();
    essence.ends_with("/xml") || essence.ends_with("+xml")
}

pub(super) fn cases_of(response: &Response, uses: &Uses<'_>) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for content in usable(response) {
        let payload = match content.kind {
            MediaKind::Json => match content.ty {
                Some(ty) => Payload::Json(uses.canonical(ty)),
                None => Payload::Json(uses.any()),
            },
            MediaKind::Text | MediaKind::Form => Payload::Text,
            MediaKind::Stream | MediaKind::Bytes | MediaKind::Multipart => Payload::Bytes,
        };
        if !cases.iter().any(|c| c.payload == payload) {
            cases.push(Case {
                status: response.status,
                media: content.media.clone(),
                payload,
            });
        }
    }
    if cases.is_empty() {
        cases.push(Case {
            status: response.status,
            media: String::new(),
            payload: Payload::Empty,
        });
    }
    cases
}

enum Errors {
    None,
    One(TypeUse),
    Set(Vec<Case>),
}

fn failure(operation: &Operation, uses: &Uses<'_>) -> Errors {
    let bad = operation.responses.iter().filter(|r| {
        matches!(
            r.status,
            Status::Code(300..=599) | Status::Range(3..=5) | Status::Default
        )
    });
    let mut cases: Vec<Case> = Vec::new();
    for response in bad {
        let case = cases_of(response, uses)
            .into_iter()
            .find(|c| matches!(c.payload, Payload::Json(_) | Payload::Text));
        cases.extend(case);
    }
    cases.sort_by_key(|case| case.status);
    match cases.as_slice() {
        [] => Errors::None,
        [first, rest @ ..] => match first.payload {
            Payload::Json(using) if rest.iter().all(|c| c.payload == first.payload) => {
                Errors::One(using)
            }
            _ => Errors::Set(cases),
        },
    }
}
