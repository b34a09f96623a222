//! Scalars, by type and format.
//!
//! ```yaml
//! type: string
//! format: date-time
//! ```

use crate::ir::{Integer, StringFormat};

/// The format of a string.
pub(super) fn text(format: Option<&str>) -> StringFormat {
    format
        .and_then(StringFormat::of_format)
        .unwrap_or(StringFormat::Plain)
}

/// The width of an integer with this format and these bounds. If they disagree, the bounds win.
pub(super) fn integer(format: Option<&str>, minimum: Option<f64>, maximum: Option<f64>) -> Integer {
    let unsigned = minimum.is_some_and(|min| min >= 0.0);
    let usual = match format {
        Some("int32" | "int16" | "int8") => Integer::I32,
        Some("uint32" | "uint16" | "uint8") => Integer::U32,
        Some("uint64" | "uint") => Integer::U64,
        Some("int64") => Integer::I64,
        Some(format) if is_wide_format(format) => Integer::I128,
        // Tools in which all numbers are floats write 9223372036854776000 for the largest `i64`: one more than it, and the
        // same number as a float.
        _ if unsigned && maximum.is_some_and(|max| max >= i64::MAX as f64) => Integer::U64,
        _ => Integer::I64,
    };
    let holds = |integer: &Integer| {
        let (low, high) = range(*integer);
        minimum.is_none_or(|min| min >= low) && maximum.is_none_or(|max| max <= high)
    };
    // It is unsigned only if the document excludes negative numbers.
    let unsigned = unsigned || matches!(usual, Integer::U32 | Integer::U64) && minimum.is_none();
    let wider = [usual, Integer::I64]
        .into_iter()
        .chain(unsigned.then_some(Integer::U64));
    wider.into_iter().find(holds).unwrap_or(Integer::I128)
}

/// The narrowest integer that holds the values of both.
pub(super) fn wider(one: Integer, other: Integer) -> Integer {
    use Integer::{I32, I64, I128, U32, U64};
    match (one, other) {
        _ if one == other => one,
        (I128, _) | (_, I128) => I128,
        (U32, U64) | (U64, U32) => U64,
        (U64, _) | (_, U64) => I128,
        (I32 | I64 | U32, I32 | I64 | U32) => I64,
    }
}

/// The least and the greatest integer, as floats.
fn range(integer: Integer) -> (f64, f64) {
    match integer {
        Integer::I32 => (i32::MIN.into(), i32::MAX.into()),
        Integer::U32 => (0.0, u32::MAX.into()),
        Integer::I64 => (i64::MIN as f64, i64::MAX as f64),
        Integer::U64 => (0.0, u64::MAX as f64),
        Integer::I128 => (f64::MIN, f64::MAX),
    }
}

/// Whether it is a format of integers.
pub(super) fn is_integer_format(format: &str) -> bool {
    matches!(
        format,
        "int8"
            | "int16"
            | "int32"
            | "int64"
            | "uint"
            | "uint8"
            | "uint16"
            | "uint32"
            | "uint64"
            | "double-int"
    ) || is_wide_format(format)
}

/// Whether it is a format of integers that may need more than 64 bits.
fn is_wide_format(format: &str) -> bool {
    matches!(
        format,
        "int128" | "uint128" | "int256" | "uint256" | "bigint" | "big-integer" | "biginteger"
    )
}

/// Whether a format without a type implies a string.
pub(super) fn is_text_format(format: &str) -> bool {
    text(Some(format)) != StringFormat::Plain || matches!(format, "email" | "hostname" | "password")
}

#[cfg(test)]
mod tests {
    use super::integer;
    use crate::ir::Integer::{self, I32, I64, I128, U32, U64};

    /// A format, a minimum, a maximum, and the expected integer.
    type Row<'a> = (Option<&'a str>, Option<f64>, Option<f64>, Integer);

    #[test]
    fn a_type_holds_what_the_bounds_allow() {
        let (most_i64, most_u64) = (9_223_372_036_854_776_000.0, 18_446_744_073_709_551_615.0);
        let table: &[Row<'_>] = &[
            (None, None, None, I64),
            (None, Some(0.0), None, I64),
            (None, Some(0.0), Some(100.0), I64),
            (None, None, Some(most_i64), I64),
            (None, Some(-most_i64), Some(most_i64), I64),
            (None, Some(0.0), Some(most_i64), U64),
            (None, Some(1.0), Some(most_u64), U64),
            (None, None, Some(most_u64), I128),
            (None, None, Some(1e30), I128),
            (None, Some(0.0), Some(1e30), I128),
            (None, Some(-1e30), None, I128),
            (Some("int64"), None, Some(most_i64), I64),
            (Some("int64"), Some(0.0), Some(most_u64), U64),
            (Some("int64"), None, Some(1e30), I128),
            (Some("int32"), None, None, I32),
            (Some("int32"), None, Some(4_294_967_295.0), I64),
            (Some("int32"), Some(-4e9), None, I64),
            (Some("int8"), Some(0.0), Some(1e30), I128),
            (Some("uint32"), None, None, U32),
            (Some("uint32"), None, Some(1e10), I64),
            (Some("uint32"), Some(-1.0), None, I64),
            (Some("uint64"), None, None, U64),
            (Some("uint64"), None, Some(most_u64), U64),
            (Some("uint64"), Some(-1.0), None, I64),
            (Some("uint64"), Some(-1.0), Some(most_u64), I128),
            (Some("double-int"), None, None, I64),
            (Some("int128"), None, None, I128),
            (Some("uint256"), Some(0.0), Some(100.0), I128),
        ];
        for (format, minimum, maximum, expected) in table {
            let width = integer(*format, *minimum, *maximum);
            assert_eq!(width, *expected, "{format:?} {minimum:?} {maximum:?}");
        }
    }
}
