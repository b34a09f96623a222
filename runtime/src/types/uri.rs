//! `uri`: an absolute URI of RFC 3986.

use super::text::text_type;

text_type! {
    /// A URI: `https://example.com/books?page=2` (RFC 3986 section 3).
    ///
    /// The check covers the scheme and the characters, and not the parts. With the feature `url` it converts from and to
    /// `url::Url`.
    Uri, "a URI (RFC 3986)", is_uri, score 9
}

fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else {
        return false;
    };
    scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
        && rest
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte))
        && rest.split('%').skip(1).all(|after| {
            let mut digits = after.bytes();
            let mut hex = || digits.next().is_some_and(|digit| digit.is_ascii_hexdigit());
            hex() && hex()
        })
}

#[cfg(feature = "url")]
impl From<::url::Url> for Uri {
    fn from(url: ::url::Url) -> Self {
        Self::from_wire(url)
    }
}

#[cfg(feature = "url")]
impl TryFrom<&Uri> for ::url::Url {
    type Error = super::text::FormatError;

    fn try_from(uri: &Uri) -> Result<Self, Self::Error> {
        uri.as_str().parse().map_err(|_| uri.error())
    }
}
