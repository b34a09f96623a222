//! Reading a short text from left to right, by the grammar of a date or the like.

/// The rest of a text.
pub(super) struct Scanner<'a>(&'a [u8]);

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self(text.as_bytes())
    }

    /// Takes exactly `count` digits.
    pub(super) fn digits(&mut self, count: usize) -> Option<u32> {
        let (digits, rest) = self.0.split_at_checked(count)?;
        let number = number(digits)?;
        self.0 = rest;
        Some(number)
    }

    /// Takes `count` digits of a number between `min` and `max`.
    pub(super) fn number(&mut self, count: usize, min: u32, max: u32) -> Option<u32> {
        self.digits(count)
            .filter(|number| (min..=max).contains(number))
    }

    /// Takes all digits up to the next other character, which may be none.
    pub(super) fn all_digits(&mut self) -> &'a [u8] {
        let end = self
            .0
            .iter()
            .position(|byte| !byte.is_ascii_digit())
            .unwrap_or(self.0.len());
        let (digits, rest) = self.0.split_at_checked(end).unwrap_or((self.0, &[]));
        self.0 = rest;
        digits
    }

    /// Takes the next byte if it is one of these.
    pub(super) fn take(&mut self, any: &[u8]) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        if any.contains(first) {
            self.0 = rest;
            Some(*first)
        } else {
            None
        }
    }

    /// Whether the text ends here.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

fn number(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0_u32, |number, digit| {
        let digit = char::from(*digit).to_digit(10)?;
        number.checked_mul(10)?.checked_add(digit)
    })
}
