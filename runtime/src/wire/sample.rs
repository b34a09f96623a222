//! Samples of types, for tests: `samples! { Book r#"{"title":"Sixty Odd"}"#; }`

use serde::de::DeserializeOwned;

use super::floats_as_integers::FloatsAsIntegers;

/// Decodes a sample.
///
/// # Panics
///
/// If it isn't one of the type, which is a bug of the generator.
#[must_use]
pub fn sample<T: DeserializeOwned>(text: &str) -> T {
    let mut reader = serde_json::Deserializer::from_str(text);
    match T::deserialize(FloatsAsIntegers(&mut reader)) {
        Ok(sample) => sample,
        // The generator fits each sample to its type.
        Err(error) => panic!("the sample doesn't decode: {error}: {text}"),
    }
}

/// Gives types a function `sample`; the head of this file has the grammar.
#[doc(hidden)]
#[macro_export]
macro_rules! __samples {
    ($($type:ident $text:literal;)*) => {$(
        impl $type {
            /// One for tests: an example of the document, or what its schema allows.
            #[must_use]
            pub fn sample() -> Self {
                wire::sample($text)
            }
        }
    )*};
}
