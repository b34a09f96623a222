//! What was made of a document.

use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;

/// What was made of the document that was read last, so that it isn't read for every delivery.
pub struct Memo<T: ?Sized> {
    last: Mutex<Option<(Bytes, Arc<T>)>>,
}

impl<T: ?Sized> Memo<T> {
    /// Nothing was made yet.
    pub fn new() -> Self {
        Self {
            last: Mutex::new(None),
        }
    }

    /// What is made of the document: made now, unless it is the very one of last time.
    pub fn of<E>(
        &self,
        document: &Bytes,
        make: impl FnOnce(&[u8]) -> Result<Arc<T>, E>,
    ) -> Result<Arc<T>, E> {
        if let Some((bytes, made)) = &*self.last.lock().unwrap_or_else(PoisonError::into_inner) {
            // The same piece of memory, which can't be anything else while it is kept here.
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
