//! Conversions from the types of the document to the types of this library. No other file uses both.

use crate::api::types::{Book, Currency, Money};
use crate::{BookId, Cents, Offer};
use std::fmt;

/// A price that isn't one in euros and cents.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Foreign {
    /// The price, as the shop writes it.
    pub price: String,
}

impl fmt::Display for Foreign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is no price in euros and cents", self.price)
    }
}

impl std::error::Error for Foreign {}

impl TryFrom<Book> for Offer {
    type Error = Foreign;

    fn try_from(book: Book) -> Result<Self, Foreign> {
        Ok(Self {
            book: BookId(book.id),
            title: book.title,
            price: book.price.try_into()?,
        })
    }
}

impl TryFrom<Money> for Cents {
    type Error = Foreign;

    fn try_from(money: Money) -> Result<Self, Foreign> {
        let cents = || {
            let (euros, cents) = money.amount.as_str().split_once('.')?;
            // It has to be two digits: `9.9` would be nine cents, and `9.+9` would be valid.
            let two = cents.len() == 2 && cents.bytes().all(|digit| digit.is_ascii_digit());
            let [euros, cents]: [u64; 2] = [euros.parse().ok()?, cents.parse().ok()?];
            two.then(|| euros.checked_mul(100)?.checked_add(cents))?
        };
        let known = match money.currency {
            Currency::Eur => cents(),
            _ => None,
        };
        known.map(Self).ok_or_else(|| Foreign {
            price: format!("{} {}", money.amount, money.currency),
        })
    }
}
