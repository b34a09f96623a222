//! Names that two things want: what each thing is decides, not which is first.
//!
//! Among the values `ASC` and `asc`, neither is `Asc`. If it were the first, another order of the document would move the name
//! to the other value, and code would still compile.

use rustc_hash::FxHashMap;

/// Gives another name to each thing whose name occurs more than once, except to those that keep theirs. Each step has more
/// words than the one before.
pub(super) fn tell_apart(
    names: &mut [String],
    keeps: impl Fn(usize) -> bool,
    steps: &[&dyn Fn(usize) -> String],
) {
    for step in steps {
        let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
        for name in names.iter() {
            *counts.entry(name).or_default() += 1;
        }
        let again: Vec<bool> = names.iter().map(|name| counts[name.as_str()] > 1).collect();
        for (index, (name, again)) in names.iter_mut().zip(again).enumerate() {
            if again && !keeps(index) {
                *name = step(index);
            }
        }
    }
}

/// The indices in the order in which names are given: those that keep theirs, then by what the things are.
pub(super) fn order<K: Ord>(
    count: usize,
    keeps: impl Fn(usize) -> bool,
    key: impl Fn(usize) -> K,
) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by_cached_key(|index| (!keeps(*index), key(*index)));
    order
}

/// A word for the case of the letters.
pub(super) fn case_word(text: &str) -> &'static str {
    let lower = text.chars().any(char::is_lowercase);
    let upper = text.chars().any(char::is_uppercase);
    match (lower, upper) {
        (true, false) => "Lower",
        (false, true) => "Upper",
        (true, true) if text.starts_with(char::is_lowercase) => "Camel",
        (true, true) => "Mixed",
        (false, false) => "",
    }
}
