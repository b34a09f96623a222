//! Relative references to URIs (RFC 3986).

/// Whether a reference is absolute: `https://...`, `urn:...`.
pub(super) fn has_scheme(reference: &str) -> bool {
    let scheme = reference.split(':').next().unwrap_or_default();
    scheme.len() < reference.len() && !scheme.contains(['/', '?', '#'])
}

/// Resolves a reference against an absolute URI (RFC 3986, section 5.2). A URI without a hierarchy, such as a `urn:`,
/// can't be a base.
pub(super) fn join(base: &str, reference: &str) -> Option<String> {
    if has_scheme(reference) {
        return None;
    }
    let (scheme, rest) = base.split_once("://")?;
    if reference.starts_with("//") {
        return Some(format!("{scheme}:{reference}"));
    }
    let rest = rest.split(['?', '#']).next().unwrap_or_default();
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let mut segments: Vec<&str> = if reference.starts_with('/') {
        Vec::new()
    } else {
        let folder = path.rfind('/').map_or("", |slash| &path[..slash]);
        folder.split('/').skip(1).collect()
    };
    for segment in reference.trim_start_matches('/').split('/') {
        match segment {
            "." => {}
            ".." => {
                segments.pop();
            }
            other => segments.push(other),
        }
    }
    Some(format!("{scheme}://{host}/{}", segments.join("/")))
}
