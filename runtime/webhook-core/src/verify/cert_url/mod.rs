//! Signatures by a certificate that the delivery names (SNS, PayPal, OpenDSR).
//!
//! Everything that doesn't need the certificate is checked before it is fetched: values that must equal a setting, the
//! algorithm, the URL.

mod accepted_certificates;
mod signed_content;

use std::pin::Pin;
use std::sync::Arc;
use std::time::SystemTime;

use self::accepted_certificates::{AcceptedCertificates, CertificateError};
use self::signed_content::SignedContent;
use super::keys::{PublicKey, PublicKeyAlgorithm};
use crate::delivery_reader::{DeliveryReader, malformed};
use crate::encoding;
use crate::fetch::{FRESH, FetchError, FetchUrl, Fetcher, KeyDocument, Memo};
use crate::verify::matched::KeyPrint;
use crate::{
    CertAlgorithm, CertUrl, Claims, Encoding, Incoming, Reject, RejectKind, SetupError, Source,
    Verifier, VerifierSettings,
};

/// The verifier of a scheme.
///
/// # Errors
///
/// Hosts, names, roots or settings are missing or wrong.
pub fn build(
    scheme: &CertUrl,
    settings: &VerifierSettings,
) -> Result<Arc<dyn Verifier>, SetupError> {
    if let CertAlgorithm::Table(_, table) = &scheme.algorithm
        && table.is_empty()
    {
        return Err(SetupError::new("the table of algorithms is empty"));
    }
    let bound = scheme.bound.iter().map(|(source, setting)| {
        let values = settings.values_of(setting);
        if values.is_empty() || values.iter().any(String::is_empty) {
            return Err(SetupError::missing(format!(
                "the setting `{setting}` is missing: without it, everyone for whom the provider signs could send"
            )));
        }
        Ok((source.clone(), values.to_vec()))
    });
    Ok(Arc::new(CertUrlVerifier {
        bound: bound.collect::<Result<_, _>>()?,
        fetcher: Fetcher::new(settings, &scheme.hosts)?,
        accepted: AcceptedCertificates::read(&scheme.names, settings)?,
        signed: SignedContent::read(&scheme.signed, settings)?,
        read: Memo::new(),
        scheme: scheme.clone(),
    }))
}

struct CertUrlVerifier {
    scheme: CertUrl,
    bound: Vec<(Source, Vec<String>)>,
    fetcher: Fetcher,
    accepted: AcceptedCertificates,
    signed: SignedContent,
    read: Memo<PublicKey>,
}

impl Verifier for CertUrlVerifier {
    fn verify<'a>(
        &'a self,
        incoming: &'a Incoming,
    ) -> Pin<Box<dyn Future<Output = Result<Claims, Reject>> + Send + 'a>> {
        Box::pin(async move {
            let SignedDelivery {
                algorithm,
                signature,
                texts,
                named,
            } = self.look(incoming)?;
            let key = self.key(named, incoming.at).await?;
            for (text, claims) in texts {
                if key.verifies(algorithm, &text, &signature) {
                    return Ok(claims.by(None, KeyPrint::published()));
                }
            }
            Err(mismatch("the signature doesn't match"))
        })
    }
}

/// The parts of a delivery that are checked by the certificate.
struct SignedDelivery {
    algorithm: PublicKeyAlgorithm,
    signature: Vec<u8>,
    texts: Vec<(Vec<u8>, Claims)>,
    named: CertificateSource,
}

/// Where the certificate of a delivery is.
enum CertificateSource {
    /// At this URL.
    Certificate(FetchUrl),
    /// At the URL that this document names.
    Discovery(FetchUrl),
}

impl CertUrlVerifier {
    fn look(&self, incoming: &Incoming) -> Result<SignedDelivery, Reject> {
        let reading = DeliveryReader::new(incoming);
        for (source, values) in &self.bound {
            let value = reading.need(source)?;
            if !values.iter().any(|one| *one == value) {
                let detail = format!("{} isn't ours", crate::delivery_reader::name(source));
                return Err(mismatch(&detail));
            }
        }
        let signature = reading.need(&self.scheme.from)?;
        let signature = encoding::decode(Encoding::Base64, &signature);
        Ok(SignedDelivery {
            algorithm: self.algorithm(&reading)?,
            signature: signature.ok_or_else(|| malformed(&self.scheme.from, "isn't base64"))?,
            texts: self.signed.texts(&reading)?,
            named: self.named(&reading.need(&self.scheme.url)?)?,
        })
    }

