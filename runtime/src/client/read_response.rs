//! Reading a response as the result or the error of an operation.

use bytes::Bytes;

use super::received_response::ReceivedResponse;
use crate::decode::described_response::DescribedResponse;
use crate::decode::{ErrorBody, Response, is_result, leniently};
use crate::error::{ApiError, DecodeError, Error};

/// Reads a response as a result or an error.
pub(super) fn read_response<T, E: ErrorBody>(
    received: ReceivedResponse,
    cases: &[DescribedResponse],
    decode: fn(&Response<Bytes>) -> Result<T, DecodeError>,
) -> Result<Response<T>, Error<E>> {
    if is_result(received.response.status, cases) {
        let (decoded, deviations) = match received.lenient {
            true => leniently(|| decode(&received.response)),
            false => (decode(&received.response), Vec::new()),
        };
        return match decoded {
            Ok(body) => {
                #[cfg(feature = "webhooks")]
                for deviation in &deviations {
                    tracing::debug!(request = %received.line, %deviation, "the response deviates from the document");
                }
                Ok(received.with_body(body).with_deviations(deviations))
            }
            Err(reason) => Err(Error::Decode(Box::new(received.unexpected(Some(reason))))),
        };
    }
    if received.refused_redirect.is_some() {
        return Err(Error::Status(Box::new(received.unexpected(None))));
    }
    Err(match E::from_error(&received.response) {
        Some(Ok(body)) => {
            let ReceivedResponse {
                line,
                response:
                    Response {
                        status,
                        headers,
                        body: raw,
                        ..
                    },
                ..
            } = received;
            Error::Api(Box::new(ApiError {
                status,
                headers,
                body,
                raw,
                line,
            }))
        }
        Some(Err(reason)) => Error::Status(Box::new(received.unexpected(Some(reason)))),
        None => Error::Status(Box::new(received.unexpected(None))),
    })
}
