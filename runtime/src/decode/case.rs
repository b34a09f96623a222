//! One line of an operation's responses in the document, and the choice among them for a response.

use bytes::Bytes;
use http::StatusCode;
use http::header::CONTENT_TYPE;

use super::media;
use crate::client::Response;
use crate::error::DecodeError;

/// A variant's name, the statuses that it is for, and its media types, parted by commas (none for a response without a
/// body).
#[derive(Clone, Copy, Debug)]
pub struct Case {
    name: &'static str,
    status: Statuses,
    media: &'static str,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Statuses {
    Exact(u16),
    /// The hundreds of a range: 4 for `4XX`.
    Range(u16),
    Default,
}

impl Case {
    /// `status` is the text of `200`, `"4XX"` (with its quotes) or `default`, as the macros see it.
    #[must_use]
    pub const fn new(name: &'static str, status: &'static str, media: &'static str) -> Self {
        Self {
            name,
            status: statuses(status.as_bytes()),
            media,
        }
    }

    /// Whether the document names the status: alone or by its range.
    pub(crate) fn names(&self, status: StatusCode) -> bool {
        match self.status {
            Statuses::Exact(code) => code == status.as_u16(),
            Statuses::Range(hundreds) => hundreds == status.as_u16() / 100,
            Statuses::Default => false,
        }
    }
}

/// Digits in a row: three are a status, one is a range, none is `default`.
const fn statuses(text: &[u8]) -> Statuses {
    let (mut number, mut digits, mut at) = (0, 0, 0);
    while at < text.len() {
        if text[at].is_ascii_digit() {
            number = number * 10 + (text[at] - b'0') as u16;
            digits += 1;
        }
        at += 1;
    }
    match digits {
        0 => Statuses::Default,
        1 => Statuses::Range(number),
        _ => Statuses::Exact(number),
    }
}

/// The name of the case that a result is read as.
///
/// # Errors
/// When no case is for its status.
pub fn choose(cases: &[Case], response: &Response<Bytes>) -> Result<&'static str, DecodeError> {
    best(cases, response).ok_or_else(|| {
        DecodeError::new(format!(
            "the status {} isn't one that the document describes",
            response.status.as_u16()
        ))
    })
}

/// The name of the case that an error is read as; `None` when no case is for its status.
#[must_use]
pub fn choose_error(cases: &[Case], response: &Response<Bytes>) -> Option<&'static str> {
    best(cases, response)
}

/// The error for a name that no variant has, which the macros can't make.
#[must_use]
pub fn lost(name: &str) -> DecodeError {
    DecodeError::new(format!("no variant is called {name}"))
}

/// What an operation accepts: its media types, each once, in the order of the document.
pub(crate) fn accept(cases: &[Case]) -> String {
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

fn best(cases: &[Case], response: &Response<Bytes>) -> Option<&'static str> {
    let code = response.status.as_u16();
    let of = |wanted: Statuses| cases.iter().filter(move |case| case.status == wanted);
    [
        Statuses::Exact(code),
        Statuses::Range(code / 100),
        Statuses::Default,
    ]
    .into_iter()
    .find_map(|wanted| by_media(of(wanted).copied(), response))
}

/// Of the cases of one status the one whose media type fits best, else the first: a server that sends a content type
/// of its own making still means what the document says.
fn by_media(
    cases: impl Iterator<Item = Case> + Clone,
    response: &Response<Bytes>,
) -> Option<&'static str> {
    let content_type = response
        .headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    let mut chosen: Option<(&'static str, u8)> = None;
    for case in cases.clone() {
        let fit = match content_type {
            Some(content_type) => media::fit(case.media, content_type),
            None => (case.media.is_empty() && response.body.is_empty()).then_some(0),
        };
        if let Some(fit) = fit
            && chosen.is_none_or(|(_, best)| fit > best)
        {
            chosen = Some((case.name, fit));
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

    const CASES: &[Case] = &[
        Case::new("Ok", "200", "application/json"),
        Case::new("Text", "200", "text/plain"),
        Case::new("Image", "200", "image/*"),
        Case::new("NoContent", "204", ""),
        Case::new("Range", "\"2XX\"", "application/json"),
        Case::new("Other", "default", "application/json"),
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
    fn of_two_that_fit_alike_the_first() {
        let cases = [
            Case::new("A", "200", "application/vnd.a+json"),
            Case::new("B", "200", "application/vnd.b+json"),
        ];
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        let response = Response::new(StatusCode::OK, headers, Bytes::new());
        assert_eq!(choose(&cases, &response).unwrap(), "A");
    }

    #[test]
    fn an_undescribed_status_is_said() {
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
