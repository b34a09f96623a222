//! Content types against the media types and ranges of a document (RFC 9110 section 12.5.1, RFC 6839 for `+json`).

/// How well `content_type` fits `described`, the more the better; `None` when it doesn't.
pub(super) fn fit(described: &str, content_type: &str) -> Option<u8> {
    let (described, found) = (essence(described), essence(content_type));
    if described.eq_ignore_ascii_case(found) {
        return Some(3);
    }
    if described == "*/*" {
        return Some(0);
    }
    let (described_type, described_subtype) = described.split_once('/')?;
    let (found_type, found_subtype) = found.split_once('/')?;
    if described_subtype == "*" {
        return described_type.eq_ignore_ascii_case(found_type).then_some(1);
    }
    // `application/problem+json` where the document says `application/json`, and the other way round: both are JSON.
    (is_json(described_subtype) && is_json(found_subtype)).then_some(2)
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
    fn the_closer_the_better() {
        for (described, found, expected) in [
            (
                "application/json",
                "application/json; charset=utf-8",
                Some(3),
            ),
            ("Application/JSON", "application/json", Some(3)),
            ("application/json; v=1", "application/json", Some(3)),
            ("application/json", "application/problem+json", Some(2)),
            ("application/vnd.a+json", "application/json", Some(2)),
            ("application/json", "text/plain", None),
            ("image/*", "image/png", Some(1)),
            ("image/*", "text/plain", None),
            ("*/*", "text/plain", Some(0)),
            ("application/xml", "application/atom+xml", None),
            ("application/json", "nonsense", None),
        ] {
            assert_eq!(fit(described, found), expected, "{described} {found}");
        }
    }

    #[test]
    fn parameters() {
        assert_eq!(
            parameter("text/plain; a=b; Charset=\"ISO-8859-1\"", "charset"),
            Some("ISO-8859-1")
        );
        assert_eq!(parameter("text/plain", "charset"), None);
    }
}
