//! The macros in a crate whose types have the names that the macros use.
#![deny(warnings, missing_docs)]
#![forbid(unsafe_code)]

use callwright::__private::v1 as wire;
use callwright::types::Maybe;

/// Names that a document may have.
pub mod types {
    use super::{Maybe, wire};

    /// Shadows the prelude's names, and the primitives'.
    macro_rules! shadows {
        ($($name:ident)*) => {
            $(/// A type of the document.
            #[derive(Clone, Default)]
            #[allow(non_camel_case_types)]
            pub struct $name {}
            wire::object!($name {});)*
        };
    }

    shadows!(Option String Vec Result Box Some Err Into Default From Self_ Display str i64 usize Wire Group);

    /// A type of the document.
    #[derive(Clone)]
    pub struct Ok {
        /// The name of a variable of the macro.
        pub map: Option,
        /// The same.
        pub serializer: String,
        /// The same.
        pub error: std::option::Option<Box>,
        /// The same.
        pub value: Maybe<i64>,
        /// A keyword.
        pub r#fn: Result,
    }
    wire::object!(Ok { map "map!", serializer "serializer!", error "error?", ~value "value?", r#fn "fn!" });
    wire::new!(Ok(map: Option, serializer: String) error; value r#fn);

    wire::text_enums! {
        /// An enum.
        pub enum None {
            /// Shadows.
            Some = "some",
            /// Shadows.
            Err = "err",
        }
    }

    wire::int_enums! {
        /// An enum.
        pub enum Number {
            /// Shadows.
            Ok = 1,
        }
    }

    wire::value_enums! {
        /// An enum.
        pub enum Mixed {
            /// Shadows.
            Ok = 1,
        }
    }

    wire::tagged_unions! {
        /// A union.
        pub enum Tagged by "map" {
            /// Shadows.
            Ok(Ok) own "x",
        }
    }

    wire::unions! {
        /// A union.
        pub enum Union {
            /// Shadows.
            Ok(Ok) { "map": "x" | 1 | true },
            /// Shadows.
            Err(Number),
        }
    }
}

/// Webhooks among such types.
pub mod hooks {
    #![allow(unused_imports)]

    use super::types::{
        Box, Default, Err, From, Into, Ok, Option, Result, Some, String, Vec, usize,
    };
    use callwright::webhook::{
        Delivery, EndpointBuilder, Outcome, ReceiverBuilder, UndecodableEvent, UnknownEvent,
    };

    /// Handles them.
    pub trait Webhooks: Send + Sync + 'static {
        /// The name of a function that the macro calls.
        fn open(&self, delivery: Delivery<Option>) -> impl Future<Output = Outcome> + Send {
            delivery.not_handled()
        }

        /// The same.
        fn routes(
            &self,
            delivery: Delivery<Result, Hook>,
        ) -> impl Future<Output = Outcome<Reply>> + Send {
            delivery.not_handled()
        }

        /// An event that isn't in the document.
        fn unknown(
            &self,
            delivery: Delivery<UnknownEvent>,
        ) -> impl Future<Output = Outcome> + Send {
            delivery.not_handled()
        }

        /// A known event whose body isn't as the document says.
        fn undecodable(
            &self,
            delivery: Delivery<UndecodableEvent>,
        ) -> impl Future<Output = Outcome> + Send {
            delivery.refused()
        }
    }

    /// The events.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Event {
        /// Shadows.
        Ok(std::boxed::Box<Option>),
        /// Shadows.
        Err(Result),
        /// Any other.
        Unknown(UnknownEvent),
    }

    /// The replies.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Reply {
        /// Shadows.
        Ok(Option),
        /// Shadows.
        Err,
    }
    callwright::__private::v1::replies!(Reply { Ok(Option) = 200 json; Err = 202 });

    /// Headers.
    #[derive(Clone, Debug, std::default::Default, PartialEq)]
    pub struct Hook {
        /// The name of a variable of the macro.
        pub headers: std::option::Option<std::string::String>,
    }
    callwright::__private::v1::parameters!(Hook { headers "x-headers" });

    callwright::__private::v1::webhooks! {
        Webhooks Event r#"{"route":[{"body":"/type"}]}"#;
        open Ok(Option) = "ok": "ok";
        routes Err(Result) with Hook -> reply = "err": "err";
    }

    /// An endpoint.
    pub fn endpoint(handler: impl Webhooks) -> EndpointBuilder {
        Mount(handler).into()
    }

    /// A receiver.
    pub fn receiver() -> ReceiverBuilder<Event> {
        ReceiverBuilder::new()
    }
}

#[test]
fn shadowed_names_work() -> Result<(), serde_json::Error> {
    let text = r#"{"map":{},"serializer":{},"value":{},"fn":{}}"#;
    let ok: types::Ok = serde_json::from_str(text)?;
    assert_eq!(serde_json::to_string(&ok)?, text);
    assert_eq!(
        types::Ok {
            value: Maybe::Absent,
            ..ok
        },
        types::Ok::new(types::Option {}, types::String {})
    );
    assert_eq!(types::None::from("err"), types::None::Err);
    Ok(())
}
