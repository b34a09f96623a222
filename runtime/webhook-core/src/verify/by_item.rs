//! Verifies the items of a batch one by one.

use std::sync::Arc;

use super::build::scheme_verifier;
use super::check::CheckItem;
use super::{item_hmac, several, sync, token};
use crate::json;
use crate::{
    Claims, ItemHmac, Profile, Reject, RejectKind, SetupError, SignatureScheme, Source, Token,
    Verifier, VerifierSettings,
};

/// Verifies the items of a batch.
pub struct ItemVerifier {
    checks: Vec<Box<dyn CheckItem>>,
}

/// The verifier of the items, and the verifier of the rest of a request.
type Apart = (ItemVerifier, Arc<dyn Verifier>);

impl ItemVerifier {
    /// Splits the scheme of a profile into a verifier of the items and one of the rest of the request. `None` if no item is
    /// verified by itself: then the request is authentic as a whole, or not at all.
    ///
    /// # Errors
    ///
    /// A secret is missing or has the wrong form.
    pub fn of(profile: &Profile, settings: &VerifierSettings) -> Result<Option<Apart>, SetupError> {
        let (Some(scheme), Some(items), None) =
            (&profile.verify, &profile.items, &profile.form_field)
        else {
            return Ok(None);
        };
        let items = every(items);
        let schemes = match scheme {
            SignatureScheme::All(schemes) => schemes.as_slice(),
            one => std::slice::from_ref(one),
        };
        let mut checks: Vec<Box<dyn CheckItem>> = Vec::new();
        let mut rest = Vec::new();
        for scheme in schemes {
            if let SignatureScheme::Token(token) = scheme
                && let Some(pointer) = inside(token, &items)
            {
                checks.push(Box::new(token::build(token, settings)?.in_items(pointer)));
                continue;
            }
            match scheme {
                SignatureScheme::ItemHmac(scheme) if every(of(scheme)) == items => {
                    checks.push(Box::new(item_hmac::build(scheme, settings)?));
                }
                SignatureScheme::Token(token)
                    if token.optional && settings.secrets_of(&token.key).is_empty() => {}
                other => rest.push(other.clone()),
            }
        }
        if checks.is_empty() {
            return Ok(None);
        }
        let rest = match rest.as_slice() {
            [] => sync::verifier(sync::Unverified),
            rest => several::all(rest, settings, scheme_verifier)?,
        };
        Ok(Some((Self { checks }, rest)))
    }

    /// The claims of an item. `all` are those of the whole request.
    ///
    /// # Errors
    ///
    /// The item isn't JSON, or isn't authentic.
    pub fn check(&self, item: &[u8], all: &Claims) -> Result<Claims, Reject> {
        let item = json::parse(item).map_err(|_| {
            let detail = "an item isn't JSON, or has a member twice";
            Reject::new(RejectKind::Malformed, detail)
        })?;
        let mut claims = Claims::default();
        for check in &self.checks {
            claims = claims.and(&check.check_item(&item)?);
        }
        // If several keys match the rest of the request, the item is signed in several ways.
        let others = all.matched.others.iter().map(|other| claims.and(other));
        Ok(others.fold(claims.and(all), Claims::or))
    }
}

/// A pointer to items, with the `*` that is optional in profiles.
fn every(items: &str) -> String {
    match items.split('/').any(|segment| segment == "*") {
        true => items.to_owned(),
        false => format!("{items}/*"),
    }
}

fn of(scheme: &ItemHmac) -> &str {
    crate::signed_item::pointer(scheme)
}

/// The pointer of a token within each item, if it is there.
fn inside<'a>(token: &'a Token, items: &str) -> Option<&'a str> {
    let Source::Body(pointer) = &token.from else {
        return None;
    };
    let rest = pointer.strip_prefix(items)?;
    let fits = rest.starts_with('/') && !rest.split('/').any(|segment| segment == "*");
    fits.then_some(rest)
}
