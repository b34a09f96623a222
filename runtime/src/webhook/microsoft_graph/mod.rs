//! The encrypted content of Microsoft Graph's notifications.

mod graph_key;

pub use graph_key::{EncryptedContent, GraphKey};
