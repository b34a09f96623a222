//! Compares numbers by value: `1`, `1.0` and `1e0` are equal.

use serde_json::Number;

/// Whether two numbers have the same value.
pub fn equal(a: &Number, b: &Number) -> bool {
    match (whole(a), whole(b)) {
        (Some(a), Some(b)) => a == b,
        (None, None) => a.as_f64() == b.as_f64(),
        _ => false,
    }
}

/// The value of a number without a fraction.
pub fn whole(number: &Number) -> Option<i128> {
    if let Some(whole) = number.as_i64() {
        return Some(whole.into());
    }
    if let Some(whole) = number.as_u64() {
        return Some(whole.into());
    }
    let float = number.as_f64()?;
    // The cast of larger floats would saturate; these are compared as floats.
    (float.fract() == 0.0 && float.abs() < 1e37).then_some(float as i128)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::from_str;

    #[test]
    fn numbers_are_compared_by_value() {
        for (a, b, same) in [
            ("1", "1.0", true),
            ("1e3", "1000", true),
            ("0.1", "0.10", true),
            ("9007199254740993", "9007199254740992.0", false),
            ("1.5", "1", false),
            ("18446744073709551615", "-1", false),
        ] {
            let (x, y): (Number, Number) = (from_str(a).unwrap(), from_str(b).unwrap());
            assert_eq!(equal(&x, &y), same, "{a} {b}");
        }
    }
}
