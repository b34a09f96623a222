//! The methods of a request builder that finish it into a call, by how the response is read.

use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http::header::ACCEPT;
use serde::de::DeserializeOwned;

use super::call::Call;
use super::request_builder::RequestBuilder;
use super::response_kind::{self, ResponseKind};
use crate::decode::{ErrorBody, FromResponse};
use crate::error::Error;

impl RequestBuilder {
    /// Finishes a call whose response is JSON.
    pub fn json<T: DeserializeOwned, E: ErrorBody>(self) -> Call<T, E> {
        self.finish(response_kind::json())
    }

    /// Finishes a call whose response is text.
    pub fn text<E: ErrorBody>(self) -> Call<String, E> {
        self.finish(response_kind::text())
    }

    /// Finishes a call whose response is bytes.
    pub fn bytes<E: ErrorBody>(self) -> Call<Bytes, E> {
        self.finish(response_kind::bytes())
    }

    /// Finishes a call whose response has no body, or a body that doesn't matter.
    pub fn empty<E: ErrorBody>(self) -> Call<(), E> {
        self.finish(response_kind::empty())
    }

    /// Finishes a call whose response has one of several forms.
    pub fn choose<T: FromResponse, E: ErrorBody>(self) -> Call<T, E> {
        self.finish(response_kind::choose())
    }

    fn finish<T, E>(mut self, kind: ResponseKind<T, E>) -> Call<T, E> {
        self.accept_by_default(&(kind.accept)());
        Call::new(self, kind.read)
    }

    /// Polls the call that this builder is. The first poll sends it.
    #[doc(hidden)]
    pub fn poll<T, E>(
        &mut self,
        context: &mut Context<'_>,
        kind: ResponseKind<T, E>,
    ) -> Poll<Result<T, Error<E>>> {
        if !self.parts().started.is_sent() {
            self.accept_by_default(&(kind.accept)());
        }
        let received = ready!(self.poll_exchange(context));
        Poll::Ready((kind.read)(received?).map(|response| response.body))
    }

    /// Sets `Accept`, unless the operation or the client did.
    fn accept_by_default(&mut self, media_types: &str) {
        let is_set = self.parts().client.settings().headers.contains_key(ACCEPT);
        if !is_set {
            self.set_accept(media_types);
        }
    }
}
