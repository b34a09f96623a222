//! The hash that a duplicate key is made of.

use callwright_webhook_core::encoding::hex;
use ring::digest::{Context, SHA256};

/// The hash of named parts. Each part is hashed with its length, so that no two sequences of parts are the same bytes.
pub(super) struct KeyHash(Context);

impl KeyHash {
    pub(super) fn new() -> Self {
        Self(Context::new(&SHA256))
    }

    pub(super) fn add(&mut self, name: &str, value: &[u8]) {
        self.add_pieces(name, &[value]);
    }

    /// Adds a part whose value comes in pieces.
    pub(super) fn add_pieces(&mut self, name: &str, pieces: &[&[u8]]) {
        let length: usize = pieces.iter().map(|piece| piece.len()).sum();
        self.0.update(name.as_bytes());
        self.0.update(&length.to_be_bytes());
        for piece in pieces {
            self.0.update(piece);
        }
    }

    pub(super) fn bytes(self) -> Vec<u8> {
        self.0.finish().as_ref().to_vec()
    }

    /// The hash as 64 hexadecimal digits.
    pub(super) fn hex(self) -> String {
        hex(self.0.finish().as_ref())
    }
}
