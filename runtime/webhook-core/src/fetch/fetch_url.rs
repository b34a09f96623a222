//! The URLs from which keys and certificates may be fetched.

use http::Uri;

/// The maximum length of a URL, in bytes.
const LONGEST: usize = 2048;

/// A URL that may be fetched: `https`, a host name, no user, the default port, no fragment.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct FetchUrl {
    uri: Uri,
    host: String,
}

impl FetchUrl {
    /// Parses a URL. The error doesn't contain the URL, since any sender may have written it.
    pub fn parse(url: &str) -> Result<Self, &'static str> {
        if url.len() > LONGEST {
            return Err("its URL is too long");
        }
        // `http::Uri` drops a fragment, and other parsers treat a backslash as a slash.
        if !url
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && byte != b'\\' && byte != b'#')
        {
            return Err("its URL holds characters that none may hold");
        }
        let uri: Uri = url.parse().map_err(|_| "its URL is invalid")?;
        if uri.scheme_str() != Some("https") {
            return Err("its URL isn't https");
        }
        let authority = uri.authority().ok_or("its URL has no host")?.as_str();
        let host = authority.strip_suffix(":443").unwrap_or(authority);
        let host = host.to_ascii_lowercase();
        if !is_public_name(&host) {
            return Err("its URL has no host that may be asked");
        }
        Ok(Self { uri, host })
    }

    /// The URL.
    pub fn uri(&self) -> &Uri {
        &self.uri
    }

    /// Its host, in lower case.
    pub fn host(&self) -> &str {
        &self.host
    }
}

/// Whether this can be the name of a host on the internet. Addresses can't (their last label starts with a digit, even in
/// hexadecimal), nor can users, ports or names of the local network (RFC 6762, RFC 6761, RFC 8375).
fn is_public_name(host: &str) -> bool {
    let labels: Vec<&str> = host.split('.').collect();
    let [.., last] = labels.as_slice() else {
        return false;
    };
    const LOCAL: [&str; 6] = ["arpa", "internal", "lan", "local", "localhost", "onion"];
    labels.len() >= 2
        && host.len() <= 253
        && labels.iter().all(|label| is_label(label))
        && !last.starts_with(|first: char| first.is_ascii_digit())
        && !LOCAL.contains(last)
}

fn is_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// A host, or hosts that differ in a label: `sns.*.amazonaws.com`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct HostPattern {
    labels: Vec<String>,
}

impl HostPattern {
    /// Parses a pattern. `None` if it isn't a host name, or has a `*` in its last two labels.
    pub fn parse(pattern: &str) -> Option<Self> {
        let pattern = pattern.to_ascii_lowercase();
        let fixed = pattern.replace('*', "any");
        let labels: Vec<String> = pattern.split('.').map(str::to_owned).collect();
        let stars_alone = labels
            .iter()
            .all(|label| label == "*" || !label.contains('*'));
        let named = labels.len() >= 2 && labels.iter().rev().take(2).all(|label| label != "*");
        (is_public_name(&fixed) && stars_alone && named).then_some(Self { labels })
    }

    /// Whether the pattern matches all labels of the host.
    ///
    /// A `*` matches no label of less than three letters, and none that starts with `s3`: under `amazonaws.com`, those are
    /// the endpoints of S3, where anyone can have a bucket `sns` at `sns.s3.amazonaws.com`.
    pub fn matches(&self, host: &str) -> bool {
        let labels: Vec<&str> = host.split('.').collect();
        labels.len() == self.labels.len()
            && self
                .labels
                .iter()
                .zip(labels)
                .all(|(pattern, label)| match pattern.as_str() {
                    "*" => label.len() >= 3 && !label.starts_with("s3"),
                    pattern => pattern == label,
                })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn host(url: &str) -> Result<String, &'static str> {
        FetchUrl::parse(url).map(|address| address.host().to_owned())
    }

    #[test]
    fn hosts_by_their_names_are_taken() {
        assert_eq!(
            host("https://SNS.us-west-2.amazonaws.com/a.pem").unwrap(),
            "sns.us-west-2.amazonaws.com"
        );
        assert_eq!(
            host("https://keys.example.com:443/set?v=1").unwrap(),
            "keys.example.com"
        );
    }

    #[test]
    fn what_could_lead_elsewhere_is_refused() {
        for url in [
            "http://keys.example.com/",
            "ftp://keys.example.com/",
            "//keys.example.com/",
            "/keys",
            "",
            "https://",
            "https:///keys",
            "https://keys.example.com:8443/",
            "https://keys.example.com:0443/",
            "https://me@keys.example.com/",
            "https://keys.example.com@evil.example/",
            "https://keys.example.com:443@evil.example/",
            "https://evil.example\\@keys.example.com/",
            "https://keys.example.com/#a",
            "https://keys.example.com/a b",
            "https://keys.example.com/\r\nHost: evil.example",
            "https://127.0.0.1/",
            "https://127.1/",
            "https://2130706433/",
            "https://0x7f.0x1/",
            "https://[::1]/",
            "https://[::ffff:127.0.0.1]/",
            "https://localhost/",
            "https://vault.localhost/",
            "https://printer.local/",
            "https://metadata.google.internal/",
            "https://keys.example.com./",
            "https://keys..example.com/",
            "https://-keys.example.com/",
            "https://k\u{435}ys.example.com/",
            "https://keys%2eexample.com/",
        ] {
            assert!(host(url).is_err(), "{url}");
        }
        assert!(host(&format!("https://keys.example.com/{}", "a".repeat(2048))).is_err());
    }

    #[test]
    fn a_star_is_one_label() {
        let sns = HostPattern::parse("sns.*.amazonaws.com").unwrap();
        assert!(sns.matches("sns.us-west-2.amazonaws.com"));
        for host in [
            "sns.amazonaws.com",
            "sns.amazonaws.com.evil.example",
            "sns.us-west-2.amazonaws.com.evil.example",
            "evil.sns.us-west-2.amazonaws.com",
            "sns.us.west.amazonaws.com",
            "snsxus-west-2.amazonaws.com",
            "sns.us-west-2.amazonaws-com.example",
            "sns.s3.amazonaws.com",
            "sns.s3-us-west-2.amazonaws.com",
        ] {
            assert!(!sns.matches(host), "{host}");
        }
    }

    #[test]
    fn patterns_that_are_too_wide_are_none() {
        for pattern in [
            "*",
            "*.*",
            "*.com",
            "a.*",
            "keys*.example.com",
            "",
            "10.0.0.*",
        ] {
            assert_eq!(HostPattern::parse(pattern), None, "{pattern}");
        }
        assert!(HostPattern::parse("*.paypal.com").is_some());
    }
}
