//! The versions of OpenAPI, and how each becomes the 3.0 form plus side tables.
