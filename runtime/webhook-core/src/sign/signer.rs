//! Signs what a profile verifies.

use std::borrow::Cow;
use std::time::SystemTime;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::Request;

use super::private_key::PrivateKey;
use super::put;
use super::signature_writer::SignatureWriter;
use crate::message_signature::sign::MessageSigner;
use crate::{Hash, ItemHmac, KeyForm, Profile, SignatureScheme, Token, TokenForm};
use crate::{SetupError, SigningSecrets, encoding, key, mac, signed_item};

/// Signs deliveries as a provider does: for those who send them, and for tests.
///
/// It is made from the same profile and settings as an endpoint. If a key pair signs, the private key is the secret
/// `private_key`: a seed of 32 bytes in the form of the public key, or PKCS#8 in PEM or base64.
///
/// ```
/// use std::time::SystemTime;
///
/// use callwright::webhook::{Profile, Settings, Signer};
/// use callwright::{Bytes, http};
///
/// let profile = Profile::named("github").ok_or("no such profile")?;
/// let settings = Settings::new().secret("secret", "It's a Secret to Everybody");
/// let signer = Signer::new(&profile, &settings)?;
///
/// let mut request = http::Request::post("/hooks").body(Bytes::from("Hello, World!"))?;
/// signer.sign(&mut request, "1", SystemTime::now())?;
/// assert_eq!(
///     request.headers()["x-hub-signature-256"],
///     "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// HTTP message signatures need requests with an absolute URL, or the public one among the settings. JSON Web Tokens and
/// signatures by certificates can't be made.
pub struct Signer {
    makers: Vec<SchemeSigner>,
}

enum SchemeSigner {
    Token(Token, String),
    Hmac(Box<SignatureWriter>, Hash, Vec<Vec<u8>>),
    Digest(Box<SignatureWriter>, Hash, Vec<u8>),
    Signature(Box<SignatureWriter>, Box<PrivateKey>),
    Items(Box<ItemHmac>, Vec<u8>),
    Message(Box<MessageSigner>),
}

impl Signer {
    /// A signer for a profile. If one of several schemes is enough, it uses the first for which the settings have a secret.
    ///
    /// # Errors
    ///
    /// A secret or another setting is missing or has the wrong form, or the scheme can't be signed with.
    pub fn new(
        profile: &Profile,
        settings: &impl AsRef<SigningSecrets>,
    ) -> Result<Self, SetupError> {
        let mut makers = Vec::new();
        if let Some(scheme) = &profile.verify {
            add(scheme, settings.as_ref(), &mut makers)?;
        }
        Ok(Self { makers })
    }

    /// Signs a request: adds headers, members of the body and parameters of the query. `id` is the id of the delivery, if the
    /// scheme signs one.
    ///
    /// # Errors
    ///
    /// The signature belongs into the body, which is neither JSON nor a form; or the id isn't valid in a header.
    pub fn sign(
        &self,
        request: &mut Request<Bytes>,
        id: &str,
        at: SystemTime,
    ) -> Result<(), SetupError> {
        for maker in &self.makers {
            maker.sign(request, id, at)?;
        }
        Ok(())
    }
}

impl std::fmt::Debug for Signer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Signer").finish_non_exhaustive()
    }
}

