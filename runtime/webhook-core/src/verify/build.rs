//! Makes the verifier of a scheme.

use std::sync::Arc;

use super::{asymmetric, cert_url, digest, hmac, item_hmac, jwt, several, sync, token};
use crate::message_signature::verify as message_signature;
use crate::{Profile, SetupError, SignatureScheme, Verifier, VerifierSettings};

impl Profile {
    /// A verifier for deliveries, for programs that have a server and a handler of their own.
    ///
    /// # Errors
    ///
    /// A secret or another setting is missing, empty or has the wrong form, or the profile doesn't state how deliveries are
    /// verified.
    ///
    /// ```
    /// use callwright::webhook::{Incoming, Profile, Settings};
    /// use callwright::{Bytes, http};
    ///
    /// # async fn run() -> Result<(), Box<dyn std::error::Error>> {
    /// let profile = Profile::named("github").ok_or("no such profile")?;
    /// let settings = Settings::new().secret("secret", "It's a Secret to Everybody");
    /// let verifier = profile.verifier(&settings)?;
    ///
    /// let request = http::Request::post("/hooks")
    ///     .header(
    ///         "x-hub-signature-256",
    ///         "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
    ///     )
    ///     .body(Bytes::from("Hello, World!"))?;
    /// let claims = verifier.verify(&Incoming::new(request)).await?;
    /// assert!(claims.covers.body);
    /// # Ok(())
    /// # }
    /// # let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    /// # runtime.block_on(run()).unwrap();
    /// ```
    pub fn verifier(
        &self,
        settings: &impl AsRef<VerifierSettings>,
    ) -> Result<Arc<dyn Verifier>, SetupError> {
        let scheme = self.verify.as_ref().ok_or_else(|| {
            SetupError::new(format!(
                "the profile `{}` doesn't say how deliveries are verified: give it `verify`, or a verifier",
                self.name
            ))
        })?;
        scheme_verifier(scheme, settings.as_ref())
    }
}

/// The verifier of a scheme.
pub(super) fn scheme_verifier(
    scheme: &SignatureScheme,
    settings: &VerifierSettings,
) -> Result<Arc<dyn Verifier>, SetupError> {
    Ok(match scheme {
        SignatureScheme::None => sync::verifier(sync::Unverified),
        SignatureScheme::Token(scheme) => sync::verifier(token::build(scheme, settings)?),
        SignatureScheme::Hmac(scheme) => sync::verifier(hmac::build(scheme, settings)?),
        SignatureScheme::Digest(scheme) => sync::verifier(digest::build(scheme, settings)?),
        SignatureScheme::Signature(scheme) => sync::verifier(asymmetric::build(scheme, settings)?),
        SignatureScheme::ItemHmac(scheme) => sync::verifier(item_hmac::build(scheme, settings)?),
        SignatureScheme::Jwt(scheme) => jwt::build(scheme, settings)?,
        SignatureScheme::CertUrl(scheme) => cert_url::build(scheme, settings)?,
        SignatureScheme::MessageSignature(scheme) => message_signature::build(scheme, settings)?,
        SignatureScheme::All(schemes) => several::all(schemes, settings, scheme_verifier)?,
        SignatureScheme::Any(schemes) => several::any(schemes, settings, scheme_verifier)?,
    })
}
