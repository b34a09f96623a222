//! Who issued a certificate, and to whom.

use std::time::{SystemTime, UNIX_EPOCH};

use pki_types::{CertificateDer, TrustAnchor, UnixTime};
use webpki::{ALL_VERIFICATION_ALGS, EndEntityCert, KeyUsage};

use crate::fetch::HostPattern;
use crate::verify::keys::{PublicKey, certificate_key, pem};
use crate::{SetupError, VerifierSettings};

/// The setting that holds roots.
const ROOTS: &str = "roots";
/// The most certificates of a chain.
const LONGEST: usize = 10;

/// Whose certificates are taken.
pub(super) struct AcceptedCertificates {
    /// Without one, whoever hands out the certificate is trusted, and its issuer isn't looked at.
    names: Vec<HostPattern>,
    roots: Vec<TrustAnchor<'static>>,
}

/// Why a certificate isn't taken.
pub(super) enum CertificateError {
    /// It isn't one: its source is at fault.
    Unreadable,
    /// It is another's, or nobody's.
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

    /// The key of the first certificate of a text, if it may be taken at that time.
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
                CertificateError::Untrusted("no root stands behind the certificate at this time")
            })?;
        // The chain is checked, and with it what its issuers may name. A name in a certificate may have a star itself.
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

/// The roots that the settings hold, else Mozilla's.
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
