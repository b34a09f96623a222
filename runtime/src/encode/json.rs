//! JSON text in which whole numbers have no fraction, so that every reader of integers accepts them: `7`, not `7.0`.
//!
//! A `number` of a document is an `f64`, and serde_json writes its whole values with a fraction. Both mean the same in JSON,
//! but Go and .NET reject `7.0` as an integer, and so do paths whose parameter is an id. Numbers below 10^21, which JavaScript
//! writes without an exponent, are written in digits; larger ones keep the shortest form.

use std::io::{self, Write};

use serde::ser::{Error as _, Serialize};
use serde_json::ser::{CompactFormatter, Formatter, Serializer};
use serde_json::{Error, Number, Value};

use super::finite::not_finite;
use super::style::{Style, StyleKind};

/// The value as JSON text.
///
/// # Errors
/// When the value can't be JSON: NaN, for example.
pub(crate) fn json<T: Serialize + ?Sized>(value: &T) -> Result<Vec<u8>, Error> {
    let mut text = Vec::with_capacity(128);
    value.serialize(&mut Serializer::with_formatter(&mut text, WithoutFraction))?;
    // serde_json writes a null for a number that isn't finite. Most bodies have no nulls at all.
    let nulls = text.windows(4).any(|window| window == b"null");
    match nulls.then(|| not_finite(value)).flatten() {
        Some(found) => Err(Error::custom(found)),
        None => Ok(text),
    }
}

/// The value of a parameter's JSON text. A `Value` can't hold an integer of more than 64 bits, which becomes a string of its
/// digits.
///
/// # Errors
/// When the text isn't JSON.
pub(crate) fn parameter(text: Vec<u8>, style: Style) -> Result<Value, Error> {
    let digits = text.strip_prefix(b"-").unwrap_or(&text);
    let large =
        style.kind != StyleKind::Json && digits.len() > 18 && digits.iter().all(u8::is_ascii_digit);
    match String::from_utf8(text) {
        Ok(digits) if large => Ok(Value::String(digits)),
        Ok(text) => serde_json::from_str(&text),
        Err(error) => serde_json::from_slice(error.as_bytes()),
    }
}

/// The JSON text of a JSON value.
pub(super) fn value_text(value: &Value) -> String {
    match json(value) {
        // serde_json writes nothing but UTF-8.
        Ok(text) => String::from_utf8(text).unwrap_or_default(),
        Err(_) => value.to_string(),
    }
}

/// The JSON text of a number.
pub(super) fn number_text(number: &Number) -> String {
    number
        .as_f64()
        .filter(|float| number.is_f64() && is_whole(*float))
        .map_or_else(|| number.to_string(), digits)
}

/// serde_json's compact format, with whole numbers without a fraction.
struct WithoutFraction;

impl Formatter for WithoutFraction {
    fn write_f64<W: Write + ?Sized>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        if is_whole(value) {
            writer.write_all(digits(value).as_bytes())
        } else {
            CompactFormatter.write_f64(writer, value)
        }
    }

    fn write_f32<W: Write + ?Sized>(&mut self, writer: &mut W, value: f32) -> io::Result<()> {
        if is_whole(value.into()) {
            writer.write_all(digits(value.into()).as_bytes())
        } else {
            CompactFormatter.write_f32(writer, value)
        }
    }
}

/// Whether a number is written without fraction and exponent.
fn is_whole(value: f64) -> bool {
    value.fract() == 0.0 && value.abs() < 1e21
}

/// The digits of a whole number. The sign of a negative zero stays.
fn digits(value: f64) -> String {
    format!("{value:.0}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_have_no_fraction() {
        for (value, text) in [
            (7.0, "7"),
            (-200.0, "-200"),
            (0.0, "0"),
            (-0.0, "-0"),
            (0.1, "0.1"),
            (9.9, "9.9"),
            (1e20, "100000000000000000000"),
            (-9_007_199_254_740_992.0, "-9007199254740992"),
            (9.223_372_036_854_776e18, "9223372036854775808"),
            (1e21, "1e+21"),
            (1e300, "1e+300"),
            (f64::MIN_POSITIVE, "2.2250738585072014e-308"),
        ] {
            let written = json(&[value]).unwrap();
            assert_eq!(written, format!("[{text}]").as_bytes());
            let read: Vec<f64> = serde_json::from_slice(&written).unwrap();
            assert_eq!(read[0].to_bits(), value.to_bits());
            let number = Number::from_f64(value).unwrap();
            assert_eq!(number_text(&number), text);
        }
        let error = json(&[f64::INFINITY]).unwrap_err().to_string();
        assert_eq!(error, "[0]: infinity isn't a number that can be sent");
        assert_eq!(json(&[16_777_216_f32, 0.1]).unwrap(), b"[16777216,0.1]");
        let nested = serde_json::json!({"a": [1.0, {"b": 2.50, "c": "3.0"}], "d": 9_007_199_254_740_993_i64});
        let text = r#"{"a":[1,{"b":2.5,"c":"3.0"}],"d":9007199254740993}"#;
        assert_eq!(value_text(&nested), text);
    }
}
