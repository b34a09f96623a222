//! A body that arrives in pieces: they are collected in segments, and joined at the end.
//!
//! The announced length allocates nothing. The segments grow with the bytes that arrived, so a body holds at most twice its
//! bytes and a first segment.

use bytes::Bytes;

use super::budget::Share;
use super::refusal::Refusal;

const SMALLEST: usize = 4 << 10;
const LARGEST: usize = 64 << 10;

/// The bytes that arrived, in segments of growing size.
pub(super) struct SegmentedBody {
    full: Vec<Vec<u8>>,
    last: Vec<u8>,
    length: usize,
    /// The announced length, or else the limit.
    most: usize,
}

impl SegmentedBody {
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
                // A body that exceeds it gets no further than one byte.
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

    /// The whole body. Each segment is freed when it is copied, and no other task of the thread runs meanwhile.
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
