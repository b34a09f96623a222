//! The error responses of the shop, as the document describes them.

use super::TOKEN;
use crate::api::types::{InvalidInput, Problem, Refusal, RefusalReason};
use axum::Json;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// An error response.
pub(super) enum Refused {
    /// A problem with this title.
    Problem(StatusCode, &'static str),
    /// A field with a wrong value, and the reason.
    Field(String, &'static str),
    /// A payment that isn't accepted.
    Payment(RefusalReason),
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        match self {
            Self::Problem(status, title) => as_problem(
                status,
                Json(Problem {
                    r#type: None,
                    title: title.to_owned(),
                    status: Some(status.as_u16().into()),
                    detail: None,
                }),
            ),
            Self::Field(field, what) => as_problem(
                StatusCode::UNPROCESSABLE_ENTITY,
                Json(InvalidInput {
                    r#type: None,
                    title: "The order can't be placed".to_owned(),
                    status: None,
                    detail: None,
                    fields: [(field, vec![what.to_owned()])].into(),
                }),
            ),
            Self::Payment(reason) => {
                let retry_after = None;
                let refusal = Json(Refusal {
                    reason,
                    retry_after,
                });
                (StatusCode::PAYMENT_REQUIRED, refusal).into_response()
            }
        }
    }
}

fn as_problem(status: StatusCode, body: impl IntoResponse) -> Response {
    let media_type = [(header::CONTENT_TYPE, "application/problem+json")];
    (status, media_type, body).into_response()
}

/// Whether the caller has the token.
pub(super) fn authorized(headers: &HeaderMap) -> Result<(), Refused> {
    let given = headers.get(header::AUTHORIZATION);
    match given.is_some_and(|value| *value == *format!("Bearer {TOKEN}")) {
        true => Ok(()),
        false => Err(Refused::Problem(
            StatusCode::UNAUTHORIZED,
            "A token is needed",
        )),
    }
}
