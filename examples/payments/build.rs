//! Generates `$OUT_DIR/api.rs` when the document or `callwright.toml` changes.

use callwright_codegen::{GenerateError, Generator};

fn main() -> Result<(), GenerateError> {
    Generator::from_path("payments.yaml")
        .config_file("callwright.toml")
        .emit_to_out_dir()
}
