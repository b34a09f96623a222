//! `decimal`: a number whose digits matter, money above all.

use super::scan::Scan;
use super::text::{FormatError, text_type};

text_type! {
    /// A decimal number as text: `19.90`.
    ///
    /// Servers write these as strings, or as numbers; either is kept as it came, except that a JSON
    /// number has passed through 64 bits of floating point when it isn't an integer, as all JSON
    /// numbers do here. The feature `rust_decimal` converts from and to `rust_decimal::Decimal`.
    /// The order is that of the texts: to compare amounts, convert them.
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
    let mut scan = Scan::new(text);
    scan.take(b"+-");
    if scan.run().is_empty() || scan.take(b".").is_some() && scan.run().is_empty() {
        return false;
    }
    if scan.take(b"eE").is_some() {
        scan.take(b"+-");
        if scan.run().is_empty() {
            return false;
        }
    }
    scan.is_empty()
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
