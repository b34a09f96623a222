//! What Callwright-generated code stands on.
