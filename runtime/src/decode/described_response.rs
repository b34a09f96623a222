//! The responses that the document describes for an operation, and the choice among them for a response.

use bytes::Bytes;
use http::StatusCode;
use http::header::CONTENT_TYPE;

use super::media_type::media_type_score;
use super::response::Response;
use crate::error::DecodeError;

/// One described response: the name of its variant, its status, and its media types, separated by commas (none for a
/// response without a body).
#[derive(Clone, Copy, Debug)]
pub struct DescribedResponse {
    name: &'static str,
    status: StatusPattern,
    media: &'static str,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum StatusPattern {
    Exact(u16),
    /// The hundreds of a range: 4 for `4XX`.
    Range(u16),
    Default,
}

impl DescribedResponse {
    /// `status` is `200`, `"4XX"` (with its quotes) or `default`, as the macros see it.
    #[must_use]
    pub const fn new(name: &'static str, status: &'static str, media: &'static str) -> Self {
        Self {
            name,
            status: status_pattern(status.as_bytes()),
            media,
        }
    }

    /// Whether the document names the status, by itself or by its range.
    fn names(&self, status: StatusCode) -> bool {
        match self.status {
            StatusPattern::Exact(code) => code == status.as_u16(),
            StatusPattern::Range(hundreds) => hundreds == status.as_u16() / 100,
            StatusPattern::Default => false,
        }
    }
}

/// Three digits are a status, one digit is a range, none is `default`.
const fn status_pattern(text: &[u8]) -> StatusPattern {
    let (mut number, mut digits, mut at) = (0, 0, 0);
    while at < text.len() {
        if text[at].is_ascii_digit() {
            number = number * 10 + (text[at] - b'0') as u16;
            digits += 1;
        }
        at += 1;
    }
    match digits {
        0 => StatusPattern::Default,
        1 => StatusPattern::Range(number),
        _ => StatusPattern::Exact(number),
    }
}

/// The name of the variant that a result is read as.
///
/// # Errors
/// When the document doesn't describe its status.
pub fn choose(
    cases: &[DescribedResponse],
    response: &Response<Bytes>,
) -> Result<&'static str, DecodeError> {
    best(cases, response).ok_or_else(|| {
        DecodeError::new(format!(
            "the document doesn't describe the status {}",
            response.status.as_u16()
        ))
    })
}

/// The name of the variant that an error is read as; `None` when the document doesn't describe its status.
#[must_use]
pub fn choose_error(
    cases: &[DescribedResponse],
    response: &Response<Bytes>,
) -> Option<&'static str> {
    best(cases, response)
}

/// The error for a name that no variant has. The macros never cause it.
#[must_use]
pub fn unknown_variant(name: &str) -> DecodeError {
    DecodeError::new(format!("no variant is called {name}"))
}

/// The value of `Accept` for an operation: its media types, each once, in the order of the document.
pub(crate) fn accept(cases: &[DescribedResponse]) -> String {
    let mut types: Vec<&str> = Vec::new();
    for media in cases.iter().flat_map(|case| case.media.split(", ")) {
        if !media.is_empty() && !types.contains(&media) {
            types.push(media);
        }
    }
    if types.is_empty() {
        "*/*".to_owned()
    } else {
        types.join(", ")
    }
}

/// Whether a response is a result: a success, or a status that the document names among the operation's results.
pub(crate) fn is_result(status: StatusCode, cases: &[DescribedResponse]) -> bool {
    status.is_success() || cases.iter().any(|case| case.names(status))
}

fn best(cases: &[DescribedResponse], response: &Response<Bytes>) -> Option<&'static str> {
    let code = response.status.as_u16();
    let with = |pattern: StatusPattern| cases.iter().filter(move |case| case.status == pattern);
    [
        StatusPattern::Exact(code),
        StatusPattern::Range(code / 100),
        StatusPattern::Default,
    ]
    .into_iter()
    .find_map(|pattern| by_media_type(with(pattern).copied(), response))
}

/// Of the responses of one status, the one with the best media type. Without a match it is the first one: a server that
/// sends another content type still means what the document says.
fn by_media_type(
    cases: impl Iterator<Item = DescribedResponse> + Clone,
    response: &Response<Bytes>,
) -> Option<&'static str> {
    let content_type = response
        .headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    let mut chosen: Option<(&'static str, u8)> = None;
    for case in cases.clone() {
        let score = match content_type {
            Some(content_type) => media_type_score(case.media, content_type),
            None => (case.media.is_empty() && response.body.is_empty()).then_some(0),
        };
        if let Some(score) = score
            && chosen.is_none_or(|(_, best)| score > best)
        {
            chosen = Some((case.name, score));
        }
    }
    chosen
        .map(|(name, _)| name)
        .or_else(|| cases.clone().next().map(|case| case.name))
}

#[cfg(test)]
mod tests {
    use http::{HeaderMap, HeaderValue};

    use super::*;

    const CASES: &[DescribedResponse] = &[
        DescribedResponse::new("Ok", "200", "application/json"),
        DescribedResponse::new("Text", "200", "text/plain"),
        DescribedResponse::new("Image", "200", "image/*"),
        DescribedResponse::new("NoContent", "204", ""),
        DescribedResponse::new("Range", "\"2XX\"", "application/json"),
        DescribedResponse::new("Other", "default", "application/json"),
    ];

    fn chosen(status: u16, content_type: &'static str) -> &'static str {
        let mut headers = HeaderMap::new();
        if !content_type.is_empty() {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
        }
        let status = StatusCode::from_u16(status).unwrap();
        choose(CASES, &Response::new(status, headers, Bytes::new())).unwrap()
    }

    #[test]
    fn status_first_then_media_type() {
        for (status, content_type, expected) in [
            (200, "application/json", "Ok"),
            (200, "text/plain; charset=utf-8", "Text"),
            (200, "image/png", "Image"),
            (200, "application/problem+json", "Ok"),
            (200, "application/xml", "Ok"),
            (200, "", "Ok"),
            (204, "", "NoContent"),
            (204, "application/json", "NoContent"),
            (201, "application/json", "Range"),
            (302, "", "Other"),
        ] {
            assert_eq!(
                chosen(status, content_type),
                expected,
                "{status} {content_type}"
            );
        }
    }

    #[test]
    fn of_two_equal_matches_the_first_is_chosen() {
        let cases = [
            DescribedResponse::new("A", "200", "application/vnd.a+json"),
            DescribedResponse::new("B", "200", "application/vnd.b+json"),
        ];
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        let response = Response::new(StatusCode::OK, headers, Bytes::new());
        assert_eq!(choose(&cases, &response).unwrap(), "A");
    }

    #[test]
    fn an_undescribed_status_is_named() {
        let response = Response::new(StatusCode::IM_A_TEAPOT, HeaderMap::new(), Bytes::new());
        let error = choose(&CASES[..3], &response).unwrap_err();
        assert!(error.to_string().contains("418"));
        assert_eq!(choose_error(&CASES[..3], &response), None);
    }

    #[test]
    fn every_media_type_is_accepted_once() {
        assert_eq!(accept(CASES), "application/json, text/plain, image/*");
        assert_eq!(accept(&[]), "*/*");
    }
}
