//! Names that are taken in a scope before anything of the document is named.
//!
//! `into` and `try_into` are reserved as methods wherever a receiver is taken by reference: those of the prelude's traits take
//! `self` by value, and method lookup tries them first.

/// What is in scope in every file: Rust's prelude, and what all files import.
pub(super) const IN_ALL_FILES: &[&str] = &[
    "AsMut",
    "AsRef",
    "Box",
    "Bytes",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Drop",
    "Eq",
    "Err",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "Into",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Self",
    "Send",
    "Sized",
    "Some",
    "String",
    "Sync",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
    "Unpin",
    "Value",
    "Vec",
];

/// What else the files of types import.
pub(super) const IN_TYPE_FILES: &[&str] = &[
    "Base64", "BTreeMap", "Constant", "Date", "DateTime", "Decimal", "Duration", "Hash", "Ip",
    "Maybe", "Time", "Uri", "Uuid",
];

/// What else the files of calls import.
pub(super) const IN_CALL_FILES: &[&str] = &["Call", "Multipart", "Style"];

/// What a file of events declares and imports besides what files of calls import.
pub(super) const IN_EVENT_FILES: &[&str] = &[
    "Callbacks",
    "Delivery",
    "EndpointBuilder",
    "Event",
    "Future",
    "Mount",
    "Outcome",
    "ReceiverBuilder",
    "UndecodableEvent",
    "UnknownEvent",
    "Webhooks",
];

/// Modules at the root of the crate.
pub(super) const ROOT_MODULES: &[&str] = &[
    "alloc",
    "callwright",
    "client",
    "core",
    "lib",
    "main",
    "mod",
    "servers",
    "std",
    "types",
];

/// Modules among the types, whose files import their siblings with `use super::*`.
#[rustfmt::skip]
pub(super) const TYPE_MODULES: &[&str] = &[
    "mod", "errors", "samples", "callwright", "std", "wire",
    "bool", "char", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize", "str",
    "u8", "u16", "u32", "u64", "u128", "usize",
];

/// Names that Windows reserves for devices (Microsoft, "Naming Files, Paths, and Namespaces").
pub(super) const DEVICES: &[&str] = &[
    "aux", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "con", "lpt1",
    "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "nul", "prn",
];

/// Methods that every client has.
pub(super) const CLIENT_METHODS: &[&str] = &[
    "new",
    "base_url",
    "transport",
    "header",
    "lenient",
    "timeout",
    "connect_timeout",
    "response_limit",
    "clone",
    "fmt",
    "default",
    "drop",
    "into",
    "try_into",
];

/// Methods that every group has. `new` is reserved because clippy takes it for a constructor.
pub(super) const GROUP_METHODS: &[&str] = &["clone", "fmt", "into", "new", "try_into"];

/// Methods that every builder has.
pub(super) const BUILDER_METHODS: &[&str] = &[
    "call",
    "clone",
    "expect",
    "fmt",
    "into_future",
    "raw",
    "request",
    "unwrap",
];

/// Methods that every trait of handlers has.
pub(super) const HANDLER_METHODS: &[&str] = &["into", "try_into", "undecodable", "unknown"];

/// The variant that open enums, unions and events have.
pub(super) const VARIANTS: &[&str] = &["Unknown"];
