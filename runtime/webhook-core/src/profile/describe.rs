//! Signature schemes and handshakes as text.

use std::fmt;

use super::{
    Asymmetric, CertSigned, CertUrl, Digest, HandshakeReply, Hash, Hmac, ItemHmac, Jwt,
    MessageSignature, SignatureAlgorithm, SignatureScheme, Source, Token, TokenForm,
};

/// One line: what is signed, how, by which key, and where the signature is.
///
/// ```
/// use callwright::webhook::Profile;
///
/// let verify = Profile::named("slack").and_then(|profile| profile.verify);
/// assert_eq!(
///     verify.ok_or("no scheme")?.to_string(),
///     "HMAC-SHA256 of `v0:{timestamp}:{body}` by `secret` in header `x-slack-signature`",
/// );
/// # Ok::<(), &str>(())
/// ```
impl fmt::Display for SignatureScheme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => f.write_str("nothing"),
            Self::Token(token) => self::token(token, f),
            Self::Hmac(hmac) => self::hmac(hmac, f),
            Self::Digest(digest) => self::digest(digest, f),
            Self::Signature(signature) => asymmetric(signature, f),
            Self::Jwt(jwt) => self::jwt(jwt, f),
            Self::CertUrl(cert) => cert_url(cert, f),
            Self::MessageSignature(message) => message_signature(message, f),
            Self::ItemHmac(items) => item_hmac(items, f),
            Self::All(schemes) => several(schemes, "; and ", f),
            Self::Any(schemes) => several(schemes, "; or ", f),
        }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Header(name) => write!(f, "header `{name}`"),
            Self::Body(pointer) => write!(f, "body `{pointer}`"),
            Self::Item(pointer) => write!(f, "item `{pointer}`"),
            Self::Key(pointer) if pointer.is_empty() => f.write_str("a key of the body"),
            Self::Key(pointer) => write!(f, "a key of `{pointer}`"),
            Self::Query(name) => write!(f, "query `{name}`"),
            Self::Path => f.write_str("the path"),
            Self::Field(name) => write!(f, "field `{name}`"),
        }
    }
}

/// One line: the response.
impl fmt::Display for HandshakeReply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Echo { from, .. } => write!(f, "{from} comes back"),
            Self::Hmac { from, hash, .. } => write!(f, "HMAC-{hash} of {from}"),
            Self::Fixed { status, body, .. } if body.is_empty() => write!(f, "{status}"),
            Self::Fixed { status, body, .. } => write!(f, "{status} `{body}`"),
            Self::Secret {
                from: from @ Source::Header(_),
            } => write!(f, "{from} is kept and comes back"),
            Self::Secret { from } => write!(f, "{from} is kept"),
            Self::Fetch { from, .. } => write!(f, "{from} is fetched"),
            Self::Origin => f.write_str("the origin is allowed"),
        }
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Sha1 => "SHA1",
            Self::Sha256 => "SHA256",
            Self::Sha384 => "SHA384",
            Self::Sha512 => "SHA512",
        })
    }
}

impl fmt::Display for SignatureAlgorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Ed25519 => "Ed25519",
            Self::EcdsaP256Der | Self::EcdsaP256Raw => "ECDSA-P256-SHA256",
            Self::RsaSha256 => "RSA-SHA256",
            Self::RsaSha1 => "RSA-SHA1",
        })
    }
}

fn several(schemes: &[SignatureScheme], joiner: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let all: Vec<_> = schemes.iter().map(ToString::to_string).collect();
    f.write_str(&all.join(joiner))
}

fn token(token: &Token, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let (from, key) = (&token.from, &token.key);
    let form = match token.form {
        TokenForm::Plain => "token",
        TokenForm::Bearer => "bearer token",
        TokenForm::Basic => "password",
    };
    let optional = if token.optional {
        ", where there is one"
    } else {
        ""
    };
    write!(f, "{form} `{key}` in {from}{optional}")
}

fn hmac(hmac: &Hmac, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let (hash, signed, key, from) = (hmac.hash, &hmac.signed, &hmac.key, &hmac.from);
    write!(f, "HMAC-{hash} of `{signed}` by `{key}` in {from}")
}

fn digest(digest: &Digest, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let (hash, signed, from) = (digest.hash, &digest.signed, &digest.from);
    write!(f, "{hash} of `{signed}` in {from}")
}

fn asymmetric(scheme: &Asymmetric, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let (algorithm, signed, key, from) =
        (scheme.algorithm, &scheme.signed, &scheme.key, &scheme.from);
    write!(f, "{algorithm} of `{signed}` by `{key}` in {from}")
}

fn jwt(jwt: &Jwt, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "JWT ({}) in {}", jwt.algorithms.join(", "), jwt.from)?;
    match &jwt.body_hash {
        Some(claim) => write!(f, ", the body's hash in `{claim}`"),
        None => Ok(()),
    }
}

fn cert_url(cert: &CertUrl, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match &cert.signed {
        CertSigned::Template(signed) => write!(f, "signature of `{signed}`")?,
        CertSigned::Lines(_) => f.write_str("signature of members of the body")?,
    }
    write!(f, " by the certificate at {} in {}", cert.url, cert.from)
}

fn message_signature(message: &MessageSignature, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let components: Vec<_> = message
        .components
        .iter()
        .map(|name| format!("`{name}`"))
        .collect();
    let (components, algorithm) = (components.join(", "), &message.algorithm);
    write!(
        f,
        "HTTP message signature ({algorithm}) of {components} by `{}`",
        message.key
    )
}

fn item_hmac(items: &ItemHmac, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let fields: Vec<_> = items
        .fields
        .iter()
        .map(|field| format!("`{field}`"))
        .collect();
    let (hash, fields, signature) = (items.hash, fields.join(", "), &items.signature);
    write!(
        f,
        "HMAC-{hash} of {fields} of each item by `{}` in item `{signature}`",
        items.key
    )
}
