//! URLs without their secrets, for messages.

/// Whether a path or query parameter with this name is secret. A page token, for example, isn't.
pub(super) fn is_secret(name: &str) -> bool {
    let name = name.to_ascii_lowercase().replace('-', "_");
    let whole = [
        "access_token",
        "api_key",
        "apikey",
        "api_token",
        "auth",
        "auth_token",
        "authorization",
        "id_token",
        "jwt",
        "key",
        "refresh_token",
        "session_token",
        "sig",
        "signature",
        "token",
    ];
    whole.contains(&name.as_str())
        || ["secret", "password", "passwd", "credential"]
            .iter()
            .any(|word| name.contains(word))
}

/// A URL without user name and password, with secret parameters masked.
pub(super) fn url(url: &str) -> String {
    match without_user(url).split_once('?') {
        Some((start, tail)) => format!("{start}?{}", query(tail)),
        None => without_user(url),
    }
}

/// A URL without user name and password.
pub(super) fn without_user(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else {
        return url.to_owned();
    };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, tail) = rest.split_at(end);
    match authority.rsplit_once('@') {
        Some((_, host)) => format!("{scheme}://***@{host}{tail}"),
        None => url.to_owned(),
    }
}

/// A query with the values of secret parameters masked.
pub(super) fn query(query: &str) -> String {
    let pairs = query.split('&').map(|pair| match pair.split_once('=') {
        Some((name, _)) if is_secret(name) => format!("{name}=***"),
        _ => pair.to_owned(),
    });
    pairs.collect::<Vec<_>>().join("&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_masked_and_nothing_else() {
        assert_eq!(
            query("a=1&access_token=x&pageToken=y&b&api-key=z"),
            "a=1&access_token=***&pageToken=y&b&api-key=***"
        );
        assert_eq!(query("clientSecret=x&x=key"), "clientSecret=***&x=key");
        assert_eq!(
            without_user("https://u:p@h.example/a@b?c"),
            "https://***@h.example/a@b?c"
        );
        assert_eq!(
            without_user("https://h.example/a@b"),
            "https://h.example/a@b"
        );
        assert_eq!(without_user("/v1"), "/v1");
        assert_eq!(
            url("https://u:p@h/?sig=x&a=1"),
            "https://***@h/?sig=***&a=1"
        );
    }
}
