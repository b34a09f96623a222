//! As much of DER (X.690) as a public key takes.

pub(super) const INTEGER: u8 = 0x02;
pub(super) const BITS: u8 = 0x03;
pub(super) const OBJECT: u8 = 0x06;
pub(super) const SEQUENCE: u8 = 0x30;

/// Values, one after the other.
pub(super) struct Der<'a> {
    rest: &'a [u8],
}

impl<'a> Der<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// The contents of the next value, if it has this tag.
    pub(super) fn take(&mut self, tag: u8) -> Option<&'a [u8]> {
        let (&found, rest) = self.rest.split_first()?;
        let (&first, rest) = rest.split_first()?;
        let (length, rest) = match first {
            0..=0x7f => (usize::from(first), rest),
            0x81 => (usize::from(*rest.first()?), rest.get(1..)?),
            0x82 => {
                let (bytes, rest) = rest.split_first_chunk::<2>()?;
                (usize::from(u16::from_be_bytes(*bytes)), rest)
            }
            _ => return None,
        };
        let (contents, rest) = rest.split_at_checked(length)?;
        self.rest = rest;
        (found == tag).then_some(contents)
    }

    /// The values inside the next sequence.
    pub(super) fn sequence(&mut self) -> Option<Self> {
        self.take(SEQUENCE).map(Self::new)
    }

    /// The next whole number, which isn't negative, without leading zeros.
    pub(super) fn unsigned(&mut self) -> Option<&'a [u8]> {
        let bytes = self.take(INTEGER)?;
        if bytes.first()? & 0x80 != 0 {
            return None;
        }
        Some(without_zeros(bytes))
    }

    /// The next bits, of which there is a whole number of bytes.
    pub(super) fn bits(&mut self) -> Option<&'a [u8]> {
        self.take(BITS)?.strip_prefix(&[0])
    }

    /// Whether there are no more.
    pub(super) fn is_done(&self) -> bool {
        self.rest.is_empty()
    }
}

/// A number without its leading zeros.
pub(super) fn without_zeros(bytes: &[u8]) -> &[u8] {
    let zeros = bytes.iter().take_while(|&&byte| byte == 0).count();
    bytes.get(zeros..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_end_where_they_say() {
        let mut der = Der::new(&[0x30, 0x03, 0x02, 0x01, 0x07, 0x02, 0x02, 0x00, 0x80]);
        assert_eq!(der.sequence().unwrap().unsigned(), Some(&[7][..]));
        assert_eq!(der.unsigned(), Some(&[0x80][..]));
        assert!(der.is_done());
        assert!(Der::new(&[0x02, 0x01, 0x80]).unsigned().is_none(), "negative");
    }

    #[test]
    fn what_is_cut_off_is_nothing() {
        for bytes in [
            &[][..],
            &[0x30],
            &[0x30, 0x01],
            &[0x30, 0x81],
            &[0x30, 0x81, 0x80, 0],
            &[0x30, 0x82, 0xff],
            &[0x30, 0x82, 0xff, 0xff, 0],
            &[0x30, 0x84, 0, 0, 0, 0],
            &[0x30, 0x80, 0, 0],
            &[0x31, 0x00],
        ] {
            assert!(Der::new(bytes).take(SEQUENCE).is_none(), "{bytes:x?}");
        }
    }
}
