//! Plain hashes of a template that holds the secret.

use super::check::Check;
use super::extract;
use super::signature_reader::{SignatureReader, mismatch};
use crate::delivery_reader::DeliveryReader;
use crate::key;
use crate::mac;
use crate::verify::matched::KeyPrint;
use crate::{
    Claims, Digest, Encoding, Hash, Incoming, KeyForm, Reject, SetupError, VerifierSettings,
};

pub(super) struct DigestVerifier {
    reader: SignatureReader,
    hash: Hash,
    encoding: Encoding,
    secrets: Vec<Vec<u8>>,
}

pub(super) fn build(
    scheme: &Digest,
    settings: &VerifierSettings,
) -> Result<DigestVerifier, SetupError> {
    let place = (&scheme.from, &scheme.extract);
    let secrets = key::secrets(settings.signing_secrets(), &scheme.key, KeyForm::Utf8)?;
    let reader = SignatureReader::new(settings, place, &scheme.signed, (None, None), &scheme.when)?;
    if !reader.has_secret() {
        let what = format!(
            "`{}` holds no `{{secret}}`: anyone could make the hash of it",
            scheme.signed
        );
        return Err(SetupError::new(what));
    }
    Ok(DigestVerifier {
        secrets,
        reader,
        hash: scheme.hash,
        encoding: scheme.encoding,
    })
}

impl Check for DigestVerifier {
    fn check(&self, incoming: &Incoming) -> Result<Claims, Reject> {
        let reading = DeliveryReader::new(incoming);
        let parts = self.reader.open(&reading)?;
        let length = mac::length(self.hash);
        let signatures = extract::decode(&parts.found, self.reader.from(), self.encoding, |is| {
            is == length
        })?;
        for template in &self.reader.templates {
            for (number, secret) in self.secrets.iter().enumerate() {
                let mut given = parts.given();
                given.secret = Some(secret);
                let right = mac::digest(self.hash, &template.render(&reading, given)?);
                if signatures
                    .iter()
                    .any(|signature| mac::equal(signature, right.as_ref()))
                {
                    let by = (number, KeyPrint::of(secret));
                    return self.reader.claims(&parts, given, &reading, template, by);
                }
            }
        }
        Err(mismatch())
    }
}
