//! Conversions from the types of the document to the types of this library. No other file uses both.

use crate::api::types::{Book, Currency, Money};
use crate::{BookId, Cents, Offer};
use std::fmt;

/// A price that isn't one in euros and cents.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ForeignPrice {
    /// The price, as the shop writes it.
    pub price: String,
}

impl fmt::Display for ForeignPrice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} isn't a price in euros and cents", self.price)
    }
}

impl std::error::Error for ForeignPrice {}

impl TryFrom<Book> for Offer {
    type Error = ForeignPrice;

    fn try_from(book: Book) -> Result<Self, ForeignPrice> {
        Ok(Self {
            book: BookId(book.id),
            title: book.title,
            price: book.price.try_into()?,
        })
    }
}

impl TryFrom<Money> for Cents {
    type Error = ForeignPrice;

    fn try_from(money: Money) -> Result<Self, ForeignPrice> {
        let cents = || {
            let (euros, cents) = money.amount.as_str().split_once('.')?;
            // The cents must be two digits. Otherwise `9.9` would have nine cents, and `9.+9` would be valid.
            let two = cents.len() == 2 && cents.bytes().all(|digit| digit.is_ascii_digit());
            let [euros, cents]: [u64; 2] = [euros.parse().ok()?, cents.parse().ok()?];
            two.then(|| euros.checked_mul(100)?.checked_add(cents))?
        };
        let known = match money.currency {
            Currency::Eur => cents(),
            _ => None,
        };
        known.map(Self).ok_or_else(|| ForeignPrice {
            price: format!("{} {}", money.amount, money.currency),
        })
    }
}
