//! The client's half of the hidden door: the macros that generated code calls and the functions that they expand to.
//! It follows the version of the generator, not the promises of the public interface.

pub use crate::client::read::{body_bytes, body_form, body_json, body_multipart, body_text};
pub use crate::decode::case::{Case, choose, choose_error, lost};
pub use crate::decode::{bytes, json, text};
pub use crate::{
    __bodies as bodies, __encode_body as encode_body, __errors as errors,
    __operations as operations, __read_body as read_body, __responses as responses,
};
