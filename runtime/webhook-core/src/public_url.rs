//! The URL under which a provider knows the endpoint.

use http::Uri;

use crate::encoding::unpercent;
use crate::{SetupError, SigningSecrets};

/// Scheme, host and path of the configured URL. The `Host` of a delivery is ignored, since the sender chooses it.
#[derive(Clone)]
pub struct PublicUrl {
    origin: String,
    path: String,
}

impl PublicUrl {
    /// The URL of the settings.
    pub fn from(known: &SigningSecrets) -> Result<Self, SetupError> {
        let url = known.url().ok_or_else(|| {
            SetupError::new(
                "the signature covers the URL: give the public URL that the provider knows",
            )
        })?;
        Self::parse(url).ok_or_else(|| {
            SetupError::new(
                "the public URL is invalid: it must begin with https:// or http:// and a host",
            )
        })
    }

    fn parse(url: &str) -> Option<Self> {
        // The query is that of each delivery, and a request has no fragment.
        let url = url.split(['?', '#']).next()?;
        let (scheme, rest) = url.split_once("://")?;
        if !scheme.eq_ignore_ascii_case("https") && !scheme.eq_ignore_ascii_case("http") {
            return None;
        }
        let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let usable = !host.is_empty() && url.bytes().all(|byte| byte.is_ascii_graphic());
        usable.then(|| Self {
            origin: format!("{scheme}://{host}"),
            path: path.to_owned(),
        })
    }

    /// The URL with the path and query of a delivery. A path that the public URL already ends with isn't added again. So
    /// either the whole URL can be configured, or only the part that a proxy or a router removes.
    pub fn of(&self, uri: &Uri) -> String {
        let came = uri.path();
        let mut url = self.origin.clone();
        url.push_str(&self.path);
        let rooted = came == "/" && !self.path.is_empty();
        if !rooted && !self.path.ends_with(came) {
            if url.ends_with('/') {
                url.pop();
            }
            url.push_str(came);
        }
        if let Some(query) = uri.query() {
            url.push('?');
            url.push_str(query);
        }
        url
    }

    /// The URL without its port, or with the default port if it has none.
    pub fn other_port(&self) -> Self {
        let port = self.origin.rfind(':').filter(|&at| {
            let digits = &self.origin[at + 1..];
            !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
        });
        let origin = match port {
            Some(at) => self.origin[..at].to_owned(),
            None if self.origin.starts_with("https") => format!("{}:443", self.origin),
            None => format!("{}:80", self.origin),
        };
        Self {
            origin,
            path: self.path.clone(),
        }
    }
}

/// The URL with only these characters unescaped.
pub fn unescape(url: &str, characters: &str) -> String {
    let mut text = String::with_capacity(url.len());
    let mut rest = url;
    while let Some(at) = rest.find('%') {
        text.push_str(&rest[..at]);
        let escape = rest.get(at..at + 3).unwrap_or(&rest[at..]);
        match unpercent(escape.as_bytes(), false)[..] {
            [byte] if byte.is_ascii() && characters.contains(char::from(byte)) => {
                text.push(char::from(byte));
            }
            _ => text.push_str(escape),
        }
        rest = &rest[at + escape.len()..];
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(public: &str, came: &str) -> String {
        PublicUrl::parse(public).unwrap().of(&came.parse().unwrap())
    }

    #[test]
    fn the_url_is_what_the_provider_knows() {
        for (public, came, expected) in [
            (
                "https://a.example",
                "/hooks?x=1",
                "https://a.example/hooks?x=1",
            ),
            ("https://a.example/", "/hooks", "https://a.example/hooks"),
            (
                "https://a.example/hooks",
                "/hooks?x=1",
                "https://a.example/hooks?x=1",
            ),
            (
                "https://a.example/api/hooks",
                "/hooks",
                "https://a.example/api/hooks",
            ),
            (
                "https://a.example/api",
                "/hooks",
                "https://a.example/api/hooks",
            ),
            (
                "https://a.example/hooks",
                "/?x=1",
                "https://a.example/hooks?x=1",
            ),
            (
                "https://a.example/hooks?y=2#rc=1",
                "/hooks?x=1",
                "https://a.example/hooks?x=1",
            ),
            (
                "https://a.example/hooks",
                "http://evil.example/hooks",
                "https://a.example/hooks",
            ),
            ("https://a.example", "/", "https://a.example/"),
        ] {
            assert_eq!(of(public, came), expected, "{public} {came}");
        }
        for wrong in [
            "",
            "a.example",
            "ftp://a.example",
            "https://",
            "https://a b",
        ] {
            assert!(PublicUrl::parse(wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn the_other_port_is_the_implied_one_or_none() {
        for (public, expected) in [
            ("https://a.example", "https://a.example:443/"),
            ("http://a.example", "http://a.example:80/"),
            ("https://a.example:443", "https://a.example/"),
            ("https://a.example:8443", "https://a.example/"),
        ] {
            let url = PublicUrl::parse(public).unwrap().other_port();
            assert_eq!(url.of(&Uri::from_static("/")), expected);
        }
    }

    #[test]
    fn only_the_listed_characters_are_unescaped() {
        assert_eq!(
            unescape("https://a/%3A%2f%20%C3%A4?x=%26%2C%zz%3", ":/,"),
            "https://a/:/%20%C3%A4?x=%26,%zz%3"
        );
    }
}
