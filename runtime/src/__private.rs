//! The door for generated code. Nobody else should come in by it: it changes without notice, and a
//! new shape of generated code gets a new version beside the old one.

/// What generated code of format version 1 uses.
pub mod v1 {
    pub use serde::de::{Deserialize, Deserializer, MapAccess};
    pub use serde::ser::{Serialize, Serializer};

    pub use crate::__private_client::*;
    pub use crate::wire::*;
    pub use crate::{
        __int_enum as int_enum, __object as object, __tagged as tagged, __text_enum as text_enum,
        __union as union, __value_enum as value_enum,
    };
}