    fn algorithm(&self, reading: &DeliveryReader<'_>) -> Result<PublicKeyAlgorithm, Reject> {
        let algorithm = match &self.scheme.algorithm {
            CertAlgorithm::Fixed(algorithm, None) => Some(*algorithm),
            CertAlgorithm::Fixed(algorithm, Some((source, word))) => {
                (reading.need(source)? == word.as_str()).then_some(*algorithm)
            }
            CertAlgorithm::Table(source, table) => {
                let value = reading.need(source)?;
                let found = table.iter().find(|(name, _)| *name == value);
                found.map(|(_, algorithm)| *algorithm)
            }
        };
        let algorithm = algorithm.map(PublicKeyAlgorithm::from);
        algorithm.ok_or_else(|| mismatch("the algorithm isn't accepted"))
    }

    /// Where the certificate is, if it may be fetched.
    fn named(&self, value: &str) -> Result<CertificateSource, Reject> {
        let Some((path, _)) = &self.scheme.discovery else {
            return self
                .certificate(value)
                .map(CertificateSource::Certificate)
                .map_err(refused);
        };
        let address = self.fetcher.address(&format!("https://{value}{path}"));
        let address = address.map_err(refused)?;
        match address.host().eq_ignore_ascii_case(value) {
            true => Ok(CertificateSource::Discovery(address)),
            false => Err(malformed(&self.scheme.url, "isn't a host")),
        }
    }

    /// The URL of a certificate. It must have no query: with one, a host could be made to respond with content of others.
    fn certificate(&self, url: &str) -> Result<FetchUrl, FetchError> {
        let address = self.fetcher.address(url)?;
        let suffix = self.scheme.path_suffix.as_deref().unwrap_or_default();
        match address.uri().query().is_none() && address.uri().path().ends_with(suffix) {
            true => Ok(address),
            false => Err(FetchError::refused("its path isn't that of a certificate")),
        }
    }

    async fn key(
        &self,
        named: CertificateSource,
        at: SystemTime,
    ) -> Result<Arc<PublicKey>, Reject> {
        let address = match named {
            CertificateSource::Certificate(address) => address,
            CertificateSource::Discovery(address) => self.discover(address).await?,
        };
        let text = self.fetcher.fetch(&document(address), FRESH).await;
        let text = text.map_err(|error| unavailable(error.message()))?;
        let key = self.read.of(&text.bytes, |text| {
            self.accepted.key(text, at).map(Arc::new)
        });
        key.map_err(|why| match why {
            CertificateError::Unreadable => unavailable("it isn't one"),
            CertificateError::Untrusted(why) => mismatch(why),
        })
    }

    /// The certificate that a document names.
    async fn discover(&self, address: FetchUrl) -> Result<FetchUrl, Reject> {
        let pointer = self
            .scheme
            .discovery
            .as_ref()
            .map_or("", |(_, pointer)| pointer);
        let text = self.fetcher.fetch(&document(address), FRESH).await;
        let text = text.map_err(|error| unavailable(error.message()))?;
        let found: serde_json::Value = serde_json::from_slice(&text.bytes)
            .map_err(|_| unavailable("what should name it isn't JSON"))?;
        let url = found.pointer(pointer).and_then(serde_json::Value::as_str);
        let url = url.ok_or_else(|| unavailable("what should name it doesn't"))?;
        self.certificate(url)
            .map_err(|error| unavailable(error.message()))
    }
}

fn document(address: FetchUrl) -> KeyDocument {
    KeyDocument {
        address,
        post: None,
    }
}

fn refused(error: FetchError) -> Reject {
    mismatch(&format!("the certificate: {}", error.message()))
}

fn unavailable(what: &str) -> Reject {
    Reject::new(
        RejectKind::KeyUnavailable,
        format!("the certificate: {what}"),
    )
}

fn mismatch(what: &str) -> Reject {
    Reject::new(RejectKind::Mismatch, what)
}

#[cfg(test)]
mod tests;
