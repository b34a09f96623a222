//! The methods of a request builder that finish it into a call, by how the response is read.

use bytes::Bytes;
use http::header::ACCEPT;
use serde::de::DeserializeOwned;

use super::call::Call;
use super::read_response::read_response;
use super::request_builder::RequestBuilder;
use crate::decode::described_response::accept;
use crate::decode::{self, ErrorBody, FromResponse};

impl RequestBuilder {
    /// Finishes a call whose response is JSON.
    pub fn json<T: DeserializeOwned, E: ErrorBody>(self) -> Call<T, E> {
        Call::new(self.accept_by_default("application/json"), |received| {
            read_response(received, &[], decode::json::<T>)
        })
    }

    /// Finishes a call whose response is text.
    pub fn text<E: ErrorBody>(self) -> Call<String, E> {
        Call::new(self.accept_by_default("text/*"), |received| {
            read_response(received, &[], decode::text)
        })
    }

    /// Finishes a call whose response is bytes.
    pub fn bytes<E: ErrorBody>(self) -> Call<Bytes, E> {
        Call::new(self.accept_by_default("*/*"), |received| {
            read_response(received, &[], decode::bytes)
        })
    }

    /// Finishes a call whose response has no body, or a body that doesn't matter.
    pub fn empty<E: ErrorBody>(self) -> Call<(), E> {
        Call::new(self.accept_by_default("*/*"), |received| {
            read_response(received, &[], |_| Ok(()))
        })
    }

    /// Finishes a call whose response has one of several forms.
    pub fn choose<T: FromResponse, E: ErrorBody>(self) -> Call<T, E> {
        let accepted = accept(T::CASES);
        Call::new(self.accept_by_default(&accepted), |received| {
            read_response(received, T::CASES, T::from_response)
        })
    }

    /// Sets `Accept`, unless the operation or the client did.
    fn accept_by_default(self, media_types: &str) -> Self {
        let is_set = self.parts().client.settings().headers.contains_key(ACCEPT);
        if is_set {
            self
        } else {
            self.accept(media_types)
        }
    }
}
