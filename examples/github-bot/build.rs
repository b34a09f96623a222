//! Generates `$OUT_DIR/api.rs` when the document changes.

use callwright_codegen::{GenerateError, Generator};

fn main() -> Result<(), GenerateError> {
    Generator::from_path("hooks.yaml").emit_to_out_dir()
}
