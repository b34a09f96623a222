//! Path templates: `/books/{bookId}`, also with a query and a fragment.

use super::redact::is_secret;
use crate::encode::percent::encode_url_part;
use crate::error::{RequestError, RequestPart};

/// A template with its variables filled in.
#[derive(Debug, Eq, PartialEq)]
pub(super) struct Expanded {
    /// The path, beginning with a slash.
    pub(super) path: String,
    /// The query that the template itself has; empty when it has none.
    pub(super) query: String,
}

/// Replaces the variables by their values, which are escaped already. The template's fragment is dropped, since it isn't sent.
/// Some documents use one to distinguish operations on the same path.
///
/// # Errors
/// When a variable has no value, or the result has a dot segment, which URL parsers would resolve to another path.
pub(super) fn expand(
    template: &str,
    values: &[(String, String)],
) -> Result<Expanded, RequestError> {
    let without_fragment = template.split('#').next().unwrap_or_default();
    let (path, query) = split_query(without_fragment);
    let mut out = String::with_capacity(without_fragment.len() + 16);
    for segment in segments(path.strip_prefix('/').unwrap_or(path)) {
        let filled = fill(segment, |name| value(name, values))?;
        if is_dots(&filled) {
            let name = first_variable(segment).unwrap_or(segment);
            return Err(path_error(
                name,
                "would make a segment of dots, which leads to another path",
            ));
        }
        out.push('/');
        out.push_str(&filled);
    }
    Ok(Expanded {
        path: out,
        query: fill(query, |name| value(name, values))?,
    })
}

/// The same for messages: secret values are masked, and variables without a value stay as they are.
pub(super) fn redacted(template: &str, values: &[(String, String)]) -> String {
    let redacted = fill(template, |name| {
        Ok(match values.iter().find(|(variable, _)| variable == name) {
            Some(_) if is_secret(name) => "***".to_owned(),
            Some((_, value)) => value.clone(),
            None => format!("{{{name}}}"),
        })
    });
    redacted.unwrap_or_else(|_| template.to_owned())
}

/// The path and the query, which the first `?` outside of braces begins.
fn split_query(template: &str) -> (&str, &str) {
    match outside(template, '?').next() {
        Some(at) => {
            let (path, query) = template.split_at(at);
            (path, query.strip_prefix('?').unwrap_or(query))
        }
        None => (template, ""),
    }
}

/// The segments of a path. A slash in the name of a variable doesn't begin one.
fn segments(path: &str) -> impl Iterator<Item = &str> {
    let mut from = 0;
    let ends = outside(path, '/').chain([path.len()]);
    ends.map(move |end| {
        let segment = path.get(from..end).unwrap_or_default();
        from = end + 1;
        segment
    })
}

/// The positions of a character outside of the names of variables.
fn outside(template: &str, wanted: char) -> impl Iterator<Item = usize> {
    let mut inside = false;
    template.char_indices().filter_map(move |(at, character)| {
        match character {
            '{' => inside = template.get(at..).is_some_and(|rest| rest.contains('}')),
            '}' => inside = false,
            _ => {}
        }
        (character == wanted && !inside).then_some(at)
    })
}

fn fill(
    template: &str,
    mut value: impl FnMut(&str) -> Result<String, RequestError>,
) -> Result<String, RequestError> {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(&encode_url_part(before));
        match after.split_once('}') {
            Some((name, after)) => {
                out.push_str(&value(name)?);
                rest = after;
            }
            None => {
                out.push_str("%7B");
                rest = after;
            }
        }
    }
    out.push_str(&encode_url_part(rest));
    Ok(out)
}

fn value(name: &str, values: &[(String, String)]) -> Result<String, RequestError> {
    let value = values
        .iter()
        .find(|(variable, _)| variable == name)
        .map(|(_, value)| value.clone());
    value.ok_or_else(|| path_error(name, "has no value"))
}

fn first_variable(segment: &str) -> Option<&str> {
    Some(segment.split_once('{')?.1.split_once('}')?.0)
}

/// Whether a segment is `.` or `..`, also with dots written as `%2e`.
fn is_dots(segment: &str) -> bool {
    matches!(
        segment.to_ascii_lowercase().replace("%2e", ".").as_str(),
        "." | ".."
    )
}

fn path_error(name: &str, message: &str) -> RequestError {
    RequestError::new(RequestPart::Path(name.to_owned()), message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expanded(template: &str, values: &[(&str, &str)]) -> Result<(String, String), String> {
        let values: Vec<_> = values
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        let expanded = expand(template, &values).map_err(|error| error.to_string())?;
        Ok((expanded.path, expanded.query))
    }

    #[test]
    fn variables_are_filled() {
        for (template, path, query) in [
            ("/a/{x}", "/a/1", ""),
            ("a/{x}", "/a/1", ""),
            ("/{x}.{y}/{x}", "/1.2/1", ""),
            ("/a?b={x}&c#d", "/a", "b=1&c"),
            ("/a#{x}", "/a", ""),
            ("/", "/", ""),
            ("", "/", ""),
            ("/a/", "/a/", ""),
            ("/a{", "/a%7B", ""),
            ("/a}?b={x}", "/a%7D", "b=1"),
            ("/{a/b?c}/d", "/3/d", ""),
            (
                "/with space/gr\u{f6}\u{df}e",
                "/with%20space/gr%C3%B6%C3%9Fe",
                "",
            ),
            ("/a%20b/50%/%zz", "/a%20b/50%25/%25zz", ""),
            ("/a?b=c d&e=[{x}]|", "/a", "b=c%20d&e=%5B1%5D%7C"),
            ("/P('{x}')/a:b@c/d;e=f,g", "/P('1')/a:b@c/d;e=f,g", ""),
        ] {
            assert_eq!(
                expanded(template, &[("x", "1"), ("y", "2"), ("a/b?c", "3")]),
                Ok((path.to_owned(), query.to_owned())),
                "{template}"
            );
        }
    }

    #[test]
    fn a_segment_of_dots_is_refused() {
        for (template, x) in [
            ("/a/{x}", "."),
            ("/a/{x}", ".."),
            ("/a/.{x}/b", "."),
            ("/a/{x}", "%2E%2e"),
        ] {
            assert!(
                expanded(template, &[("x", x)])
                    .unwrap_err()
                    .contains("path parameter x"),
                "{template} {x}"
            );
        }
        assert!(expanded("/a/{x}", &[("x", "...")]).is_ok());
    }

    #[test]
    fn a_variable_without_a_value_is_named() {
        assert_eq!(
            expanded("/a/{x}/{z}", &[("x", "1")]),
            Err("path parameter z: has no value".to_owned())
        );
    }

    #[test]
    fn secrets_are_not_shown() {
        let values = [
            ("token".to_owned(), "s3cret".to_owned()),
            ("id".to_owned(), "7".to_owned()),
        ];
        assert_eq!(
            redacted("/bot{token}/{id}/{other}", &values),
            "/bot***/7/{other}"
        );
    }
}
