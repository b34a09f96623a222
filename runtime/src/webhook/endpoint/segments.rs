//! A body that comes in pieces: it is kept in segments, which are joined at its end.
//!
//! Nothing is allocated by what is announced. The segments grow with what has come, so a body never holds more than twice its
//! bytes and a first segment.

use bytes::Bytes;

use super::budget::Share;
use super::refusal::Refusal;

const SMALLEST: usize = 4 << 10;
const LARGEST: usize = 64 << 10;

/// What has come, in pieces of growing size.
pub(super) struct Segments {
    full: Vec<Vec<u8>>,
    last: Vec<u8>,
    length: usize,
    /// How long it may be, or will be by what is announced.
    most: usize,
}

impl Segments {
    pub(super) fn new(most: usize) -> Self {
        Self {
            full: Vec::new(),
            last: Vec::new(),
            length: 0,
            most,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.length
    }

    pub(super) fn push(&mut self, mut bytes: &[u8], share: &mut Share<'_>) -> Result<(), Refusal> {
        while !bytes.is_empty() {
            if self.last.len() == self.last.capacity() {
                let grown = self.length.max(bytes.len()).clamp(SMALLEST, LARGEST);
                // One that is longer than it may be gets no further than this.
                let left = self.most.saturating_sub(self.length).max(1);
                let size = grown.min(left);
                share.take(size)?;
                let full = std::mem::replace(&mut self.last, Vec::with_capacity(size));
                if !full.is_empty() {
                    self.full.push(full);
                }
            }
            let room = self.last.capacity() - self.last.len();
            let (now, later) = bytes.split_at(room.min(bytes.len()));
            self.last.extend_from_slice(now);
            self.length += now.len();
            bytes = later;
        }
        Ok(())
    }

    /// All of it. The segments are freed as they are copied, and no other task of the thread runs meanwhile.
    pub(super) fn join(self) -> Bytes {
        if self.full.is_empty() {
            return self.last.into();
        }
        let mut whole = Vec::with_capacity(self.length);
        for segment in self.full.into_iter().chain([self.last]) {
            whole.extend_from_slice(&segment);
        }
        whole.into()
    }
}
