//! The hash of a key.

use ring::digest::{Context, SHA256};

/// A hash of a secret or a public key, by which the key is recognised without storing it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct KeyPrint([u8; 32]);

impl KeyPrint {
    /// The hash of a key.
    pub fn of(key: &[u8]) -> Self {
        Self::of_all([key])
    }

    /// The hash for all keys that a provider publishes, since it may replace them at any time.
    pub fn published() -> Self {
        Self::of_all([])
    }

    /// The hash of two keys that both have signed.
    pub fn joined(self, other: Self) -> Self {
        Self::of_all([&self.0[..], &other.0])
    }

    fn of_all<const N: usize>(keys: [&[u8]; N]) -> Self {
        let mut context = Context::new(&SHA256);
        context.update(b"callwright: which key signed");
        for key in keys {
            context.update(&key.len().to_be_bytes());
            context.update(key);
        }
        let mut print = [0; 32];
        print.copy_from_slice(context.finish().as_ref());
        Self(print)
    }

    /// Its bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}
