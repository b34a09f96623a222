//! Sample numbers, within bounds.
//!
//! ```yaml
//! { type: integer, exclusiveMinimum: 5, multipleOf: 10 }
//! ```

use super::constraints::Constraints;
use crate::lower::scalar::is_integer_format;
use serde_json::{Number, Value};

/// A sample integer.
pub(super) fn integer(constraints: &Constraints<'_>, number: usize) -> Value {
    let step = constraints
        .multiple_of
        .filter(|step| *step > 0.0)
        .unwrap_or(1.0)
        .max(1.0);
    let value = within(constraints, step, number);
    // Beyond 2^53, a float doesn't hold every integer. No document needs such a sample.
    Value::from(value as i64)
}

/// Whether the format allows only integers.
pub(super) fn is_whole(constraints: &Constraints<'_>) -> bool {
    constraints.format.is_some_and(is_integer_format)
}

/// A sample number: one that is no integer, if the constraints allow it.
pub(super) fn number(constraints: &Constraints<'_>, number: usize) -> Value {
    let step = constraints
        .multiple_of
        .filter(|step| *step > 0.0)
        .unwrap_or(0.5);
    let mut value = within(constraints, step, number + 2);
    if !fits(constraints, value) {
        // Between two bounds that are closer to each other than a step.
        let low = constraints.low.map_or(0.0, |low| low.at);
        let high = constraints.high.map_or(low, |high| high.at);
        value = (low + high) / 2.0;
    }
    Number::from_f64(value).map_or(Value::from(1), Value::Number)
}

/// The first multiple of the step from `number + 1` on that is within the bounds.
fn within(constraints: &Constraints<'_>, step: f64, number: usize) -> f64 {
    let nth = step * (number as f64 + 1.0);
    let mut value = nth;
    if let Some(high) = constraints.high
        && (value > high.at || (high.open && value >= high.at))
    {
        value = (high.at / step).floor() * step - step * number as f64;
        if high.open && value >= high.at {
            value -= step;
        }
    }
    if let Some(low) = constraints.low
        && (value < low.at || (low.open && value <= low.at))
    {
        value = (low.at / step).ceil() * step + step * number as f64;
        if low.open && value <= low.at {
            value += step;
        }
    }
    value
}

/// Whether a number is within the bounds.
pub(super) fn fits(constraints: &Constraints<'_>, value: f64) -> bool {
    let above = constraints.low.is_none_or(|low| {
        if low.open {
            value > low.at
        } else {
            value >= low.at
        }
    });
    let below = constraints.high.is_none_or(|high| {
        if high.open {
            value < high.at
        } else {
            value <= high.at
        }
    });
    above && below
}
