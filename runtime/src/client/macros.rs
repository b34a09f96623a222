//! The macros that generated code calls. Each expands to as little as possible; the rest is in functions.

/// Defines operations with optional parameters, each a struct around a request builder:
///
/// ```text
/// operations! {
///     /// Lists books.
///     pub struct ListBooks -> json(types::BookPage, types::Problem) {
///         /// How many.
///         pub fn limit(limit: i64) => query("limit", &limit);
///     }
/// }
/// ```
///
/// After the arrow are the kind (`json`, `choose`, `text`, `bytes`, `empty`), the type of the result, and the error body, if
/// any; after the arrow of a setter are the method of the request builder and its arguments.
#[doc(hidden)]
#[macro_export]
macro_rules! __operations {
    ($(
        $(#[$docs:meta])*
        pub struct $name:ident -> $kind:ident($ok:ty $(, $error:ty)?) {
            $($(#[$note:meta])* pub fn $setter:ident($argument:ident: $type:ty) => $method:ident $values:tt;)*
        }
    )*) => {$(
        $(#[$docs])*
        #[derive(Clone, Debug)]
        #[must_use = "calls do nothing unless you `.await` them"]
        pub struct $name(pub(super) $crate::RequestBuilder);

        impl $name {
            $($(#[$note])*
            pub fn $setter(self, $argument: $type) -> Self {
                Self(self.0.$method $values)
            })*

            /// The call with the current parameters: to look at its request, to add headers, to get the response with its
            /// status.
            pub fn call(self) -> $crate::Call<$ok $(, $error)?> {
                self.0.$kind()
            }

            #[doc(hidden)]
            pub fn unwrap<W>(self) -> $ok
            where
                Self: $crate::__private_client::Awaited<W>,
            {
                $crate::__private_client::Awaited::result(self)
            }

            #[doc(hidden)]
            pub fn expect<W>(self, _: &$crate::__private::v1::str) -> $ok
            where
                Self: $crate::__private_client::Awaited<W>,
            {
                $crate::__private_client::Awaited::result(self)
            }
        }

        impl ::core::future::Future for $name {
            type Output = ::core::result::Result<$ok, $crate::Error<$($error)?>>;

            fn poll(
                mut self: ::core::pin::Pin<&mut Self>,
                context: &mut ::core::task::Context<'_>,
            ) -> ::core::task::Poll<Self::Output> {
                self.0.poll(context, $crate::__private_client::response_kind::$kind())
            }
        }
    )*};
}

/// The compiler's messages for the methods of a client whose feature is off, instead of "no such method":
///
/// ```text
/// missing_features! {
///     Client;
///     books "books" "`books()` needs the feature `books`";
/// }
/// ```
///
/// A row is a method, its feature, and the message. Without the feature there is a method whose bound holds for nothing. `W` is
/// free, because the compiler refuses a bound without parameters that doesn't hold where it is written.
#[doc(hidden)]
#[macro_export]
macro_rules! __missing_features {
    ($client:ident; $($method:ident $feature:literal $message:literal;)*) => {$(
        #[cfg(not(feature = $feature))]
        const _: () = {
            #[diagnostic::on_unimplemented(
                message = $message,
                label = "the feature is off",
                note = "turn it on in Cargo.toml, in `features` of this dependency"
            )]
            pub trait HasFeature<W> {
                fn group(&self) -> W;
            }

            impl $client {
                #[doc(hidden)]
                pub fn $method<W>(&self) -> W
                where
                    Self: HasFeature<W>,
                {
                    HasFeature::group(self)
                }
            }
        };
    )*};
}

/// Implements `FromResponse` for a result with several forms: `responses!(PutFile { Ok 200 json "application/json", NoContent 204 empty })`.
#[doc(hidden)]
#[macro_export]
macro_rules! __responses {
    ($name:ident { $($variant:ident $status:tt $kind:ident $($media:literal)?),* $(,)? }) => {
        impl $crate::FromResponse for $name {
            const CASES: &'static [$crate::__private_client::DescribedResponse] = &[$(
                $crate::__private_client::DescribedResponse::new(
                    ::core::stringify!($variant), ::core::stringify!($status), ::core::concat!($($media)?),
                )
            ),*];

            fn from_response(
                response: &$crate::Response<$crate::Bytes>,
            ) -> ::core::result::Result<Self, $crate::DecodeError> {
                match $crate::__private_client::choose(Self::CASES, response)? {
                    $(::core::stringify!($variant) => $crate::__read_body!($kind $name $variant response),)*
                    unknown => ::core::result::Result::Err($crate::__private_client::unknown_variant(unknown)),
                }
            }
        }
    };
}

/// Implements `ErrorBody` for error responses by status: `errors!(Failed { NotFound 404 json "application/json", Other default empty })`.
#[doc(hidden)]
#[macro_export]
macro_rules! __errors {
    ($name:ident { $($variant:ident $status:tt $kind:ident $($media:literal)?),* $(,)? }) => {
        impl $crate::ErrorBody for $name {
            fn from_error(
                response: &$crate::Response<$crate::Bytes>,
            ) -> ::core::option::Option<::core::result::Result<Self, $crate::DecodeError>> {
                const CASES: &[$crate::__private_client::DescribedResponse] = &[$(
                    $crate::__private_client::DescribedResponse::new(
                        ::core::stringify!($variant), ::core::stringify!($status), ::core::concat!($($media)?),
                    )
                ),*];
                ::core::option::Option::Some(match $crate::__private_client::choose_error(CASES, response)? {
                    $(::core::stringify!($variant) => $crate::__read_body!($kind $name $variant response),)*
                    unknown => ::core::result::Result::Err($crate::__private_client::unknown_variant(unknown)),
                })
            }
        }
    };
}

/// Reads a response as one variant.
#[doc(hidden)]
#[macro_export]
macro_rules! __read_body {
    (empty $name:ident $variant:ident $response:ident) => {
        ::core::result::Result::Ok($name::$variant)
    };
    ($kind:ident $name:ident $variant:ident $response:ident) => {
        $crate::__private_client::$kind($response).map($name::$variant)
    };
}

/// Implements `Body` for a request body in several media types: `bodies!(NoteBody { Json json "application/json", Text text "text/plain" })`.
///
/// Kinds are `json`, `text`, `bytes`, `multipart` and `form`, which may have the styles of single properties after its media
/// type: `Form form "application/x-www-form-urlencoded" { "tags" Style::PIPE_DELIMITED }`.
#[doc(hidden)]
#[macro_export]
macro_rules! __bodies {
    ($name:ident {
        $($variant:ident $kind:ident $media:literal $({ $($property:literal $style:expr),* $(,)? })?),* $(,)?
    }) => {
        impl $crate::Body for $name {
            fn encode(&self) -> ::core::result::Result<$crate::EncodedBody, $crate::RequestError> {
                match self {
                    $(Self::$variant(body) => $crate::__encode_body!(
                        $kind $media body [$($(($property, $style)),*)?]
                    ),)*
                }
            }
        }
    };
}

/// Encodes one variant.
#[doc(hidden)]
#[macro_export]
macro_rules! __encode_body {
    (json $media:literal $body:ident $encoding:tt) => {
        $crate::__private_client::body_json($media, $body)
    };
    (form $media:literal $body:ident $encoding:tt) => {
        $crate::__private_client::body_form($media, $body, &$encoding)
    };
    (text $media:literal $body:ident $encoding:tt) => {
        $crate::__private_client::body_text($media, $body)
    };
    (bytes $media:literal $body:ident $encoding:tt) => {
        $crate::__private_client::body_bytes($media, $body)
    };
    (multipart $media:literal $body:ident $encoding:tt) => {
        $crate::__private_client::body_multipart($media, $body)
    };
}
