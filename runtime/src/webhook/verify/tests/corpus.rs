//! Deliveries that providers and their libraries have published, where they are at hand.
