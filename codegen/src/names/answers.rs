//! Names of what operations answer: the sets of errors, the choices of results and of bodies.

use super::ident::Ident;
use super::operation_words;
use super::scope::Scope;
use super::words::pascal;
use crate::analyze::{Case, Facts, Failure, Payload};
use crate::ir::{Api, Content, MediaKind, Status};

/// A type with variants.
#[derive(Clone, Debug)]
pub struct ChoiceNames {
    /// The type.
    pub ty: Ident,
    /// Its variants, in order.
    pub variants: Vec<Ident>,
}

/// Each set of errors is called after its statuses; after the operation that has it, where these are
/// many.
pub(super) fn error_sets(api: &Api, facts: &Facts, scope: &mut Scope) -> Vec<ChoiceNames> {
    let mut sets = Vec::with_capacity(facts.calls.errors.len());
    for (index, cases) in facts.calls.errors.iter().enumerate() {
        let owner = api
            .operations
            .iter()
            .zip(&facts.calls.operations)
            .find(|(_, call)| matches!(call.failure, Failure::Set(id) if id.0 == index));
        let owner = owner.map(|(o, _)| format!("{}Error", pascal(&operation_words(o))));
        let mut statuses: Vec<String> = cases.iter().map(|c| status_word(c.status)).collect();
        statuses.dedup();
        let short = (statuses.len() <= 4).then(|| format!("Error{}", statuses.join("Or")));
        let candidates: Vec<String> = short.into_iter().chain(owner).collect();
        sets.push(ChoiceNames {
            ty: scope.ty(&candidates),
            variants: cases_names(cases),
        });
    }
    sets
}

/// The variants of a choice of answers: after the status, and after the media type where one status
/// has several.
pub(super) fn cases_names(cases: &[Case]) -> Vec<Ident> {
    let mut scope = Scope::default();
    cases
        .iter()
        .map(|case| {
            let status = reason(case.status);
            let alone = cases.iter().filter(|c| c.status == case.status).count() == 1;
            let media = match case.payload {
                Payload::Empty => "Empty".to_owned(),
                _ => media_word(&case.media),
            };
            if alone {
                scope.ty(&[status.clone(), format!("{status}{media}")])
            } else {
                let one_status = cases.iter().all(|c| c.status == case.status);
                let joined = format!("{status}{media}");
                if one_status {
                    scope.ty(&[media, joined])
                } else {
                    scope.ty(&[joined])
                }
            }
        })
        .collect()
}

/// The variants of a choice of bodies.
pub(super) fn content_names<'c>(contents: impl Iterator<Item = &'c Content>) -> Vec<Ident> {
    let mut scope = Scope::default();
    contents
        .map(|content| {
            let short = match content.kind {
                MediaKind::Json => "Json",
                MediaKind::Form => "Form",
                MediaKind::Multipart => "Multipart",
                MediaKind::Text => "Text",
                MediaKind::Bytes | MediaKind::Stream => "Bytes",
            };
            let media = media_word(&content.media);
            match content.kind {
                MediaKind::Text | MediaKind::Bytes | MediaKind::Stream => {
                    scope.ty(&[media, short.to_owned()])
                }
                _ => scope.ty(&[short.to_owned(), media]),
            }
        })
        .collect()
}

fn media_word(media: &str) -> String {
    let essence = media.split(';').next().unwrap_or(media).trim();
    let (kind, name) = essence.split_once('/').unwrap_or(("", essence));
    match name {
        "*" if kind == "*" => "Any".to_owned(),
        "*" => pascal(kind),
        "plain" => "Text".to_owned(),
        "octet-stream" => "Bytes".to_owned(),
        _ => pascal(name),
    }
}

fn status_word(status: Status) -> String {
    match status {
        Status::Code(code) => code.to_string(),
        Status::Range(range) => format!("{range}xx"),
        Status::Default => "Other".to_owned(),
    }
}

/// The reason phrase of a status (IANA HTTP Status Code Registry), as a name.
fn reason(status: Status) -> String {
    let code = match status {
        Status::Code(code) => code,
        Status::Range(2) => return "Success".to_owned(),
        Status::Range(3) => return "Redirection".to_owned(),
        Status::Range(4) => return "ClientError".to_owned(),
        Status::Range(5) => return "ServerError".to_owned(),
        Status::Range(range) => return format!("Status{range}xx"),
        Status::Default => return "Other".to_owned(),
    };
    let known = match code {
        200 => "Ok",
        201 => "Created",
        202 => "Accepted",
        203 => "NonAuthoritativeInformation",
        204 => "NoContent",
        205 => "ResetContent",
        206 => "PartialContent",
        207 => "MultiStatus",
        301 => "MovedPermanently",
        302 => "Found",
        303 => "SeeOther",
        304 => "NotModified",
        307 => "TemporaryRedirect",
        308 => "PermanentRedirect",
        400 => "BadRequest",
        401 => "Unauthorized",
        402 => "PaymentRequired",
        403 => "Forbidden",
        404 => "NotFound",
        405 => "MethodNotAllowed",
        406 => "NotAcceptable",
        408 => "RequestTimeout",
        409 => "Conflict",
        410 => "Gone",
        411 => "LengthRequired",
        412 => "PreconditionFailed",
        413 => "ContentTooLarge",
        415 => "UnsupportedMediaType",
        416 => "RangeNotSatisfiable",
        421 => "MisdirectedRequest",
        422 => "UnprocessableContent",
        423 => "Locked",
        424 => "FailedDependency",
        426 => "UpgradeRequired",
        428 => "PreconditionRequired",
        429 => "TooManyRequests",
        451 => "UnavailableForLegalReasons",
        500 => "InternalServerError",
        501 => "NotImplemented",
        502 => "BadGateway",
        503 => "ServiceUnavailable",
        504 => "GatewayTimeout",
        507 => "InsufficientStorage",
        _ => return format!("Status{code}"),
    };
    known.to_owned()
}
