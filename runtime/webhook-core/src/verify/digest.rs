//! Plain hashes of a template that holds the secret.

use super::check::Check;
use super::extract;
use super::frame::{Frame, mismatch};
use crate::delivery_reader::DeliveryReader;
use crate::key;
use crate::mac;
use crate::verify::matched::KeyPrint;
use crate::{
    Claims, Digest, Encoding, Hash, Incoming, KeyForm, Reject, SetupError, VerifierSettings,
};

pub(super) struct Plain {
    frame: Frame,
    hash: Hash,
    encoding: Encoding,
    secrets: Vec<Vec<u8>>,
}

pub(super) fn build(scheme: &Digest, settings: &VerifierSettings) -> Result<Plain, SetupError> {
    let place = (&scheme.from, &scheme.extract);
    let secrets = key::secrets(settings.known(), &scheme.key, KeyForm::Utf8)?;
    let frame = Frame::new(settings, place, &scheme.signed, (None, None), &scheme.when)?;
    if !frame.has_secret() {
        let what = format!(
            "`{}` holds no `{{secret}}`: anyone could make the hash of it",
            scheme.signed
        );
        return Err(SetupError::new(what));
    }
    Ok(Plain {
        secrets,
        frame,
        hash: scheme.hash,
        encoding: scheme.encoding,
    })
}

impl Check for Plain {
    fn check(&self, incoming: &Incoming) -> Result<Claims, Reject> {
        let reading = DeliveryReader::new(incoming);
        let opened = self.frame.open(&reading)?;
        let length = mac::length(self.hash);
        let signatures = extract::decode(&opened.found, self.frame.from(), self.encoding, |is| {
            is == length
        })?;
        for template in &self.frame.templates {
            for (number, secret) in self.secrets.iter().enumerate() {
                let mut given = opened.given();
                given.secret = Some(secret);
                let right = mac::digest(self.hash, &template.render(&reading, given)?);
                if signatures
                    .iter()
                    .any(|signature| mac::equal(signature, right.as_ref()))
                {
                    let by = (number, KeyPrint::of(secret));
                    return self.frame.claims(&opened, given, &reading, template, by);
                }
            }
        }
        Err(mismatch())
    }
}
