//! Signs requests (RFC 9421 section 3.1).

use std::borrow::Cow;
use std::time::{SystemTime, UNIX_EPOCH};

use bytes::Bytes;
use http::{HeaderName, HeaderValue, Request};

use super::base::SignatureInput;
use super::component::{self, Component, SignedMessage};
use super::content_digest;
use super::fields::{self, BareItem, FieldItem, FieldMember, FieldParameters};
use super::key::SigningKey;
use crate::MessageSignature;
use crate::public_url::PublicUrl;
use crate::{SetupError, SigningSecrets};

/// The components that are covered if the scheme names none.
const COVERED: [&str; 3] = ["@method", "@target-uri", content_digest::FIELD];
/// The label if the scheme names none.
const LABEL: &str = "sig";
/// The setting with the id of the key.
const KEY_ID: &str = "keyid";

/// Signs by a scheme.
pub struct MessageSigner {
    label: String,
    algorithm: String,
    key_id: Option<String>,
    components: Vec<Component>,
    key: SigningKey,
    url: Option<PublicUrl>,
}

impl MessageSigner {
    /// The key is the secret that the scheme names, or [`SigningSecrets::PRIVATE_KEY`] if the algorithm needs a private key.
    /// The setting `keyid`, if there is one, is sent along.
    ///
    /// # Errors
    ///
    /// The key is missing, or isn't for this algorithm.
    pub fn new(scheme: &MessageSignature, known: &SigningSecrets) -> Result<Self, SetupError> {
        let mut components = component::components(scheme)?;
        if components.is_empty() {
            components = COVERED
                .iter()
                .filter_map(|name| Component::parse(name))
                .collect();
        }
        Ok(Self {
            label: scheme.label.clone().unwrap_or_else(|| LABEL.to_owned()),
            algorithm: scheme.algorithm.clone(),
            key_id: known.values_of(KEY_ID).first().cloned(),
            components,
            key: SigningKey::read(scheme, known)?,
            url: known.url().map(|_| PublicUrl::from(known)).transpose()?,
        })
    }

    /// Adds `Signature-Input` and `Signature`, and `Content-Digest` if it is covered.
    ///
    /// # Errors
    ///
    /// The request doesn't have a component that is covered. Its URL must be absolute if the receiver's isn't in the settings.
    pub fn sign(&self, request: &mut Request<Bytes>, at: SystemTime) -> Result<(), SetupError> {
        if self.components.iter().any(Component::is_digest) {
            let digest = content_digest::of(request.body())
                .ok_or_else(|| unsigned("the digest of its body can't be made"))?;
            request.headers_mut().insert(content_digest::FIELD, digest);
        }
        let created = at.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
        let created = i64::try_from(created)
            .map_err(|_| unsigned("it is too late for the time that is signed"))?;
        let mut parameters = vec![("created".to_owned(), BareItem::Integer(created))];
        if let Some(id) = &self.key_id {
            parameters.push(("keyid".to_owned(), BareItem::String(id.clone())));
        }
        parameters.push(("alg".to_owned(), BareItem::String(self.algorithm.clone())));
        let input = SignatureInput {
            components: self.components.clone(),
            parameters: FieldParameters(parameters),
        };
        let came = request.uri();
        let url = match &self.url {
            Some(public) => Cow::Owned(public.of(came).parse().map_err(|_| {
                unsigned("the receiver's URL isn't valid with the path of the request")
            })?),
            None => Cow::Borrowed(came),
        };
        let message = SignedMessage {
            method: request.method().as_str(),
            url: &url,
            headers: request.headers(),
        };
        let base = input
            .base(&message)
            .map_err(|reject| unsigned(&reject.to_string()))?;
        let signature = self.key.sign(base.as_bytes())?;
        let signature = FieldMember::Item(FieldItem {
            value: BareItem::Bytes(signature),
            parameters: FieldParameters::default(),
        });
        let input = FieldMember::List(input.list());
        for (name, member) in [("signature-input", input), ("signature", signature)] {
            let text = fields::write(&[(self.label.clone(), member)]);
            let value = HeaderValue::from_str(&text)
                .map_err(|_| unsigned("its label, or the id of its key, isn't valid in a field"))?;
            request
                .headers_mut()
                .insert(HeaderName::from_static(name), value);
        }
        Ok(())
    }
}

fn unsigned(why: &str) -> SetupError {
    SetupError::new(format!("the request can't be signed: {why}"))
}
