//! The macros that generated code calls. Each expands to as little as can be: a row of a table and a call of one line for
//! an event.

/// The events of a document: gives a trait its `Dispatch`, by a `Mount` that holds what implements it, and an enum its
/// `Unpack`.
///
/// ```text
/// webhooks! {
///     Trait Event r#"the profile, as JSON"#;
///     method Variant(Payload) = "event name": "wire value" | "wire value";
///     method Variant(Payload) as form with Parameters -> 200 json "application/json" = "event name": "wire value";
/// }
/// ```
///
/// A row is an event. Of its parts these may be left out, and stand in this order:
///
/// - `as form`, `as text` or `as bytes`: the body isn't JSON. A form is read by its fields, into the type; a text is a
///   `String`, bytes are `Bytes`.
/// - `with Parameters`: a struct that `parameters!` has made; the method gets `Delivery<Payload, Parameters>`.
/// - `->` and what the method's result becomes. Without it, the result is `()`, and the profile's acknowledgement is
///   answered. `-> 204`: `()`, and that status. `-> 200 json`: a value that is written as JSON. `-> 200 text "text/xml"`: a
///   `String`. `-> 200 bytes "image/png"`: `Bytes`. `-> reply`: an enum that `replies!` has made. The media type of JSON
///   may be said too.
/// - `: "wire value" | ..`, for an event that is the only one, or is told by its name in the path.
///
/// Variants hold the payload or a `Box` of it. The trait has two more methods, `unknown` and `undecodable`, and the enum
/// one more variant, `Unknown`. Names are looked up where the macro stands.
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

            static ROUTES: hook::Routes = hook::Routes {
                profile: $profile,
                events: &[$(hook::Row {
                    name: $name,
                    wire: &[$($($wire),+)?],
                    kind: $crate::__webhooks!(@kind $($kind)?),
                }),*],
            };

            impl<H: $handler> Mount<H> {
                const OPEN: &'static [hook::Open<Self>] = &[$(
                    |mount, received| hook::open(
                        mount,
                        received,
                        $crate::__webhooks!(@decode $($kind)?),
                        |mount, delivery: hook::Delivery<$payload, $crate::__webhooks!(@parameters $($parameters)?)>| {
                            hook::Box::pin(mount.0.$method(delivery))
                        },
                        $crate::__webhooks!(@answer $($status $($form)? $($media)?)?),
                    )
                ),*];
            }

            impl<H: $handler> hook::Dispatch for Mount<H> {
                fn routes(&self) -> &'static hook::Routes {
                    &ROUTES
                }

                fn open(self: hook::Arc<Self>, number: hook::usize, received: &hook::Received) -> hook::Opened {
                    hook::open_fn(Self::OPEN, number)?(self, received)
                }

                fn unknown(self: hook::Arc<Self>, unknown: hook::UnknownEvent, received: hook::Received) -> hook::Handling {
                    hook::open_unknown(self, unknown, received, |mount, delivery| {
                        hook::Box::pin(mount.0.unknown(delivery))
                    })
                }

                fn undecodable(
                    self: hook::Arc<Self>,
                    undecodable: hook::UndecodableEvent,
                    received: hook::Received,
                ) -> hook::Handling {
                    hook::open_unknown(self, undecodable, received, |mount, delivery| {
                        hook::Box::pin(mount.0.undecodable(delivery))
                    })
                }
            }

            impl hook::Unpack for $event {
                const ROUTES: &'static hook::Routes = &ROUTES;
                const UNPACK: &'static [hook::UnpackOne<Self>] = &[$(
                    |received| hook::unpack::<$payload, _, _>(
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

    (@kind) => { hook::Kind::json };
    (@kind $kind:ident) => { hook::Kind::$kind };

    (@decode) => { hook::json };
    (@decode $kind:ident) => { hook::$kind };

    (@parameters) => { () };
    (@parameters $parameters:ident) => { $parameters };

    (@answer) => { hook::no_answer };
    (@answer reply) => { hook::own_answer };
    (@answer $status:literal) => { |()| hook::status_answer($status) };
    (@answer $status:literal json) => { |value| hook::json_answer($status, "application/json", &value) };
    (@answer $status:literal json $media:literal) => { |value| hook::json_answer($status, $media, &value) };
    (@answer $status:literal text $media:literal) => { |text| hook::text_answer($status, $media, text) };
    (@answer $status:literal bytes $media:literal) => { |bytes| hook::bytes_answer($status, $media, bytes) };
}

/// An enum of answers: `replies!(OrderSentReply { Ok(Body) = 200 json; Xml(String) = 200 text "text/xml"; Accepted = 202 })`.
///
/// After the status the forms are those of `webhooks!`; a variant without a body has the status alone.
#[doc(hidden)]
#[macro_export]
macro_rules! __replies {
    ($reply:ident {
        $($variant:ident $(($body:ty))? = $status:literal $($form:ident)? $($media:literal)?);* $(;)?
    }) => {
        const _: () = {
            use $crate::__private_webhook as hook;

            impl hook::Replies for $reply {
                fn answer(self) -> hook::Answered {
                    match self {
                        $(Self::$variant { $(0: $crate::__replies!(@bind body $body))? } => {
                            $crate::__replies!(@answer body $status $($form)? $($media)?)
                        })*
                    }
                }
            }
        };
    };

    (@bind $bound:ident $body:ty) => { $bound };

    (@answer $bound:ident $status:literal) => { hook::status_answer($status) };
    (@answer $bound:ident $status:literal json) => { hook::json_answer($status, "application/json", &$bound) };
    (@answer $bound:ident $status:literal json $media:literal) => { hook::json_answer($status, $media, &$bound) };
    (@answer $bound:ident $status:literal text $media:literal) => { hook::text_answer($status, $media, $bound) };
    (@answer $bound:ident $status:literal bytes $media:literal) => { hook::bytes_answer($status, $media, $bound) };
}

/// Header parameters: `parameters!(GithubHeaders { delivery "x-github-delivery", hook_id "x-github-hook-id" })`.
///
/// Every field is an `Option`; a header that isn't there, or isn't what the field takes, is `None`. The latter is a deviation.
#[doc(hidden)]
#[macro_export]
macro_rules! __parameters {
    ($parameters:ident { $($field:ident $header:literal),* $(,)? }) => {
        impl $crate::__private_webhook::Parameters for $parameters {
            fn read(
                headers: &$crate::__private_webhook::HeaderMap,
                told: &mut $crate::__private_webhook::Vec<$crate::__private_webhook::Deviation>,
            ) -> Self {
                Self { $($field: $crate::__private_webhook::header(headers, $header, told)),* }
            }
        }
    };
}
