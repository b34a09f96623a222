//! What generated code uses. Other code must not use it: it changes without notice. New generated code that needs something
//! else gets a new version beside the old one.

/// What generated code of format version 1 uses.
pub mod v1 {
    pub use core::clone::Clone;
    pub use core::cmp::{Eq, PartialEq};
    pub use core::convert::{From, Into, TryFrom};
    pub use core::default::Default;
    pub use core::fmt::{Debug, Display, Formatter, Result as Formatted};
    pub use core::hash::{Hash, Hasher};
    pub use core::option::Option;
    pub use core::primitive::{bool, f64, i32, i64, i128, str, u32, u64, usize};
    pub use core::result::Result;
    pub use core::{concat, matches, stringify};
    pub use std::panic::{RefUnwindSafe, UnwindSafe};
    pub use std::string::String;

    pub use serde::de::{Deserialize, Deserializer, MapAccess};
    pub use serde::ser::{Serialize, Serializer};

    pub use crate::__private_client::*;
    pub use crate::types::{ConstantText, Value};
    pub use crate::wire::*;
    pub use crate::{
        __constants as constants, __default, __defaults as defaults,
        __from_scalars as from_scalars, __has_tag_field, __int_enum, __int_enums as int_enums,
        __new as new, __object as object, __samples as samples, __tagged_unions as tagged_unions,
        __text_enums as text_enums, __union_shape, __unions as unions,
        __unwind_safe as unwind_safe, __value_enums as value_enums,
        __wide_int_enums as wide_int_enums, __write_tagged,
    };

    pub use crate::__webhooks as webhooks;
    #[cfg(feature = "webhooks")]
    pub use crate::{__parameters as parameters, __replies as replies};
}
