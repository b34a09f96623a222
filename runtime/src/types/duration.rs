//! `duration`: ISO 8601's `P1Y2M3W4DT5H6M7.5S`, as RFC 3339 appendix A writes it.

use std::time;

use super::scan::Scan;
use super::text::{FormatError, text_type};

text_type! {
    /// A length of time: `P1DT2H30M` (ISO 8601).
    ///
    /// Years and months have no fixed length, so a duration that has some can't become a
    /// [`std::time::Duration`]; neither can a negative one. A day is taken as 24 hours.
    ///
    /// ```
    /// use callwright::types::Duration;
    ///
    /// let wait: Duration = "PT1M30.5S".parse()?;
    /// assert_eq!(std::time::Duration::try_from(&wait)?.as_millis(), 90_500);
    /// assert_eq!(Duration::from(std::time::Duration::from_secs(3_661)).as_str(), "PT1H1M1S");
    /// # Ok::<(), callwright::types::FormatError>(())
    /// ```
    Duration, "a duration (ISO 8601)", is_duration, score 10
}

fn is_duration(text: &str) -> bool {
    parts(text).is_some()
}

/// A part of a duration: a number, its fraction in nanoseconds, and the seconds in its unit, or
/// `None` for years and months.
struct Part {
    whole: u64,
    nanos: u64,
    unit: Option<u64>,
}

/// The sign and the parts.
fn parts(text: &str) -> Option<(bool, Vec<Part>)> {
    let mut scan = Scan::new(text);
    let negative = scan.take(b"+-") == Some(b'-');
    scan.take(b"P")?;
    let mut parts = Vec::new();
    let mut units: &[(u8, Option<u64>)] = &[
        (b'Y', None),
        (b'M', None),
        (b'W', Some(604_800)),
        (b'D', Some(86_400)),
    ];
    let mut clock = false;
    while !scan.is_empty() {
        if !clock && scan.take(b"T").is_some() {
            clock = true;
            units = &[(b'H', Some(3_600)), (b'M', Some(60)), (b'S', Some(1))];
            if scan.is_empty() {
                return None;
            }
        }
        let whole = std::str::from_utf8(scan.run()).ok()?.parse().ok()?;
        let mut nanos = 0;
        let fraction = scan.take(b".,").is_some();
        if fraction {
            let digits = scan.run();
            if digits.is_empty() {
                return None;
            }
            for place in 0..9 {
                nanos = nanos * 10 + digits.get(place).map_or(0, |digit| u64::from(digit - b'0'));
            }
        }
        // Units come in order, each once.
        let at = units
            .iter()
            .position(|(letter, _)| scan.take(&[*letter]).is_some())?;
        let unit = units.get(at)?.1;
        units = units.get(at + 1..)?;
        parts.push(Part { whole, nanos, unit });
        // Only the last part may have a fraction.
        if fraction && !scan.is_empty() {
            return None;
        }
    }
    (!parts.is_empty()).then_some((negative, parts))
}

impl TryFrom<&Duration> for time::Duration {
    type Error = FormatError;

    fn try_from(duration: &Duration) -> Result<Self, FormatError> {
        let (negative, parts) = parts(duration.as_str()).ok_or_else(|| duration.error())?;
        let fixed = || {
            FormatError::new(
                "a duration of fixed length, not negative",
                duration.as_str(),
            )
        };
        let mut sum = Self::ZERO;
        for part in parts {
            if part.whole == 0 && part.nanos == 0 {
                continue;
            }
            let unit = part.unit.filter(|_| !negative).ok_or_else(fixed)?;
            let seconds = part.whole.checked_mul(unit).ok_or_else(fixed)?;
            // Below 10^9 times a week: far inside 64 bits.
            let length = Self::from_secs(seconds).checked_add(Self::from_nanos(part.nanos * unit));
            sum = length
                .and_then(|length| sum.checked_add(length))
                .ok_or_else(fixed)?;
        }
        Ok(sum)
    }
}

impl From<time::Duration> for Duration {
    fn from(duration: time::Duration) -> Self {
        let seconds = duration.as_secs();
        let mut text = String::from("PT");
        for (count, letter) in [(seconds / 3_600, 'H'), (seconds / 60 % 60, 'M')] {
            if count > 0 {
                text.push_str(&count.to_string());
                text.push(letter);
            }
        }
        let (rest, nanos) = (seconds % 60, duration.subsec_nanos());
        if nanos > 0 {
            text.push_str(format!("{rest}.{nanos:09}").trim_end_matches('0'));
            text.push('S');
        } else if rest > 0 || text.len() == 2 {
            text.push_str(&rest.to_string());
            text.push('S');
        }
        Self::from_wire(text)
    }
}
