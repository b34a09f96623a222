//! The time of signing: as text, and whether it is recent.
//!
//! `jiff` would read and write dates too, but takes longer to build than this whole crate.

#[cfg(feature = "verify")]
use std::ops::RangeInclusive;
#[cfg(feature = "verify")]
use std::time::Duration;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::TimeUnit;
#[cfg(feature = "verify")]
use crate::{Reject, RejectKind, Timestamp};

/// Writes a time.
pub fn write(unit: TimeUnit, at: SystemTime) -> String {
    let since = at.duration_since(UNIX_EPOCH).unwrap_or_default();
    match unit {
        TimeUnit::Seconds => since.as_secs().to_string(),
        TimeUnit::Milliseconds => since.as_millis().to_string(),
        TimeUnit::Rfc3339 => {
            let (days, second) = (since.as_secs() / 86_400, since.as_secs() % 86_400);
            let (year, month, day) = date(days);
            let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
            format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
        }
    }
}

/// Year, month and day from the days since 1970-01-01, in the Gregorian calendar.
fn date(days: u64) -> (u64, u64, u64) {
    let days = days + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day_of_year = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (era * 400 + year + u64::from(month <= 2), month, day)
}

/// Reads a time. A number has only digits, and no more than a few thousand years need: templates rely on it that have no
/// separator between the time and the body.
#[cfg(feature = "verify")]
pub fn parse(unit: TimeUnit, text: &str) -> Option<SystemTime> {
    match unit {
        TimeUnit::Seconds => UNIX_EPOCH.checked_add(Duration::from_secs(digits(text, 12)?)),
        TimeUnit::Milliseconds => UNIX_EPOCH.checked_add(Duration::from_millis(digits(text, 15)?)),
        TimeUnit::Rfc3339 => rfc3339(text),
    }
}

/// Checks that the time of signing isn't too long before or after the time of arrival.
#[cfg(feature = "verify")]
pub fn check(timestamp: &Timestamp, signed: SystemTime, came: SystemTime) -> Result<(), Reject> {
    let late = came.duration_since(signed).unwrap_or_default();
    let early = signed.duration_since(came).unwrap_or_default();
    if timestamp.past.is_some_and(|limit| late > limit) {
        let detail = format!("it was signed {} s before it came", late.as_secs());
        return Err(Reject::new(RejectKind::Stale, detail));
    }
    if timestamp.future.is_some_and(|limit| early > limit) {
        let detail = format!("it was signed {} s after it came", early.as_secs());
        return Err(Reject::new(RejectKind::Future, detail));
    }
    Ok(())
}

#[cfg(feature = "verify")]
fn digits(text: &str, most: usize) -> Option<u64> {
    let right = (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    right.then(|| text.parse().ok()).flatten()
}

/// `2024-02-29T12:30:00.5+01:00` (RFC 3339), not before 1970.
#[cfg(feature = "verify")]
fn rfc3339(text: &str) -> Option<SystemTime> {
    if text.len() > 40 {
        return None;
    }
    let number = |from: usize, to: usize, range: RangeInclusive<i64>| {
        let digits = text.get(from..to)?;
        let right = digits.bytes().all(|byte| byte.is_ascii_digit());
        let number = right.then(|| digits.parse().ok())??;
        range.contains(&number).then_some(number)
    };
    let is = |at: usize, marks: &[u8]| {
        let found = text
            .as_bytes()
            .get(at)
            .is_some_and(|byte| marks.contains(byte));
        found.then_some(())
    };
    let (year, month) = (number(0, 4, 0..=9999)?, number(5, 7, 1..=12)?);
    let day = number(8, 10, 1..=days_in(year, month))?;
    // 60 is a leap second.
    let (hour, minute, second) = (
        number(11, 13, 0..=23)?,
        number(14, 16, 0..=59)?,
        number(17, 19, 0..=60)?,
    );
    for (at, marks) in [
        (4, &b"-"[..]),
        (7, b"-"),
        (10, b"Tt"),
        (13, b":"),
        (16, b":"),
    ] {
        is(at, marks)?;
    }
    let zone = 19 + text.get(19..)?.find(['Z', 'z', '+', '-'])?;
    let nanos = match text.get(19..zone)? {
        "" => 0,
        fraction => nanos(fraction.strip_prefix('.')?)?,
    };
    let offset = match is(zone, b"Zz") {
        Some(()) => (text.len() == zone + 1).then_some(0)?,
        None => {
            let (hours, minutes) = (
                number(zone + 1, zone + 3, 0..=23)?,
                number(zone + 4, zone + 6, 0..=59)?,
            );
            is(zone + 3, b":")?;
            let offset = (text.len() == zone + 6).then_some(hours * 3600 + minutes * 60)?;
            is(zone, b"-").map_or(offset, |()| -offset)
        }
    };
    let time = hour * 3600 + minute * 60 + second;
    let seconds = u64::try_from(days(year, month, day) * 86_400 + time - offset).ok()?;
    UNIX_EPOCH.checked_add(Duration::new(seconds, nanos))
}

/// The digits after a decimal point as nanoseconds. Digits after the ninth are ignored.
#[cfg(feature = "verify")]
fn nanos(fraction: &str) -> Option<u32> {
    let right = !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit());
    right.then(|| format!("{fraction:0<9.9}").parse().ok())?
}

#[cfg(feature = "verify")]
fn days_in(year: i64, month: i64) -> i64 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The days since 1970-01-01, in the Gregorian calendar. Years begin in March, so that a leap day is the last day of a year.
#[cfg(feature = "verify")]
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let month = (month + 9) % 12;
    let day_of_year = (153 * month + 2) / 5 + day - 1;
    year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + day_of_year
        - 719_468
}

#[cfg(all(test, feature = "verify"))]
mod tests {
    use super::*;

    fn seconds(text: &str) -> Option<f64> {
        let at = rfc3339(text)?.duration_since(UNIX_EPOCH).ok()?;
        Some(at.as_secs_f64())
    }

    #[test]
    fn times_are_read_and_written() {
        // Computed by `date -d .. +%s`.
        for (text, expected) in [
            ("1970-01-01T00:00:00Z", 0.0),
            ("2000-02-29T12:30:00.5Z", 951_827_400.5),
            ("2020-01-01T00:00:00-07:00", 1_577_862_000.0),
            ("2100-03-01T00:00:00+01:00", 4_107_538_800.0),
            ("2021-02-19T23:47:00.25Z", 1_613_778_420.25),
        ] {
            assert_eq!(seconds(text), Some(expected), "{text}");
        }
        for wrong in [
            "1969-12-31T23:59:59Z",
            "2020-01-01",
            "2020-13-01T00:00:00Z",
            "",
        ] {
            assert_eq!(seconds(wrong), None, "{wrong}");
        }
        for second in (0..4_200_000_000).step_by(7_654_321) {
            let at = UNIX_EPOCH + Duration::from_secs(second);
            for unit in [TimeUnit::Seconds, TimeUnit::Milliseconds, TimeUnit::Rfc3339] {
                assert_eq!(parse(unit, &write(unit, at)), Some(at));
            }
        }
    }

    #[test]
    fn a_time_is_digits_only() {
        for wrong in [
            "",
            "+123",
            "-123",
            " 123",
            "123 ",
            "12.3",
            "1e3",
            "0x1f",
            "1234567890123",
        ] {
            assert_eq!(parse(TimeUnit::Seconds, wrong), None, "{wrong:?}");
        }
        assert!(parse(TimeUnit::Seconds, "0123").is_some());
    }
}
