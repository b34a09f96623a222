//! The keys of tokens: given or fetched.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use ring::hmac;

use super::algorithm::{TokenAlgorithm, TokenKeyKind};
use super::parsed_token::ParsedToken;
use crate::encoding::percent;
use crate::fetch::{
    FRESH, FetchError, FetchUrl, Fetched, Fetcher, KeyDocument, Memo, Post, RENEWED,
};
use crate::key;
use crate::verify::keys::{self, PublishedKey};
use crate::verify::matched::KeyPrint;
use crate::{Jwt, KeyForm, Reject, RejectKind, SetupError, VerifierSettings};

/// The setting that holds keys.
const KEYS: &str = "keys";
/// The maximum number of keys that are tried for a token without a key id.
const MOST_TRIED: usize = 8;

/// The keys of tokens.
pub(super) enum TokenKeys {
    /// Public keys of the settings: one or a set in each text.
    TemplateValues(Vec<(Vec<PublishedKey>, KeyPrint)>),
    /// Secrets of the settings.
    Secrets(Vec<Vec<u8>>),
    /// Keys that are fetched.
    Fetched(Box<FetchedTokenKeys>),
}

/// Keys that are fetched.
pub(super) struct FetchedTokenKeys {
    fetcher: Fetcher,
    url: String,
    /// The body of the POST, split where the id of the key is inserted. `None` for a GET.
    body: Option<Vec<String>>,
    read: Memo<[PublishedKey]>,
}

impl TokenKeys {
    pub(super) fn read(
        jwt: &Jwt,
        algorithms: &[TokenAlgorithm],
        settings: &VerifierSettings,
    ) -> Result<Self, SetupError> {
        if algorithms
            .iter()
            .any(|one| matches!(one.kind, TokenKeyKind::Secret(_)))
        {
            let secrets = key::secrets(
                settings.signing_secrets(),
                VerifierSettings::SECRET,
                KeyForm::Utf8,
            )?;
            return Ok(Self::Secrets(secrets));
        }
        if !settings.secrets_of(KEYS).is_empty() {
            return given(key::texts(settings.signing_secrets(), KEYS)?);
        }
        match &jwt.key_url {
            Some(url) => FetchedTokenKeys::new(url, jwt, settings)
                .map(|remote| Self::Fetched(Box::new(remote))),
            None => Err(SetupError::missing(format!(
                "nothing says where the keys of tokens are: give them as the secret `{KEYS}` (JWK or PEM)"
            ))),
        }
    }

    /// Verifies the signature of the token, and returns which key made it. Keys that are fetched count as one key, and so do
    /// those of one text, since the issuer may replace them at any time.
    pub(super) async fn verify(
        &self,
        token: &ParsedToken<'_>,
        algorithm: TokenAlgorithm,
        at: SystemTime,
    ) -> Result<KeyPrint, Reject> {
        match (self, algorithm.kind) {
            (Self::Secrets(secrets), TokenKeyKind::Secret(kind)) => {
                let right = |secret: &&Vec<u8>| {
                    let key = hmac::Key::new(kind, secret);
                    hmac::verify(&key, token.signed, &token.signature).is_ok()
                };
                match secrets.iter().find(right) {
                    Some(secret) => Ok(KeyPrint::of(secret)),
                    None => Err(mismatch("its signature doesn't match")),
                }
            }
            (Self::TemplateValues(texts), _) => {
                let mut refused = mismatch("no key is there");
                for (keys, print) in texts {
                    match try_keys(keys, token, algorithm, at) {
                        Ok(()) => return Ok(*print),
                        Err(reject) => refused = reject,
                    }
                }
                Err(refused)
            }
            (Self::Fetched(remote), _) => {
                remote.verify(token, algorithm, at).await?;
                Ok(KeyPrint::published())
            }
            (Self::Secrets(_), TokenKeyKind::Public(_)) => {
                Err(mismatch("its algorithm isn't accepted"))
            }
        }
    }
}

fn given(texts: &[String]) -> Result<TokenKeys, SetupError> {
    let mut all = Vec::new();
    for text in texts {
        let keys = keys::read(text.as_bytes()).map_err(|what| {
            SetupError::new(format!(
                "the secret `{KEYS}` should be a public key or a set of them, as JWK or PEM: {what}"
            ))
        })?;
        all.push((keys, KeyPrint::of(text.trim().as_bytes())));
    }
    Ok(TokenKeys::TemplateValues(all))
}

impl FetchedTokenKeys {
    fn new(url: &str, jwt: &Jwt, settings: &VerifierSettings) -> Result<Self, SetupError> {
        let fetcher = Fetcher::new(settings, &jwt.hosts)?;
        // A token may only affect the path or the query.
        let host = |url: &str| {
            fetcher
                .address(url)
                .map(|address| address.host().to_owned())
        };
        let right = host(&url.replace("{kid}", "a")) == host(&url.replace("{kid}", "b"));
        if let Err(error) = fetcher.address(&url.replace("{kid}", "a")) {
            return Err(SetupError::new(format!("`key_url`: {}", error.message())));
        }
        if !right {
            return Err(SetupError::new("`key_url`: `{kid}` can't be in its host"));
        }
        let body = jwt.key_body.as_deref();
        let body = body.map(|body| pieces(body, settings)).transpose()?;
        Ok(Self {
            fetcher,
            url: url.to_owned(),
            body,
            read: Memo::new(),
        })
    }

