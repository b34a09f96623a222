//! Resolving a URL reference (RFC 3986, 5.2). The `url` crate would do it, but it is a dependency only with the feature
//! `reqwest`.

/// The URL of a reference in a document at `base`: `https://h.example/up` for `/up` at `https://h.example/api/v1`. If `base`
/// isn't absolute, it is the reference itself.
pub(super) fn resolve_reference(base: &str, reference: &str) -> String {
    let Some((scheme, rest)) = base.split_once("://") else {
        return reference.to_owned();
    };
    if reference.contains("://") {
        return reference.to_owned();
    }
    if reference.starts_with("//") {
        return format!("{scheme}:{reference}");
    }
    let rest = rest.split(['?', '#']).next().unwrap_or_default();
    let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let end = reference.find(['?', '#']).unwrap_or(reference.len());
    let (own, after) = reference.split_at(end);
    let merged = if own.starts_with('/') {
        own.to_owned()
    } else if own.is_empty() {
        path.to_owned()
    } else {
        let folder = path.rfind('/').map_or("/", |slash| &path[..=slash]);
        format!("{folder}{own}")
    };
    format!("{scheme}://{authority}{}{after}", without_dots(&merged))
}

/// A path without `.` and `..` (RFC 3986, 5.2.4).
fn without_dots(path: &str) -> String {
    let mut segments: Vec<&str> = Vec::new();
    let mut parts = path.split('/').skip(1).peekable();
    while let Some(segment) = parts.next() {
        let is_last = parts.peek().is_none();
        match segment {
            "." | ".." => {
                if segment == ".." {
                    segments.pop();
                }
                if is_last {
                    segments.push("");
                }
            }
            other => segments.push(other),
        }
    }
    let mut text = String::with_capacity(path.len());
    for segment in segments {
        text.push('/');
        text.push_str(segment);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::resolve_reference;

    #[test]
    fn references_are_resolved_as_in_the_rfc() {
        // RFC 3986, 5.4, and references that servers are.
        let base = "http://a/b/c/d;p?q";
        for (reference, expected) in [
            ("g", "http://a/b/c/g"),
            ("./g", "http://a/b/c/g"),
            ("g/", "http://a/b/c/g/"),
            ("/g", "http://a/g"),
            ("//g", "http://g"),
            ("?y", "http://a/b/c/d;p?y"),
            ("g?y", "http://a/b/c/g?y"),
            (".", "http://a/b/c/"),
            ("..", "http://a/b/"),
            ("../g", "http://a/b/g"),
            ("../..", "http://a/"),
            ("../../../g", "http://a/g"),
            ("/./g", "http://a/g"),
            ("http://h/x", "http://h/x"),
        ] {
            assert_eq!(resolve_reference(base, reference), expected, "{reference}");
        }
        for (base, reference, expected) in [
            ("https://h.example/api/v1", "/up", "https://h.example/up"),
            ("https://h.example", "up", "https://h.example/up"),
            ("https://h.example", "/", "https://h.example/"),
            (
                "https://me:pw@h.example/v1",
                "/up",
                "https://me:pw@h.example/up",
            ),
            ("https://h.example/api/v1", "../v3", "https://h.example/v3"),
            (
                "https://h.example/api/v1/",
                "../v3",
                "https://h.example/api/v3",
            ),
            ("/api/v1", "/up", "/up"),
            ("", "/up", "/up"),
        ] {
            assert_eq!(
                resolve_reference(base, reference),
                expected,
                "{base} {reference}"
            );
        }
    }
}
