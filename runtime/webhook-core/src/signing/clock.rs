//! When a delivery is signed.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::data::TimeUnit;

/// The moment as text.
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

/// Year, month and day, of the days since 1970-01-01 in the Gregorian calendar.
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
