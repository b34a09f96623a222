//! The options that endpoints and receivers share.

use std::sync::Arc;
use std::time::SystemTime;

use super::accepted_media::AcceptedMedia;
use super::admission::Admission;
use super::challenges::challenges;
use super::methods::Methods;
use super::profile_choice::{ProfileChoice, of_document};
use super::signed_body::SignedBody;
use super::{status, weak_secrets};
use crate::webhook::dedupe::DuplicateKeys;
use crate::webhook::handler::{EventTable, PathTemplate};
use crate::webhook::handshake::Handshakes;
use crate::webhook::lookup::{ItemsPointer, Router};
use crate::webhook::{Settings, SetupError, Verifier};
use callwright_webhook_core::ItemVerifier;

/// How deliveries are verified.
pub(super) enum Verification {
    /// As the profile says.
    Profile,
    /// By the user's verifier.
    Custom(Arc<dyn Verifier>),
    /// Not at all.
    Unverified,
}

/// The options of a builder.
pub(super) struct Setup {
    pub(super) profile: Option<ProfileChoice>,
    pub(super) settings: Settings,
    pub(super) verification: Verification,
    /// The name of the one event that all deliveries are.
    pub(super) only: Option<String>,
    /// Whether deliveries are read leniently. `None` leaves it to the profile.
    pub(super) lenient: Option<bool>,
    pub(super) limit: Option<usize>,
    pub(super) decompress: Option<SignedBody>,
    pub(super) path: Option<String>,
    pub(super) clock: Arc<dyn Fn() -> SystemTime + Send + Sync>,
}

impl Setup {
    pub(super) fn new() -> Self {
        Self {
            profile: None,
            settings: Settings::new(),
            verification: Verification::Profile,
            only: None,
            lenient: None,
            limit: None,
            decompress: None,
            path: None,
            clock: Arc::new(SystemTime::now),
        }
    }

    pub(super) fn build(self, events: &'static EventTable) -> Result<Admission, SetupError> {
        let mut profile = match self.profile {
            Some(choice) => choice.with_document(events)?,
            None => of_document(events)?,
        };
        if let Some(limit) = self.limit {
            profile.limit = limit;
        }
        status::check(&profile.acknowledge)?;
        let mut all_challenges = Vec::new();
        let mut by_item = None;
        let verifier = match self.verification {
            Verification::Custom(verifier) => Some(verifier),
            Verification::Unverified => None,
            Verification::Profile if profile.verify.is_none() => {
                return Err(SetupError::new(format!(
                    "nothing says how deliveries of `{}` are verified: choose a profile, give a verifier, or call \
                     `unverified()`",
                    profile.name
                )));
            }
            Verification::Profile => {
                weak_secrets::warn(&profile, &self.settings);
                all_challenges = challenges(&profile, &self.settings);
                match ItemVerifier::of(&profile, self.settings.as_ref())? {
                    Some((items, rest)) => {
                        by_item = Some(items);
                        Some(rest)
                    }
                    None => Some(profile.verifier(&self.settings)?),
                }
            }
        };
        let items = match &profile.items {
            Some(text) => Some(ItemsPointer::parse(text).ok_or_else(|| {
                SetupError::new(format!(
                    "`{text}` isn't a JSON pointer: it begins with `/`, or is empty"
                ))
            })?),
            None => None,
        };
        Ok(Admission {
            events,
            verifier,
            by_item,
            challenges: all_challenges,
            decompress: self.decompress,
            path: match &self.path {
                Some(path) => Some(Arc::new(PathTemplate::parse(path)?)),
                None => None,
            },
            handshakes: Handshakes::new(&profile, &self.settings)?,
            has_signed_handshake: profile.handshakes.iter().any(|handshake| handshake.signed),
            router: Router::new(
                &events
                    .events
                    .iter()
                    .map(|row| (row.name, row.wire))
                    .collect::<Vec<_>>(),
                (&profile.route, &profile.route_else),
                self.only.as_deref(),
            )?,
            items,
            keys: DuplicateKeys::new(&profile)?,
            media: AcceptedMedia::new(&profile, events),
            methods: Methods::new(&profile)?,
            lenient: self.lenient.unwrap_or(profile.lenient),
            clock: self.clock,
            profile,
        })
    }
}
