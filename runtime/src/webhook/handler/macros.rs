//! The macros that generated code calls. For each event they expand to a row of a table and to calls of one line.

/// The events of a document: implements `Dispatch` for a trait, by a `Mount` that holds the handler, and `EventEnum` for an
/// enum.
///
/// ```text
/// webhooks! {
///     Trait Event r#"the profile, as JSON"#;
///     method Variant(Payload) = "event name": "wire value" | "wire value";
///     method Variant(Payload) as form with Parameters -> 200 json "application/json" = "event name": "wire value";
/// }
/// ```
///
/// A row is an event. These parts are optional, in this order:
///
/// - `as form`, `as text` or `as bytes`: the body isn't JSON. The fields of a form are read into the payload type; a text is
///   a `String`, bytes are `Bytes`.
/// - `with Parameters`: a struct of header parameters, made by `parameters!`. The method gets `Delivery<Payload, Parameters>`.
/// - `->` and the response. Without it, the method returns `()`, and the response is the profile's acknowledgement. `-> 204`:
///   `()`, and this status. `-> 200 json`: a value, written as JSON, optionally with another media type after it.
///   `-> 200 text "text/xml"`: a `String`. `-> 200 bytes "image/png"`: `Bytes`. `-> reply`: an enum, made by `replies!`.
/// - `: "wire value" | ..`. The only event of a document needs none, and an event that the path names has none.
///
/// A variant holds the payload or a `Box` of it. The trait has two more methods, `unknown` and `undecodable`, and the enum
/// has one more variant, `Unknown`. Names resolve in the module that calls the macro.
#[doc(hidden)]
#[macro_export]
macro_rules! __webhooks {
    (
        $handler:ident $event:ident $profile:literal;
        $($method:ident $variant:ident($payload:ty) $(as $kind:ident)? $(with $parameters:ident)?
            $(-> $status:tt $($form:ident)? $($media:literal)?)?
            = $name:literal $(: $($wire:literal)|+)?;)*
    ) => {
        struct Mount<H>(H);

        const _: () = {
            use $crate::__private_webhook as hook;

            static EVENTS: hook::EventTable = hook::EventTable {
                profile: $profile,
                events: &[$(hook::EventRow {
                    name: $name,
                    wire: &[$($($wire),+)?],
                    kind: $crate::__webhooks!(@kind $($kind)?),
                }),*],
            };

            impl<H: $handler> Mount<H> {
                const CALLS: &'static [hook::CallFn<Self>] = &[$(
                    |mount, received| hook::decode_and_call(
                        mount,
                        received,
                        $crate::__webhooks!(@decode $($kind)?),
                        |mount, delivery: hook::Delivery<$payload, $crate::__webhooks!(@parameters $($parameters)?)>| {
                            hook::Box::pin(mount.0.$method(delivery))
                        },
                        $crate::__webhooks!(@reply $($status $($form)? $($media)?)?),
                    )
                ),*];
            }

            impl<H: $handler> hook::Dispatch for Mount<H> {
                fn events(&self) -> &'static hook::EventTable {
                    &EVENTS
                }

                fn call(
                    self: hook::Arc<Self>,
                    number: hook::usize,
                    received: &hook::ReceivedEvent,
                ) -> hook::Result<hook::HandlerFuture, hook::DecodeError> {
                    hook::table_entry(Self::CALLS, number)?(self, received)
                }

                fn call_unknown(
                    self: hook::Arc<Self>,
                    unknown: hook::UnknownEvent,
                    received: hook::ReceivedEvent,
                ) -> hook::HandlerFuture {
                    hook::call(self, unknown, received, |mount, delivery| {
                        hook::Box::pin(mount.0.unknown(delivery))
                    })
                }

                fn call_undecodable(
                    self: hook::Arc<Self>,
                    undecodable: hook::UndecodableEvent,
                    received: hook::ReceivedEvent,
                ) -> hook::HandlerFuture {
                    hook::call(self, undecodable, received, |mount, delivery| {
                        hook::Box::pin(mount.0.undecodable(delivery))
                    })
                }
            }

            impl hook::EventEnum for $event {
                const EVENTS: &'static hook::EventTable = &EVENTS;
                const DECODE: &'static [hook::DecodeFn<Self>] = &[$(
                    |received| hook::variant::<$payload, _, _>(
                        received,
                        $crate::__webhooks!(@decode $($kind)?),
                        $event::$variant,
                    )
                ),*];

                fn unknown(unknown: hook::UnknownEvent) -> Self {
                    $event::Unknown(unknown)
                }
            }
        };
    };

    (@kind) => { hook::BodyKind::json };
    (@kind $kind:ident) => { hook::BodyKind::$kind };

    (@decode) => { hook::json };
    (@decode $kind:ident) => { hook::$kind };

    (@parameters) => { () };
    (@parameters $parameters:ident) => { $parameters };

    (@reply) => { hook::acknowledge };
    (@reply reply) => { hook::enum_reply };
    (@reply $status:literal) => { |()| hook::status_reply($status) };
    (@reply $status:literal json) => { |value| hook::json_reply($status, "application/json", &value) };
    (@reply $status:literal json $media:literal) => { |value| hook::json_reply($status, $media, &value) };
    (@reply $status:literal text $media:literal) => { |text| hook::text_reply($status, $media, text) };
    (@reply $status:literal bytes $media:literal) => { |bytes| hook::bytes_reply($status, $media, bytes) };
}

/// An enum of replies: `replies!(OrderSentReply { Ok(Body) = 200 json; Xml(String) = 200 text "text/xml"; Accepted = 202 })`.
///
/// After the status come the same words as in `webhooks!`. A variant without a body has a status only.
#[doc(hidden)]
#[macro_export]
macro_rules! __replies {
    ($reply:ident {
        $($variant:ident $(($body:ty))? = $status:literal $($form:ident)? $($media:literal)?);* $(;)?
    }) => {
        const _: () = {
            use $crate::__private_webhook as hook;

            impl hook::IntoReply for $reply {
                fn into_reply(self) -> hook::HandlerResult {
                    match self {
                        $(Self::$variant { $(0: $crate::__replies!(@bind body $body))? } => {
                            $crate::__replies!(@reply body $status $($form)? $($media)?)
                        })*
                    }
                }
            }
        };
    };

    (@bind $bound:ident $body:ty) => { $bound };

    (@reply $bound:ident $status:literal) => { hook::status_reply($status) };
    (@reply $bound:ident $status:literal json) => { hook::json_reply($status, "application/json", &$bound) };
    (@reply $bound:ident $status:literal json $media:literal) => { hook::json_reply($status, $media, &$bound) };
    (@reply $bound:ident $status:literal text $media:literal) => { hook::text_reply($status, $media, $bound) };
    (@reply $bound:ident $status:literal bytes $media:literal) => { hook::bytes_reply($status, $media, $bound) };
}

/// Header parameters: `parameters!(GithubHeaders { delivery "x-github-delivery", hook_id "x-github-hook-id" })`.
///
/// Every field is an `Option`. A header that is absent is `None`; so is one of another type, which is a deviation.
#[doc(hidden)]
#[macro_export]
macro_rules! __parameters {
    ($parameters:ident { $($field:ident $header:literal),* $(,)? }) => {
        impl $crate::__private_webhook::HeaderParameters for $parameters {
            fn read(
                headers: &$crate::__private_webhook::HeaderMap,
                deviations: &mut $crate::__private_webhook::Vec<$crate::__private_webhook::Deviation>,
            ) -> Self {
                Self { $($field: $crate::__private_webhook::header(headers, $header, deviations)),* }
            }
        }
    };
}
