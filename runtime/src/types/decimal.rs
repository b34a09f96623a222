//! `decimal`: a number with exact digits, such as an amount of money.

use super::scanner::Scanner;
use super::text::{FormatError, text_type};

text_type! {
    /// A decimal number as text: `19.90`.
    ///
    /// Servers write it as a string or as a number, and both are kept as they were received. But a JSON number that isn't an
    /// integer is read as a 64-bit float first, as all JSON numbers are. With the feature `rust_decimal` it converts from and to
    /// `rust_decimal::Decimal`. Values are ordered as texts: to compare amounts, convert them.
    ///
    /// ```
    /// use callwright::types::Decimal;
    ///
    /// let price: Decimal = "19.90".parse()?;
    /// assert_eq!(price.as_str(), "19.90");
    /// assert_eq!(i64::try_from(&Decimal::from(-3_i64))?, -3);
    /// assert!(i64::try_from(&price).is_err());
    /// # Ok::<(), callwright::types::FormatError>(())
    /// ```
    Decimal, "a decimal number", is_decimal, score 9
}

fn is_decimal(text: &str) -> bool {
    let mut scanner = Scanner::new(text);
    scanner.take(b"+-");
    if scanner.all_digits().is_empty()
        || scanner.take(b".").is_some() && scanner.all_digits().is_empty()
    {
        return false;
    }
    if scanner.take(b"eE").is_some() {
        scanner.take(b"+-");
        if scanner.all_digits().is_empty() {
            return false;
        }
    }
    scanner.is_empty()
}

macro_rules! integers {
    ($($type:ty)*) => {
        $(impl From<$type> for Decimal {
            fn from(number: $type) -> Self {
                Self::from_wire(number.to_string())
            }
        }

        impl TryFrom<&Decimal> for $type {
            type Error = FormatError;

            fn try_from(decimal: &Decimal) -> Result<Self, FormatError> {
                let expected = concat!("an integer of type ", stringify!($type));
                decimal.as_str().parse().map_err(|_| FormatError::new(expected, decimal.as_str()))
            }
        })*
    };
}

integers!(i32 i64 u32 u64);

#[cfg(feature = "rust_decimal")]
impl From<::rust_decimal::Decimal> for Decimal {
    fn from(decimal: ::rust_decimal::Decimal) -> Self {
        Self::from_wire(decimal.to_string())
    }
}

#[cfg(feature = "rust_decimal")]
impl TryFrom<&Decimal> for ::rust_decimal::Decimal {
    type Error = FormatError;

    fn try_from(decimal: &Decimal) -> Result<Self, FormatError> {
        let text = decimal.as_str();
        text.parse()
            .or_else(|_| Self::from_scientific(text))
            .map_err(|_| decimal.error())
    }
}
