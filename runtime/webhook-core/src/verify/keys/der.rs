//! The part of DER (X.690) that keys need. The crates `spki`, `der` and `pkcs1` would be four more in every user's build, for
//! these 30 lines.

pub const INTEGER: u8 = 0x02;
pub const BIT_STRING: u8 = 0x03;
pub const OID: u8 = 0x06;
pub const SEQUENCE: u8 = 0x30;

/// Takes the next value, if it has this tag.
pub fn take<'a>(from: &mut &'a [u8], tag: u8) -> Option<&'a [u8]> {
    let (&[first, length], mut rest) = from.split_first_chunk::<2>()?;
    if first != tag {
        return None;
    }
    let length = match length {
        0..=0x7f => usize::from(length),
        // Lengths of up to four bytes: more than any key has.
        0x81..=0x84 => {
            let (digits, after) = rest.split_at_checked(usize::from(length - 0x80))?;
            rest = after;
            digits
                .iter()
                .fold(0, |sum, &digit| sum << 8 | usize::from(digit))
        }
        _ => return None,
    };
    let (value, rest) = rest.split_at_checked(length)?;
    *from = rest;
    Some(value)
}

/// The contents of a bit string of whole bytes.
pub fn take_bits<'a>(from: &mut &'a [u8]) -> Option<&'a [u8]> {
    take(from, BIT_STRING)?.strip_prefix(&[0])
}
