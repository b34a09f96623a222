//! Integers in JSON, also those that are written as floats: `5.0` and `5e2` are the integers 5 and 500.

use serde_json::Value;

/// The integer that a JSON number is.
pub fn integer(value: &Value) -> Option<i128> {
    match (value.as_i64(), value.as_u64()) {
        (Some(number), _) => Some(number.into()),
        (None, Some(number)) => Some(number.into()),
        (None, None) => exact_integer(value.as_f64()?),
    }
}

/// The integer that a float is, if it has no fraction and is the float of this integer alone.
///
/// Beyond 2^53 several integers have the same float. There, the shortest text that reads back as the float shows which
/// one was written, as long as it has no more digits than every float keeps (15).
pub(super) fn exact_integer(float: f64) -> Option<i128> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    const DIGITS: usize = 15;
    if float.fract() != 0.0 {
        return None;
    }
    if float.abs() <= EXACT {
        #[allow(clippy::cast_possible_truncation)]
        return Some(float as i128);
    }
    let text = format!("{float:e}");
    let (digits, exponent) = text.split_once('e')?;
    let (before, after) = digits.split_once('.').unwrap_or((digits, ""));
    let exponent = exponent.parse::<usize>().ok()?;
    if before.trim_start_matches('-').len() + after.len() > DIGITS {
        return None;
    }
    let zeros = u32::try_from(exponent.checked_sub(after.len())?).ok()?;
    let digits = format!("{before}{after}").parse::<i128>().ok()?;
    digits.checked_mul(10_i128.checked_pow(zeros)?)
}

#[cfg(test)]
mod tests {
    use super::exact_integer;

    #[test]
    fn a_float_is_an_integer_only_if_no_other_integer_has_it() {
        for (float, integer) in [
            (5.0, Some(5)),
            (5e2, Some(500)),
            (-0.0, Some(0)),
            (-3.0, Some(-3)),
            (9_007_199_254_740_992.0, Some(9_007_199_254_740_992)),
            (1e18, Some(1_000_000_000_000_000_000)),
            (-1.5e30, Some(-1_500_000_000_000_000_000_000_000_000_000)),
            (9_007_199_254_740_994.0, None),
            (5.5, None),
            (1e300, None),
            (f64::INFINITY, None),
            (f64::NAN, None),
        ] {
            assert_eq!(exact_integer(float), integer, "{float}");
        }
    }
}
