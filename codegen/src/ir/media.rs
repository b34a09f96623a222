//! Media types and ranges of them, as keys of `content`: `application/json; version=2`, `text/*`.

/// A parsed media type or range (RFC 9110, 8.3.1 and 12.5.1). Its case doesn't matter.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Media {
    /// The type: `application`.
    pub kind: String,
    /// The subtype: `problem+json`.
    pub subtype: String,
    /// The parameters in order of their names, without `charset`, which doesn't change the meaning.
    pub parameters: Vec<(String, String)>,
}

impl Media {
    /// Parses a media type or a range.
    pub fn parse(text: &str) -> Self {
        let mut parts = text.split(';');
        let essence = parts.next().unwrap_or_default().trim().to_ascii_lowercase();
        let (kind, subtype) = essence.split_once('/').unwrap_or((&essence, ""));
        let mut parameters: Vec<(String, String)> = parts
            .map(|parameter| parameter.split_once('=').unwrap_or((parameter, "")))
            .filter(|(name, _)| !name.trim().is_empty())
            .map(|(name, value)| {
                let value = value.trim().trim_matches('"');
                (name.trim().to_ascii_lowercase(), value.to_owned())
            })
            .filter(|(name, _)| name != "charset")
            .collect();
        parameters.sort();
        Self {
            kind: kind.to_owned(),
            subtype: subtype.to_owned(),
            parameters,
        }
    }

    /// Whether it is a range: `*/*`, `text/*`, `application/*+json`.
    pub fn is_range(&self) -> bool {
        self.kind == "*" || self.subtype.starts_with('*')
    }

    /// Whether it is a range that contains the other media type.
    pub fn holds(&self, other: &Self) -> bool {
        let kind = self.kind == "*" || self.kind == other.kind;
        let subtype = match self.subtype.strip_prefix('*') {
            Some(suffix) => other.subtype.ends_with(suffix),
            None => self.subtype == other.subtype,
        };
        self.is_range() && kind && subtype
    }

    /// Whether it has this type and subtype: `is("text", "plain")`.
    pub fn is(&self, kind: &str, subtype: &str) -> bool {
        self.kind == kind && self.subtype == subtype
    }

    /// Whether it is JSON without a more special meaning.
    pub fn is_plain_json(&self) -> bool {
        match self.kind.as_str() {
            "application" => matches!(self.subtype.as_str(), "json" | "x-json" | "*" | "*+json"),
            "text" => matches!(self.subtype.as_str(), "json" | "x-json"),
            _ => self.kind == "*",
        }
    }

    /// Whether it is a stream of values of another media type: `application/json;stream=watch`.
    pub fn is_streamed(&self) -> bool {
        self.parameters.iter().any(|(name, _)| name == "stream")
    }

    /// Whether it is XML.
    pub fn is_xml(&self) -> bool {
        self.subtype == "xml" || self.subtype.ends_with("+xml")
    }

    /// Whether it is a patch format: `merge-patch+json`, `apply-patch+yaml`.
    pub fn is_patch(&self) -> bool {
        let name = self.subtype.split('+').next().unwrap_or_default();
        name == "patch" || name.ends_with("-patch")
    }

    /// Whether two media types are equal, parameters ignored.
    pub fn same_name(&self, other: &Self) -> bool {
        self.kind == other.kind && self.subtype == other.subtype
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_hold_what_fits() {
        for (range, media, expected) in [
            ("*/*", "text/plain", true),
            ("text/*", "Text/Plain; charset=utf-8", true),
            ("text/*", "application/json", false),
            ("application/*+json", "application/problem+json", true),
            ("application/*+json", "application/json", false),
            ("text/plain", "text/plain", false),
        ] {
            let (range, media) = (Media::parse(range), Media::parse(media));
            assert_eq!(range.holds(&media), expected, "{range:?} {media:?}");
        }
    }

    #[test]
    fn parameters_are_told_apart_but_for_the_charset() {
        let parsed = Media::parse("Application/JSON ; Version=\"1\";charset=utf-8; a=B");
        assert!(parsed.is("application", "json") && parsed.is_plain_json());
        let expected = [("a", "B"), ("version", "1")];
        let expected = expected.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(parsed.parameters, expected);
    }
}
