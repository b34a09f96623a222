//! Finding the field of a key that comes out of order.

use super::marked_key::{MarkedKeys, without_mark};

/// The size of the table. With one byte a place, it is a cache line.
const PLACES: usize = 64;

/// A small hash table over the keys of an object.
///
/// The compiler makes it for a type that is decoded, and not when generated code is checked. Keys whose place is taken by
/// an earlier key, and keys after the 255th, aren't in it and are found by comparing all keys.
pub(super) struct KeyIndex([u8; PLACES]);

impl KeyIndex {
    pub(super) const fn new(keys: MarkedKeys) -> Self {
        let mut places = [0; PLACES];
        let mut number = 0;
        while number < keys.len() && number < 255 {
            let place = place(without_mark(keys[number]).as_bytes());
            if places[place] == 0 {
                // Below 255, by the condition above; the table has the number plus one.
                places[place] = number as u8 + 1;
            }
            number += 1;
        }
        Self(places)
    }

    /// The index of a key's field.
    #[inline]
    pub(super) fn find(&self, keys: MarkedKeys, text: &str) -> Option<usize> {
        let number = usize::from(*self.0.get(place(text.as_bytes()))?).checked_sub(1)?;
        match keys.get(number) {
            Some(key) if is_key(key, text) => Some(number),
            _ => keys.iter().position(|key| is_key(key, text)),
        }
    }
}

/// Whether a key, without its mark, is this text. Keys are short, and are compared for every entry of every object: a call
/// of the function that compares memory of any length would take longer than the comparison.
#[inline]
pub(super) fn is_key(key: &str, text: &str) -> bool {
    let Some((_, key)) = key.as_bytes().split_last() else {
        return false;
    };
    let text = text.as_bytes();
    key.len() == text.len()
        && match key.len() {
            0..4 => key.iter().eq(text),
            4..8 => ends_alike::<4>(key, text),
            8..=16 => ends_alike::<8>(key, text),
            17..=32 => ends_alike::<16>(key, text),
            _ => key == text,
        }
}

/// Whether the first and the last `N` bytes are equal. They overlap or meet.
#[inline]
fn ends_alike<const N: usize>(key: &[u8], text: &[u8]) -> bool {
    key.first_chunk::<N>() == text.first_chunk() && key.last_chunk::<N>() == text.last_chunk()
}

/// The place of a key in the table, by its length and four of its bytes.
const fn place(key: &[u8]) -> usize {
    let length = key.len();
    if length == 0 {
        return 0;
    }
    let some = [
        key[0],
        key[length / 3],
        key[length * 2 / 3],
        key[length - 1],
    ];
    let hash = u32::from_le_bytes(some) ^ (length as u32).wrapping_mul(0x0100_0193);
    (hash.wrapping_mul(0x9E37_79B1) >> 26) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_every_length_are_compared_whole() {
        let long = "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz";
        for length in 0..=long.len() {
            let name = &long[..length];
            let key = format!("{name}!");
            assert!(is_key(&key, name), "{name}");
            assert!(!is_key(&key, &key), "{name}");
            for at in 0..length {
                let other = format!("{}_{}", &name[..at], &name[at + 1..]);
                assert!(!is_key(&key, &other), "{other}");
            }
        }
        assert!(!is_key("", ""));
    }

    #[test]
    fn every_key_is_found_and_no_other() {
        let names: Vec<&'static str> = (0..300)
            .map(|n| &*Box::leak(format!("key{n}").into_boxed_str()))
            .chain(["", "é"])
            .collect();
        let keys: MarkedKeys = names
            .iter()
            .map(|name| &*format!("{name}?").leak())
            .collect::<Vec<_>>()
            .leak();
        let index = KeyIndex::new(keys);
        for (number, name) in names.iter().enumerate() {
            assert_eq!(index.find(keys, name), Some(number), "{name}");
        }
        for other in ["key", "key300", "yek1", "è"] {
            assert_eq!(index.find(keys, other), None, "{other}");
        }
        assert_eq!(KeyIndex::new(&[]).find(&[], ""), None);
    }
}
