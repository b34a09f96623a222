//! The part of `__private` for clients: the macros that generated code calls, and the functions that they expand to. It
//! changes with the generator, without notice.

pub use crate::client::{Awaited, response_kind};
pub use crate::decode::described_response::{
    DescribedResponse, choose, choose_error, unknown_variant,
};
pub use crate::decode::{bytes, json, text};
pub use crate::encode::bodies::{body_bytes, body_form, body_json, body_multipart, body_text};
pub use crate::{
    __bodies as bodies, __encode_body as encode_body, __errors as errors,
    __missing_features as missing_features, __operations as operations, __read_body as read_body,
    __responses as responses,
};