fn add(
    scheme: &SignatureScheme,
    known: &SigningSecrets,
    makers: &mut Vec<SchemeSigner>,
) -> Result<(), SetupError> {
    let secrets = |name: &str, form| key::secrets(known, name, form);
    let maker = match scheme {
        SignatureScheme::None => return Ok(()),
        SignatureScheme::All(schemes) => {
            for scheme in schemes {
                let optional = matches!(scheme, SignatureScheme::Token(token) if token.optional);
                match add(scheme, known, makers) {
                    Err(error) if optional && error.is_missing() => {}
                    other => other?,
                }
            }
            return Ok(());
        }
        SignatureScheme::Any(schemes) => return first(schemes, known, makers),
        SignatureScheme::Token(token) => {
            let texts = key::texts(known, &token.key)?;
            SchemeSigner::Token(token.clone(), texts[0].clone())
        }
        SignatureScheme::Hmac(hmac) => SchemeSigner::Hmac(
            Box::new(SignatureWriter::hmac(hmac, known)?),
            hmac.hash,
            secrets(&hmac.key, hmac.key_form)?,
        ),
        SignatureScheme::Digest(digest) => {
            let secret = secrets(&digest.key, KeyForm::Utf8)?.swap_remove(0);
            SchemeSigner::Digest(
                Box::new(SignatureWriter::digest(digest, known)?),
                digest.hash,
                secret,
            )
        }
        SignatureScheme::Signature(signature) => SchemeSigner::Signature(
            Box::new(SignatureWriter::signature(signature, known)?),
            Box::new(PrivateKey::from(signature, known)?),
        ),
        SignatureScheme::ItemHmac(items) => {
            let secret = secrets(&items.key, items.key_form)?.swap_remove(0);
            SchemeSigner::Items(Box::new(items.clone()), secret)
        }
        SignatureScheme::MessageSignature(message) => {
            SchemeSigner::Message(Box::new(MessageSigner::new(message, known)?))
        }
        SignatureScheme::Jwt(_) | SignatureScheme::CertUrl(_) => {
            // Another scheme may be used.
            return Err(SetupError::missing(
                "deliveries can't be signed by JSON Web Tokens or certificates here",
            ));
        }
    };
    makers.push(maker);
    Ok(())
}

fn first(
    schemes: &[SignatureScheme],
    known: &SigningSecrets,
    makers: &mut Vec<SchemeSigner>,
) -> Result<(), SetupError> {
    let mut missing = Vec::new();
    for scheme in schemes {
        match add(scheme, known, makers) {
            Err(error) if error.is_missing() => missing.push(error.to_string()),
            other => return other,
        }
    }
    missing.dedup();
    Err(SetupError::missing(missing.join("; or ")))
}

impl SchemeSigner {
    fn sign(
        &self,
        request: &mut Request<Bytes>,
        id: &str,
        at: SystemTime,
    ) -> Result<(), SetupError> {
        match self {
            Self::Token(token, secret) => {
                let text = match token.form {
                    TokenForm::Plain => secret.clone(),
                    TokenForm::Bearer => format!("Bearer {secret}"),
                    TokenForm::Basic => format!("Basic {}", STANDARD.encode(secret)),
                };
                put::put(request, &token.from, &text)
            }
            Self::Hmac(stamp, hash, secrets) => stamp.sign(request, id, at, |message| {
                let sign = |secret: &Vec<u8>| {
                    mac::sign(&mac::key(*hash, secret), &[Cow::Borrowed(message)])
                };
                // If there may be several signatures, each secret makes one, for receivers that know the old or the new.
                let count = if stamp.takes_several() {
                    secrets.len()
                } else {
                    1
                };
                let tags = secrets.iter().take(count).map(sign);
                Ok(tags.map(|tag| tag.as_ref().to_vec()).collect())
            }),
            Self::Digest(stamp, hash, secret) => {
                stamp.sign_with(request, id, at, Some(secret), |message| {
                    let digest = mac::digest(*hash, &[Cow::Borrowed(message)]);
                    Ok(vec![digest.as_ref().to_vec()])
                })
            }
            Self::Signature(stamp, key) => {
                stamp.sign(request, id, at, |message| Ok(vec![key.sign(message)?]))
            }
            Self::Items(scheme, secret) => items(scheme, secret, request),
            Self::Message(signing) => signing.sign(request, at),
        }
    }
}

/// Signs every item.
fn items(scheme: &ItemHmac, secret: &[u8], request: &mut Request<Bytes>) -> Result<(), SetupError> {
    let mut body = put::json(request)?;
    let key = mac::key(scheme.hash, secret);
    let wrong = |what: &str| SetupError::new(format!("the delivery can't be signed: {what}"));
    let mut found = false;
    put::each(&mut body, signed_item::pointer(scheme), &mut |item| {
        found = true;
        let text = signed_item::text(scheme, item).map_err(|reject| wrong(&reject.to_string()))?;
        let tag = mac::sign(&key, &[Cow::Owned(text.into_bytes())]);
        let signature = encoding::encode(scheme.encoding, tag.as_ref());
        put::insert(item, &scheme.signature, signature.into())
    })?;
    if !found {
        return Err(wrong(&format!(
            "nothing is at {} of its body",
            scheme.items
        )));
    }
    *request.body_mut() = Bytes::from(body.to_string());
    Ok(())
}
