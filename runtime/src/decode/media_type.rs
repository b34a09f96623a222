//! How well a content type matches the media types and ranges of a document (RFC 9110 section 12.5.1, RFC 6839 for
//! `+json`).

/// The score of `content_type` for the best of the media types and ranges in `described`, which are separated by commas. A
/// higher score is a better match; `None` is no match.
pub(super) fn media_type_score(described: &str, content_type: &str) -> Option<u8> {
    described
        .split(',')
        .filter_map(|one| score_one(one, content_type))
        .max()
}

/// A media type is a better match than another JSON type, that a better one than `text/*`, and that a better one than `*/*`.
/// Between media types of the same name the parameters decide: `application/json;stream=watch` isn't `application/json`.
fn score_one(described: &str, content_type: &str) -> Option<u8> {
    let (name, found) = (essence(described), essence(content_type));
    if name.eq_ignore_ascii_case(found) {
        let (equal, different) = compare_parameters(described, content_type);
        return Some(if different {
            SAME_NAME - 1
        } else {
            SAME_NAME + equal
        });
    }
    if name == "*/*" {
        return Some(0);
    }
    let (described_type, described_subtype) = name.split_once('/')?;
    let (found_type, found_subtype) = found.split_once('/')?;
    if described_subtype == "*" {
        return described_type.eq_ignore_ascii_case(found_type).then_some(1);
    }
    // `application/problem+json` where the document says `application/json`, and the other way round: both are JSON.
    (is_json(described_subtype) && is_json(found_subtype)).then_some(2)
}

/// The score of a media type of the same name without parameters.
const SAME_NAME: u8 = 10;

/// How many parameters of the described media type the content type has too, and whether it lacks any.
fn compare_parameters(described: &str, content_type: &str) -> (u8, bool) {
    let (mut equal, mut different) = (0_u8, false);
    for parameter in described.split(';').skip(1) {
        let Some((name, value)) = parameter.split_once('=') else {
            continue;
        };
        let (name, value) = (name.trim(), value.trim().trim_matches('"'));
        let found = self::parameter(content_type, name);
        if found.is_some_and(|found| found.eq_ignore_ascii_case(value)) {
            equal = equal.saturating_add(1);
        } else if !name.eq_ignore_ascii_case("charset") {
            different = true;
        }
    }
    (equal.min(u8::MAX - SAME_NAME), different)
}

/// The value of a parameter of a content type, without quotes.
pub(super) fn parameter<'a>(content_type: &'a str, name: &str) -> Option<&'a str> {
    content_type.split(';').skip(1).find_map(|parameter| {
        let (found, value) = parameter.split_once('=')?;
        found
            .trim()
            .eq_ignore_ascii_case(name)
            .then(|| value.trim().trim_matches('"'))
    })
}

/// The type and subtype of a media type, without its parameters.
fn essence(text: &str) -> &str {
    text.split(';').next().unwrap_or_default().trim()
}

fn is_json(subtype: &str) -> bool {
    let subtype = subtype.to_ascii_lowercase();
    subtype == "json" || subtype.ends_with("+json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closer_media_types_score_higher() {
        for (described, found, expected) in [
            (
                "application/json",
                "application/json; charset=utf-8",
                Some(10),
            ),
            ("Application/JSON", "application/json", Some(10)),
            ("application/json; v=1", "application/json", Some(9)),
            ("application/json; v=1", "application/json;v=2", Some(9)),
            ("application/json", "application/json;v=2", Some(10)),
            (
                "application/json; v=1",
                "application/json; charset=utf-8; V=\"1\"",
                Some(11),
            ),
            (
                "application/json; charset=utf-8",
                "application/json",
                Some(10),
            ),
            ("text/plain, text/csv", "text/csv", Some(10)),
            ("application/*+json", "application/problem+json", Some(2)),
            ("application/json", "application/problem+json", Some(2)),
            ("application/vnd.a+json", "application/json", Some(2)),
            ("application/json", "text/plain", None),
            ("image/*", "image/png", Some(1)),
            ("image/*", "text/plain", None),
            ("*/*", "text/plain", Some(0)),
            ("application/xml", "application/atom+xml", None),
            ("application/json", "nonsense", None),
        ] {
            assert_eq!(
                media_type_score(described, found),
                expected,
                "{described} {found}"
            );
        }
    }

    #[test]
    fn parameters_are_read_without_quotes() {
        assert_eq!(
            parameter("text/plain; a=b; Charset=\"ISO-8859-1\"", "charset"),
            Some("ISO-8859-1")
        );
        assert_eq!(parameter("text/plain", "charset"), None);
    }
}