    async fn verify(
        &self,
        token: &ParsedToken<'_>,
        algorithm: TokenAlgorithm,
        at: SystemTime,
    ) -> Result<(), Reject> {
        let document = self.document(token)?;
        let (fetched, found) = self.keys(&document, FRESH).await?;
        if fetched.fresh && knows(&found, token) {
            return try_keys(&found, token, algorithm, at);
        }
        // The key is new or doesn't exist. The rate is limited, so that senders can't cause many fetches.
        let (fetched, found) = self.keys(&document, RENEWED).await?;
        if !fetched.fresh && !knows(&found, token) {
            return Err(unavailable(
                "its keys are old, and newer ones can't be fetched",
            ));
        }
        try_keys(&found, token, algorithm, at)
    }

    async fn keys(
        &self,
        document: &KeyDocument,
        age: Duration,
    ) -> Result<(Fetched, Arc<[PublishedKey]>), Reject> {
        let fetched = self.fetcher.fetch(document, age).await;
        let fetched = fetched.map_err(|error: FetchError| unavailable(error.message()))?;
        let read = |document: &[u8]| keys::read(document).map(Arc::from);
        let keys = self.read.of(&fetched.bytes, read).map_err(unavailable)?;
        Ok((fetched, keys))
    }

    fn document(&self, token: &ParsedToken<'_>) -> Result<KeyDocument, Reject> {
        let asks_for_one =
            self.url.contains("{kid}") || self.body.as_ref().is_some_and(|body| body.len() > 1);
        let id = match (&token.key, asks_for_one) {
            (Some(id), true) => id.as_str(),
            (None, true) => return Err(malformed("it names no key")),
            (_, false) => "",
        };
        let url = self.url.replace("{kid}", &escape(id)?);
        let address: FetchUrl = self
            .fetcher
            .address(&url)
            .map_err(|error| malformed(error.message()))?;
        let post = self.body.as_ref().map(|pieces| Post {
            id: id.to_owned(),
            body: pieces.join(&in_json(id)),
        });
        Ok(KeyDocument { address, post })
    }
}

/// Whether a key may be the token's: it has the same id, or no id.
fn knows(keys: &[PublishedKey], token: &ParsedToken<'_>) -> bool {
    keys.iter().any(|key| is_of(key, token))
}

fn is_of(key: &PublishedKey, token: &ParsedToken<'_>) -> bool {
    match (&key.id, &token.key) {
        (Some(id), Some(expected)) => id == expected,
        _ => true,
    }
}

fn try_keys(
    keys: &[PublishedKey],
    token: &ParsedToken<'_>,
    algorithm: TokenAlgorithm,
    at: SystemTime,
) -> Result<(), Reject> {
    let TokenKeyKind::Public(kind) = algorithm.kind else {
        return Err(mismatch("its algorithm isn't accepted"));
    };
    let fits = |key: &&PublishedKey| {
        let named = key.algorithm.as_deref();
        is_of(key, token) && key.key.fits(kind) && named.is_none_or(|name| name == algorithm.name)
    };
    let mut fitting = keys.iter().filter(fits).take(MOST_TRIED).peekable();
    if fitting.peek().is_none() {
        return Err(mismatch("no key is the one that it names"));
    }
    let mut expired = false;
    for key in fitting {
        if key.expires.is_some_and(|end| at >= end) {
            expired = true;
        } else if key.key.verifies(kind, token.signed, &token.signature) {
            return Ok(());
        }
    }
    Err(mismatch(match expired {
        true => "its key has expired",
        false => "its signature doesn't match",
    }))
}

/// Escapes the id of a key for a URL. `.` and `..` are refused, since they would lead to another folder.
fn escape(id: &str) -> Result<String, Reject> {
    if id == "." || id == ".." {
        return Err(malformed("the id of its key is none"));
    }
    Ok(percent(id.as_bytes()))
}

/// Escapes a text for a JSON string.
fn in_json(text: &str) -> String {
    let quoted = serde_json::Value::from(text).to_string();
    quoted[1..quoted.len() - 1].to_owned()
}

/// The body with its settings filled in, split where the id of the key is inserted.
fn pieces(body: &str, settings: &VerifierSettings) -> Result<Vec<String>, SetupError> {
    let mut text = String::new();
    let mut rest = body;
    while let Some((before, after)) = rest.split_once("{setting:") {
        let (name, after) = after
            .split_once('}')
            .ok_or_else(|| SetupError::new("`key_body` has a `{setting:` without an end"))?;
        let value = settings.secrets_of(name).first();
        let value = value
            .or_else(|| settings.values_of(name).first())
            .ok_or_else(|| {
                SetupError::missing(format!(
                    "the secret `{name}` isn't there: keys can't be fetched without"
                ))
            })?;
        text.push_str(before);
        text.push_str(&in_json(value));
        rest = after;
    }
    text.push_str(rest);
    Ok(text.split("{kid}").map(str::to_owned).collect())
}

fn malformed(what: &str) -> Reject {
    Reject::new(RejectKind::Malformed, format!("the token: {what}"))
}

fn mismatch(what: &str) -> Reject {
    Reject::new(RejectKind::Mismatch, format!("the token: {what}"))
}

fn unavailable(what: &str) -> Reject {
    Reject::new(
        RejectKind::KeyUnavailable,
        format!("the keys of tokens: {what}"),
    )
}
