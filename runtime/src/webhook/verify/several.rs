//! Schemes together.

use std::pin::Pin;
use std::sync::Arc;

use super::scheme;
use crate::webhook::{
    Claims, Incoming, Reject, RejectKind, Scheme, Settings, SetupError, Verifier,
};

struct All(Vec<Arc<dyn Verifier>>);
struct Any(Vec<Arc<dyn Verifier>>);

/// All must hold. A token that is optional and not set up isn't one of them.
pub(super) fn all(
    schemes: &[Scheme],
    settings: &Settings,
) -> Result<Arc<dyn Verifier>, SetupError> {
    let mut verifiers = Vec::new();
    for one in schemes {
        let optional = matches!(one, Scheme::Token(token) if token.optional);
        match scheme(one, settings) {
            Err(error) if optional && error.is_missing() => {}
            other => verifiers.push(other?),
        }
    }
    if verifiers.is_empty() {
        return Err(SetupError::missing(
            "no secret is there for any of the schemes",
        ));
    }
    Ok(Arc::new(All(verifiers)))
}

/// One must hold, of those that secrets were given to.
pub(super) fn any(
    schemes: &[Scheme],
    settings: &Settings,
) -> Result<Arc<dyn Verifier>, SetupError> {
    let mut verifiers = Vec::new();
    let mut gaps = Vec::new();
    for one in schemes {
        match scheme(one, settings) {
            Err(error) if error.is_missing() => gaps.push(error.to_string()),
            other => verifiers.push(other?),
        }
    }
    if verifiers.is_empty() {
        gaps.dedup();
        return Err(SetupError::missing(gaps.join("; or ")));
    }
    Ok(Arc::new(Any(verifiers)))
}

impl Verifier for All {
    fn verify<'a>(
        &'a self,
        incoming: &'a Incoming,
    ) -> Pin<Box<dyn Future<Output = Result<Claims, Reject>> + Send + 'a>> {
        Box::pin(async move {
            let mut all = Claims::default();
            for verifier in &self.0 {
                let claims = verifier.verify(incoming).await?;
                all.covers.body |= claims.covers.body;
                all.covers.url |= claims.covers.url;
                all.covers.headers.extend(claims.covers.headers);
                all.covers.fields.extend(claims.covers.fields);
                all.key = all.key.or(claims.key);
                all.signed_at = all.signed_at.or(claims.signed_at);
                all.id = all.id.or(claims.id);
            }
            Ok(all)
        })
    }
}

impl Verifier for Any {
    fn verify<'a>(
        &'a self,
        incoming: &'a Incoming,
    ) -> Pin<Box<dyn Future<Output = Result<Claims, Reject>> + Send + 'a>> {
        Box::pin(async move {
            let mut nearest: Option<Reject> = None;
            for verifier in &self.0 {
                match verifier.verify(incoming).await {
                    Ok(claims) => return Ok(claims),
                    Err(reject) => {
                        let nearer = nearest
                            .as_ref()
                            .is_none_or(|other| nearness(&reject) > nearness(other));
                        if nearer {
                            nearest = Some(reject);
                        }
                    }
                }
            }
            Err(nearest.unwrap_or_else(|| Reject::new(RejectKind::Missing, "no scheme is set up")))
        })
    }
}

/// How far a delivery came: the refusal that says most is told.
fn nearness(reject: &Reject) -> u8 {
    match reject.kind() {
        RejectKind::Missing => 0,
        RejectKind::Malformed => 1,
        RejectKind::Duplicate => 2,
        RejectKind::Mismatch => 3,
        RejectKind::Stale | RejectKind::Future => 4,
        RejectKind::KeyUnavailable => 5,
    }
}
