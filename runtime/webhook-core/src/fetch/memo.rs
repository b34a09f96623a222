//! The parsed form of a document.

use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;

/// The parsed form of the last document, so that it isn't parsed again for every delivery.
pub struct Memo<T: ?Sized> {
    last: Mutex<Option<(Bytes, Arc<T>)>>,
}

impl<T: ?Sized> Memo<T> {
    /// An empty memo.
    pub fn new() -> Self {
        Self {
            last: Mutex::new(None),
        }
    }

    /// The parsed form of the document. It is parsed now, unless it is the same as last time.
    pub fn of<E>(
        &self,
        document: &Bytes,
        make: impl FnOnce(&[u8]) -> Result<Arc<T>, E>,
    ) -> Result<Arc<T>, E> {
        if let Some((bytes, made)) = &*self.last.lock().unwrap_or_else(PoisonError::into_inner) {
            // The memory is kept here, so an equal pointer means the same document.
            if bytes.as_ptr() == document.as_ptr() && bytes.len() == document.len() {
                return Ok(Arc::clone(made));
            }
        }
        let made = make(document)?;
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) =
            Some((document.clone(), Arc::clone(&made)));
        Ok(made)
    }
}
