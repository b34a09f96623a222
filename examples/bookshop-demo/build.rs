//! Generates `$OUT_DIR/api.rs` when the document changes.

use callwright_codegen::{GenerateError, Generator};

fn main() -> Result<(), GenerateError> {
    Generator::from_path("../documents/bookshop.yaml")
        // The tests make orders and events of these.
        .samples(true)
        .emit_to_out_dir()
}
