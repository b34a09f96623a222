//! The books of the shop, and their prices.

use crate::api::types::{Book, BookStatus, Currency, DateTime, Decimal, Genre, Line, Money, Uuid};

/// The time of the shop. It is constant, so that the story is always the same.
pub(super) const NOW: &str = "2026-03-20T09:00:00Z";

/// All books.
pub(super) fn books() -> Vec<Book> {
    vec![
        book(
            17,
            "The Left Hand of Darkness",
            Genre::ScienceFiction,
            "9.90",
        ),
        book(18, "The Dispossessed", Genre::ScienceFiction, "11.50"),
        book(23, "Sixty Odd", Genre::Poetry, "12.50"),
    ]
}

fn book(id: i64, title: &str, genre: Genre, price: &str) -> Book {
    Book {
        id,
        isbn: None,
        title: title.to_owned(),
        subtitle: None,
        authors: vec!["Ursula K. Le Guin".to_owned()],
        genre,
        price: euros(price.to_owned()),
        status: BookStatus::Available,
        published: None,
        pages: None,
        weight: None,
        cover: None,
        series: None,
        labels: None,
        translations: None,
        added_at: DateTime::from_wire(NOW),
    }
}

/// The total of the lines. The error has the field that is wrong, and the reason.
pub(super) fn total(books: &[Book], lines: &[Line]) -> Result<Money, (String, &'static str)> {
    if lines.is_empty() {
        return Err(("/lines".to_owned(), "is empty"));
    }
    let mut cents: i64 = 0;
    for (number, line) in lines.iter().enumerate() {
        let wrong = |field: &str, what| (format!("/lines/{number}/{field}"), what);
        let book = books.iter().find(|book| book.id == line.book_id);
        let book = book.ok_or_else(|| wrong("bookId", "is no book of ours"))?;
        if !(1..=100).contains(&line.copies) {
            return Err(wrong("copies", "isn't from 1 to 100"));
        }
        // Prices have two digits after the point.
        let price: i64 = book
            .price
            .amount
            .as_str()
            .replace('.', "")
            .parse()
            .unwrap_or_default();
        cents += price * i64::from(line.copies);
    }
    Ok(euros(format!("{}.{:02}", cents / 100, cents % 100)))
}

fn euros(amount: String) -> Money {
    Money::new(Decimal::from_wire(amount), Currency::Eur)
}

/// The number of an order, by the number of earlier orders.
pub(super) fn number(before: usize) -> Uuid {
    Uuid::from_wire(format!("0b6f5c2e-5c1f-4d3c-9d5e-{:012}", before + 1))
}
