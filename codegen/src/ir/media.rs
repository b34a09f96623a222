//! Media types and ranges of them, as keys of `content`: `application/json; version=2`, `text/*`.

/// A media type or a range, taken apart (RFC 9110, 8.3.1 and 12.5.1). Case doesn't matter in it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Media {
    /// The type: `application`.
    pub kind: String,
    /// The subtype: `problem+json`.
    pub subtype: String,
    /// The parameters in order of name, without `charset`, which says nothing about the meaning.
    pub parameters: Vec<(String, String)>,
}

impl Media {
    /// Takes a media type apart.
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

    /// Whether it stands for several media types: `*/*`, `text/*`, `application/*+json`.
    pub fn is_range(&self) -> bool {
        self.kind == "*" || self.subtype.starts_with('*')
    }

    /// Whether a range holds this media type.
    pub fn holds(&self, other: &Self) -> bool {
        let kind = self.kind == "*" || self.kind == other.kind;
        let subtype = match self.subtype.strip_prefix('*') {
            Some(suffix) => other.subtype.ends_with(suffix),
            None => self.subtype == other.subtype,
        };
        self.is_range() && kind && subtype
    }

    /// Whether it is called this: `is("text", "plain")`.
    pub fn is(&self, kind: &str, subtype: &str) -> bool {
        self.kind == kind && self.subtype == subtype
    }

    /// Whether it is JSON under one of the names that say nothing more.
    pub fn is_plain_json(&self) -> bool {
        match self.kind.as_str() {
            "application" => matches!(self.subtype.as_str(), "json" | "x-json" | "*" | "*+json"),
            "text" => matches!(self.subtype.as_str(), "json" | "x-json"),
            _ => self.kind == "*",
        }
    }

    /// Whether it is another media type, sent piece by piece: `application/json;stream=watch`.
    pub fn is_streamed(&self) -> bool {
        self.parameters.iter().any(|(name, _)| name == "stream")
    }

    /// Whether it is XML.
    pub fn is_xml(&self) -> bool {
        self.subtype == "xml" || self.subtype.ends_with("+xml")
    }

    /// Whether it says what is to change, in a way of its own: `merge-patch+json`, `apply-patch+yaml`.
    pub fn is_patch(&self) -> bool {
        let name = self.subtype.split('+').next().unwrap_or_default();
        name == "patch" || name.ends_with("-patch")
    }

    /// Whether two media types say the same, parameters aside.
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
