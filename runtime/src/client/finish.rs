//! From a builder to a call: what the response is read as.

use bytes::Bytes;
use http::header::ACCEPT;
use serde::de::DeserializeOwned;

use super::call::Call;
use super::read::read;
use super::request_builder::RequestBuilder;
use crate::decode::{self, ErrorBody, FromResponse, case};

impl RequestBuilder {
    /// A call whose response is JSON.
    pub fn json<T: DeserializeOwned, E: ErrorBody>(self) -> Call<T, E> {
        Call::new(self.accept_unless_said("application/json"), |received| {
            read(received, &[], decode::json::<T>)
        })
    }

    /// A call whose response is text.
    pub fn text<E: ErrorBody>(self) -> Call<String, E> {
        Call::new(self.accept_unless_said("text/*"), |received| {
            read(received, &[], decode::text)
        })
    }

    /// A call whose response is bytes.
    pub fn bytes<E: ErrorBody>(self) -> Call<Bytes, E> {
        Call::new(self.accept_unless_said("*/*"), |received| {
            read(received, &[], decode::bytes)
        })
    }

    /// A call whose response has no body, or one that doesn't matter.
    pub fn empty<E: ErrorBody>(self) -> Call<(), E> {
        Call::new(self.accept_unless_said("*/*"), |received| {
            read(received, &[], |_| Ok(()))
        })
    }

    /// A call whose response has several forms.
    pub fn choose<T: FromResponse, E: ErrorBody>(self) -> Call<T, E> {
        let accepted = case::accept(T::CASES);
        Call::new(self.accept_unless_said(&accepted), |received| {
            read(received, T::CASES, T::from_response)
        })
    }

    /// What a call accepts by its kind, unless the operation or the client said something else.
    fn accept_unless_said(self, media_types: &str) -> Self {
        let said = self.parts().client.shared().headers.contains_key(ACCEPT);
        if said { self } else { self.accept(media_types) }
    }
}
