//! Several schemes, of which all or one must hold.

use std::pin::Pin;
use std::sync::Arc;

use crate::{
    Claims, Incoming, Reject, RejectKind, SetupError, SignatureScheme, Verifier, VerifierSettings,
};

/// Makes the verifier of a scheme.
type SchemeVerifier =
    fn(&SignatureScheme, &VerifierSettings) -> Result<Arc<dyn Verifier>, SetupError>;

struct AllVerifier(Vec<Arc<dyn Verifier>>);
struct AnyVerifier(Vec<(Arc<dyn Verifier>, Fetches)>);

/// Whether a scheme sends requests.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Fetches {
    Nobody,
    /// It fetches keys or certificates.
    Others,
}

impl Fetches {
    fn of(scheme: &SignatureScheme) -> Self {
        match scheme {
            SignatureScheme::Jwt(_) | SignatureScheme::CertUrl(_) => Self::Others,
            SignatureScheme::All(schemes) | SignatureScheme::Any(schemes)
                if schemes.iter().any(|one| Self::of(one) == Self::Others) =>
            {
                Self::Others
            }
            _ => Self::Nobody,
        }
    }
}

/// The maximum number of keys for one delivery that several keys have signed.
const MOST_KEYS: usize = 16;

/// All must hold, except an optional token without a secret.
pub(super) fn all(
    schemes: &[SignatureScheme],
    settings: &VerifierSettings,
    verifier: SchemeVerifier,
) -> Result<Arc<dyn Verifier>, SetupError> {
    let mut verifiers = Vec::new();
    for one in schemes {
        let optional = matches!(one, SignatureScheme::Token(token) if token.optional);
        match verifier(one, settings) {
            Err(error) if optional && error.is_missing() => {}
            other => verifiers.push(other?),
        }
    }
    if verifiers.is_empty() {
        return Err(SetupError::missing(
            "no secret is there for any of the schemes",
        ));
    }
    Ok(Arc::new(AllVerifier(verifiers)))
}

/// One must hold, of those with a secret.
pub(super) fn any(
    schemes: &[SignatureScheme],
    settings: &VerifierSettings,
    verifier: SchemeVerifier,
) -> Result<Arc<dyn Verifier>, SetupError> {
    let mut verifiers = Vec::new();
    let mut missing = Vec::new();
    for one in schemes {
        match verifier(one, settings) {
            Err(error) if error.is_missing() => missing.push(error.to_string()),
            other => verifiers.push((other?, Fetches::of(one))),
        }
    }
    if verifiers.is_empty() {
        missing.dedup();
        return Err(SetupError::missing(missing.join("; or ")));
    }
    Ok(Arc::new(AnyVerifier(verifiers)))
}

impl Verifier for AllVerifier {
    fn verify<'a>(
        &'a self,
        incoming: &'a Incoming,
    ) -> Pin<Box<dyn Future<Output = Result<Claims, Reject>> + Send + 'a>> {
        Box::pin(async move {
            let mut all = vec![Claims::default()];
            for verifier in &self.0 {
                let claims = verifier.verify(incoming).await?;
                let ways = || std::iter::once(&claims).chain(&claims.matched.others);
                let both = all
                    .iter()
                    .flat_map(|one| ways().map(|other| one.and(other)));
                all = both.take(MOST_KEYS).collect();
            }
            let mut all = all.into_iter();
            let first = all.next().unwrap_or_default();
            Ok(all.fold(first, Claims::or))
        })
    }
}

impl Verifier for AnyVerifier {
    fn verify<'a>(
        &'a self,
        incoming: &'a Incoming,
    ) -> Pin<Box<dyn Future<Output = Result<Claims, Reject>> + Send + 'a>> {
        Box::pin(async move {
            let mut nearest: Option<Reject> = None;
            let mut matched: Option<Claims> = None;
            for (verifier, asks) in &self.0 {
                // Nothing is fetched for a delivery that is already proven.
                if matched.is_some() && *asks == Fetches::Others {
                    continue;
                }
                match verifier.verify(incoming).await {
                    Ok(claims) => matched = Some(claims.after(matched)),
                    Err(reject) => {
                        let nearer = nearest
                            .as_ref()
                            .is_none_or(|other| specificity(&reject) > specificity(other));
                        if nearer {
                            nearest = Some(reject);
                        }
                    }
                }
            }
            matched.ok_or_else(|| {
                nearest.unwrap_or_else(|| Reject::new(RejectKind::Missing, "no scheme is set up"))
            })
        })
    }
}

/// How much a rejection says: the most specific one is returned.
fn specificity(reject: &Reject) -> u8 {
    match reject.kind() {
        RejectKind::Missing => 0,
        RejectKind::Malformed => 1,
        RejectKind::Duplicate => 2,
        RejectKind::Mismatch => 3,
        RejectKind::Stale | RejectKind::Future => 4,
        RejectKind::KeyUnavailable => 5,
    }
}
