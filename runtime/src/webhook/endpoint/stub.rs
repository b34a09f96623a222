//! In place of the engine.

use bytes::Bytes;
use http::Response;

use crate::webhook::{Incoming, Profile, Proof, Settings, SetupError};

pub(super) struct Handshakes;

impl Handshakes {
    pub(super) fn new(_: &Profile, _: &Settings) -> Result<Self, SetupError> {
        Ok(Self)
    }

    pub(super) fn before(&self, _: &Incoming) -> Option<Response<Bytes>> {
        None
    }

    pub(super) async fn after(&self, _: &Incoming, _: &Proof) -> Option<Response<Bytes>> {
        None
    }
}
