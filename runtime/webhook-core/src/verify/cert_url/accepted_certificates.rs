//! Checks the issuer and the name of a certificate.

use std::time::{SystemTime, UNIX_EPOCH};

use pki_types::{CertificateDer, TrustAnchor, UnixTime};
use webpki::{ALL_VERIFICATION_ALGS, EndEntityCert, KeyUsage};

use crate::fetch::HostPattern;
use crate::verify::keys::{PublicKey, certificate_key, pem};
use crate::{SetupError, VerifierSettings};

/// The setting that holds roots.
const ROOTS: &str = "roots";
/// The maximum number of certificates in a chain.
const LONGEST: usize = 10;

/// The certificates that are accepted.
pub(super) struct AcceptedCertificates {
    /// If there is none, the host of the certificate is trusted, and its issuer isn't checked.
    names: Vec<HostPattern>,
    roots: Vec<TrustAnchor<'static>>,
}

/// Why a certificate isn't accepted.
pub(super) enum CertificateError {
    /// It can't be parsed, which is the fault of its source.
    Unreadable,
    /// It has another name, or no trusted issuer.
    Untrusted(&'static str),
}

impl AcceptedCertificates {
    pub(super) fn read(names: &[String], settings: &VerifierSettings) -> Result<Self, SetupError> {
        let names = names.iter().map(|name| {
            HostPattern::parse(name).ok_or_else(|| {
                SetupError::new(format!(
                    "`{name}` can't be the name in a certificate: it takes a name with a dot, in which `*` may be a label \
                     but the last two"
                ))
            })
        });
        let names = names.collect::<Result<Vec<_>, _>>()?;
        let roots = match names.is_empty() {
            true => Vec::new(),
            false => roots(settings)?,
        };
        Ok(Self { names, roots })
    }

    /// The key of the first certificate of a text, if it is accepted at this time.
    pub(super) fn key(&self, text: &[u8], at: SystemTime) -> Result<PublicKey, CertificateError> {
        let blocks = pem::blocks(text).ok_or(CertificateError::Unreadable)?;
        if blocks.len() > LONGEST || blocks.iter().any(|block| block.label != "CERTIFICATE") {
            return Err(CertificateError::Unreadable);
        }
        let chain: Vec<CertificateDer<'_>> = blocks
            .iter()
            .map(|block| CertificateDer::from(block.der.as_slice()))
            .collect();
        let (first, issuers) = chain.split_first().ok_or(CertificateError::Unreadable)?;
        if !self.names.is_empty() {
            self.check(first, issuers, at)?;
        }
        certificate_key(first).ok_or(CertificateError::Unreadable)
    }

    fn check(
        &self,
        first: &CertificateDer<'_>,
        issuers: &[CertificateDer<'_>],
        at: SystemTime,
    ) -> Result<(), CertificateError> {
        let certificate =
            EndEntityCert::try_from(first).map_err(|_| CertificateError::Unreadable)?;
        let since = at.duration_since(UNIX_EPOCH).unwrap_or_default();
        certificate
            .verify_for_usage(
                ALL_VERIFICATION_ALGS,
                &self.roots,
                issuers,
                UnixTime::since_unix_epoch(since),
                KeyUsage::server_auth(),
                None,
                None,
            )
            .map_err(|_| {
                CertificateError::Untrusted("the certificate has no trusted root at this time")
            })?;
        // The chain was checked, with the names that its issuers may use. A name in a certificate may be a wildcard.
        let named = certificate.valid_dns_names().any(|name| {
            let name = name.to_ascii_lowercase().replace('*', "any");
            self.names.iter().any(|wanted| wanted.matches(&name))
        });
        match named {
            true => Ok(()),
            false => Err(CertificateError::Untrusted("the certificate is another's")),
        }
    }
}

/// The roots of the settings, or Mozilla's.
fn roots(settings: &VerifierSettings) -> Result<Vec<TrustAnchor<'static>>, SetupError> {
    let given = [settings.secrets_of(ROOTS), settings.values_of(ROOTS)].concat();
    if given.is_empty() {
        return Ok(webpki_roots::TLS_SERVER_ROOTS.to_vec());
    }
    let wrong = || SetupError::new(format!("`{ROOTS}` should be certificates in PEM"));
    let mut roots = Vec::new();
    for text in &given {
        for block in pem::blocks(text.as_bytes()).ok_or_else(wrong)? {
            let der = CertificateDer::from(block.der);
            let root = webpki::anchor_from_trusted_cert(&der).map_err(|_| wrong())?;
            roots.push(root.to_owned());
        }
    }
    Ok(roots)
}
