//! `duration`: ISO 8601's `P1Y2M3W4DT5H6M7.5S`, in the form of RFC 3339 appendix A.

use std::time;

use super::scanner::Scanner;
use super::text::{FormatError, text_type};

text_type! {
    /// A length of time: `P1DT2H30M` (ISO 8601).
    ///
    /// Years and months have no fixed length, so a duration that has them doesn't convert to [`std::time::Duration`]. Neither
    /// does a negative one. A day has 24 hours.
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

/// A part of a duration: a whole number, its fraction in nanoseconds, and the seconds of its unit, which is `None` for years
/// and months.
struct DurationPart {
    whole: u64,
    nanos: u64,
    unit: Option<u64>,
}

/// The sign and the parts.
fn parts(text: &str) -> Option<(bool, Vec<DurationPart>)> {
    let mut scanner = Scanner::new(text);
    let negative = scanner.take(b"+-") == Some(b'-');
    scanner.take(b"P")?;
    let mut parts = Vec::new();
    let mut units: &[(u8, Option<u64>)] = &[
        (b'Y', None),
        (b'M', None),
        (b'W', Some(604_800)),
        (b'D', Some(86_400)),
    ];
    let mut clock = false;
    while !scanner.is_empty() {
        if !clock && scanner.take(b"T").is_some() {
            clock = true;
            units = &[(b'H', Some(3_600)), (b'M', Some(60)), (b'S', Some(1))];
            if scanner.is_empty() {
                return None;
            }
        }
        let whole = std::str::from_utf8(scanner.all_digits())
            .ok()?
            .parse()
            .ok()?;
        let mut nanos = 0;
        let fraction = scanner.take(b".,").is_some();
        if fraction {
            let digits = scanner.all_digits();
            if digits.is_empty() {
                return None;
            }
            for place in 0..9 {
                nanos = nanos * 10 + digits.get(place).map_or(0, |digit| u64::from(digit - b'0'));
            }
        }
        // Units are in order, each at most once.
        let at = units
            .iter()
            .position(|(letter, _)| scanner.take(&[*letter]).is_some())?;
        let unit = units.get(at)?.1;
        units = units.get(at + 1..)?;
        parts.push(DurationPart { whole, nanos, unit });
        // Only the last part may have a fraction.
        if fraction && !scanner.is_empty() {
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
            // Less than 10^9 times the seconds of a week, so 64 bits suffice.
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
