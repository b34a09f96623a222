//! The path of an endpoint, with its parameters.

use percent_encoding::percent_decode_str;

use crate::webhook::SetupError;

/// The path of an endpoint, such as `/hooks/{tenant}`.
#[derive(Clone, Debug)]
pub(crate) struct PathTemplate {
    segments: Vec<Segment>,
}

#[derive(Clone, Debug)]
enum Segment {
    Fixed(String),
    Parameter(String),
}

impl PathTemplate {
    /// Parses a path.
    ///
    /// # Errors
    ///
    /// When it doesn't begin with `/`, or a parameter isn't a whole segment, has no name or occurs twice.
    pub(crate) fn parse(text: &str) -> Result<Self, SetupError> {
        let wrong = |what: &str| SetupError::new(format!("`{text}` isn't a path: {what}"));
        let rest = text
            .strip_prefix('/')
            .ok_or_else(|| wrong("it doesn't begin with `/`"))?;
        let mut segments = Vec::new();
        let mut names: Vec<&str> = Vec::new();
        for segment in rest.split('/') {
            let inner = segment
                .strip_prefix('{')
                .and_then(|rest| rest.strip_suffix('}'));
            let name = inner.unwrap_or(segment);
            if name.contains(['{', '}']) || inner == Some("") {
                return Err(wrong(
                    "a parameter is a whole segment, as in `/hooks/{tenant}`",
                ));
            }
            segments.push(match inner {
                Some(name) if names.contains(&name) => {
                    return Err(wrong("a parameter occurs twice"));
                }
                Some(name) => {
                    names.push(name);
                    Segment::Parameter(name.to_owned())
                }
                None => Segment::Fixed(name.to_owned()),
            });
        }
        Ok(Self { segments })
    }

    /// The parameter of that name in a path, decoded. `None` if the path doesn't match.
    pub(crate) fn value(&self, path: &str, name: &str) -> Option<String> {
        let names = self.segments.iter().filter_map(|segment| match segment {
            Segment::Parameter(name) => Some(name),
            Segment::Fixed(_) => None,
        });
        let mut pairs = names.zip(self.values(path)?);
        let (_, value) = pairs.find(|(known, _)| *known == name)?;
        let decoded = percent_decode_str(value).decode_utf8().ok()?;
        Some(decoded.into_owned())
    }

    /// The parameters in a path, in order and still encoded. `None` if the path doesn't match.
    pub(crate) fn values<'a>(&self, path: &'a str) -> Option<Vec<&'a str>> {
        let mut found = Vec::new();
        let mut parts = path.strip_prefix('/')?.split('/');
        for segment in &self.segments {
            let part = parts.next()?;
            match segment {
                Segment::Fixed(text) if text != part => return None,
                Segment::Parameter(_) if part.is_empty() => return None,
                Segment::Parameter(_) => found.push(part),
                Segment::Fixed(_) => {}
            }
        }
        parts.next().is_none().then_some(found)
    }
}

#[cfg(test)]
mod tests {
    use super::PathTemplate;

    #[test]
    fn parameters_are_read() {
        let path = PathTemplate::parse("/hooks/{tenant}/{kind}").unwrap();
        assert_eq!(
            path.value("/hooks/a%2Fb/x", "tenant").as_deref(),
            Some("a/b")
        );
        assert_eq!(path.value("/hooks/a/x", "kind").as_deref(), Some("x"));
        assert_eq!(path.value("/hooks/a/x", "other"), None);
        for other in [
            "/hooks/a",
            "/hooks/a/x/",
            "/hook/a/x",
            "/hooks//x",
            "hooks/a/x",
            "",
        ] {
            assert_eq!(path.value(other, "tenant"), None, "{other}");
        }
        assert_eq!(path.value("/hooks/%FF/x", "tenant"), None);
    }

    #[test]
    fn wrong_paths_are_refused() {
        for wrong in ["hooks", "", "/{}", "/a{b}", "/{a", "/{a}/{a}", "/{a}b"] {
            assert!(PathTemplate::parse(wrong).is_err(), "{wrong}");
        }
        assert!(PathTemplate::parse("/").is_ok());
    }
}
