//! Signs what a profile verifies.

#[cfg(test)]
mod tests;

use std::time::SystemTime;

use bytes::Bytes;
use http::Request;

use super::{Profile, Settings, SetupError, signing};

/// Signs deliveries as a provider does: for those who send them, and for tests.
///
/// It is made from the same profile and settings as an endpoint. Where a key pair signs, the private key is the secret
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
/// HTTP message signatures need requests with an absolute URL, or the public one among the settings. JSON Web Tokens and signatures by certificates can't be made.
#[derive(Debug)]
pub struct Signer {
    signer: signing::Signer,
}

impl Signer {
    /// Signs as the profile says. Of schemes of which one is enough, it takes the first that the settings have a secret for.
    ///
    /// # Errors
    ///
    /// When a secret or another setting is missing or not what it should be, or the scheme can't be signed with.
    pub fn new(profile: &Profile, settings: &Settings) -> Result<Self, SetupError> {
        let signer = signing::Signer::new(profile, settings.known())?;
        Ok(Self { signer })
    }

    /// Adds to the request what makes it verify: headers, members of its body, parameters of its query. `id` names the delivery, where
    /// what is signed has a name.
    ///
    /// # Errors
    ///
    /// When the body, which has to hold a signature, isn't JSON or a form, or a header can't hold the id.
    pub fn sign(
        &self,
        request: &mut Request<Bytes>,
        id: &str,
        at: SystemTime,
    ) -> Result<(), SetupError> {
        self.signer.sign(request, id, at)
    }
}
