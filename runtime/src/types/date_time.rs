//! `date-time`, `date` and `time`, in the form of RFC 3339 section 5.6.
//!
//! `jiff` could check them, but it is a larger dependency than these lines, and every user would have it.

use super::scanner::Scanner;
use super::text::text_type;

text_type! {
    /// A date and time: `2024-02-29T12:30:00.5+01:00` (RFC 3339 `date-time`).
    ///
    /// With the features `time`, `chrono` and `jiff` it converts from and to the types of those crates.
    ///
    /// ```
    /// use callwright::types::DateTime;
    ///
    /// let due: DateTime = "2024-02-29T12:30:00Z".parse()?;
    /// assert_eq!(due.as_str(), "2024-02-29T12:30:00Z");
    /// assert!("2023-02-29T12:30:00Z".parse::<DateTime>().is_err());
    /// // A text from a server is kept, whatever it is.
    /// assert!(!DateTime::from_wire("next Tuesday").is_valid());
    /// # Ok::<(), callwright::types::FormatError>(())
    /// ```
    DateTime, "a date-time (RFC 3339)", is_date_time, score 10
}

text_type! {
    /// A date: `2024-02-29` (RFC 3339 `full-date`).
    Date, "a date (RFC 3339)", is_date, score 10
}

text_type! {
    /// A time of day: `12:30:00.5`, with an offset (RFC 3339 `full-time`) or without.
    Time, "a time (RFC 3339)", is_time, score 10
}

fn is_date_time(text: &str) -> bool {
    let mut scanner = Scanner::new(text);
    let matched = (|| {
        date(&mut scanner)?;
        scanner.take(b"Tt")?;
        time(&mut scanner)?;
        offset(&mut scanner)
    })();
    matched.is_some() && scanner.is_empty()
}

fn is_date(text: &str) -> bool {
    let mut scanner = Scanner::new(text);
    date(&mut scanner).is_some() && scanner.is_empty()
}

fn is_time(text: &str) -> bool {
    let mut scanner = Scanner::new(text);
    time(&mut scanner).is_some()
        && (scanner.is_empty() || offset(&mut scanner).is_some() && scanner.is_empty())
}

fn date(scanner: &mut Scanner<'_>) -> Option<()> {
    let year = scanner.digits(4)?;
    scanner.take(b"-")?;
    let month = scanner.number(2, 1, 12)?;
    scanner.take(b"-")?;
    scanner.number(2, 1, days_in(year, month))?;
    Some(())
}

fn days_in(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn time(scanner: &mut Scanner<'_>) -> Option<()> {
    scanner.number(2, 0, 23)?;
    scanner.take(b":")?;
    scanner.number(2, 0, 59)?;
    scanner.take(b":")?;
    // 60 is a leap second.
    scanner.number(2, 0, 60)?;
    if scanner.take(b".").is_some() && scanner.all_digits().is_empty() {
        return None;
    }
    Some(())
}

fn offset(scanner: &mut Scanner<'_>) -> Option<()> {
    if scanner.take(b"Zz").is_none() {
        scanner.take(b"+-")?;
        scanner.number(2, 0, 23)?;
        scanner.take(b":")?;
        scanner.number(2, 0, 59)?;
    }
    Some(())
}
