//! `date-time`, `date` and `time`, as RFC 3339 section 5.6 writes them.

use super::scan::Scan;
use super::text::text_type;

text_type! {
    /// A moment: `2024-02-29T12:30:00.5+01:00` (RFC 3339 `date-time`).
    ///
    /// Features `time`, `chrono` and `jiff` convert it from and to what those crates have for it.
    ///
    /// ```
    /// use callwright::types::DateTime;
    ///
    /// let due: DateTime = "2024-02-29T12:30:00Z".parse()?;
    /// assert_eq!(due.as_str(), "2024-02-29T12:30:00Z");
    /// assert!("2023-02-29T12:30:00Z".parse::<DateTime>().is_err());
    /// // What a server sends is kept, whatever it is.
    /// assert!(!DateTime::from_wire("next Tuesday").is_valid());
    /// # Ok::<(), callwright::types::FormatError>(())
    /// ```
    DateTime, "a date-time (RFC 3339)", is_date_time, score 10
}

text_type! {
    /// A day: `2024-02-29` (RFC 3339 `full-date`).
    Date, "a date (RFC 3339)", is_date, score 10
}

text_type! {
    /// A time of day: `12:30:00.5`, with an offset as RFC 3339 `full-time` has it, or without.
    Time, "a time (RFC 3339)", is_time, score 10
}

fn is_date_time(text: &str) -> bool {
    let mut scan = Scan::new(text);
    let whole = (|| {
        date(&mut scan)?;
        scan.take(b"Tt")?;
        time(&mut scan)?;
        offset(&mut scan)
    })();
    whole.is_some() && scan.is_empty()
}

fn is_date(text: &str) -> bool {
    let mut scan = Scan::new(text);
    date(&mut scan).is_some() && scan.is_empty()
}

fn is_time(text: &str) -> bool {
    let mut scan = Scan::new(text);
    time(&mut scan).is_some() && (scan.is_empty() || offset(&mut scan).is_some() && scan.is_empty())
}

fn date(scan: &mut Scan<'_>) -> Option<()> {
    let year = scan.digits(4)?;
    scan.take(b"-")?;
    let month = scan.number(2, 1, 12)?;
    scan.take(b"-")?;
    scan.number(2, 1, days_in(year, month))?;
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

fn time(scan: &mut Scan<'_>) -> Option<()> {
    scan.number(2, 0, 23)?;
    scan.take(b":")?;
    scan.number(2, 0, 59)?;
    scan.take(b":")?;
    // 60 is a leap second.
    scan.number(2, 0, 60)?;
    if scan.take(b".").is_some() && scan.run().is_empty() {
        return None;
    }
    Some(())
}

fn offset(scan: &mut Scan<'_>) -> Option<()> {
    if scan.take(b"Zz").is_none() {
        scan.take(b"+-")?;
        scan.number(2, 0, 23)?;
        scan.take(b":")?;
        scan.number(2, 0, 59)?;
    }
    Some(())
}
