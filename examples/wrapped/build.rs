//! Generates `$OUT_DIR/api.rs`, again only when the document changes.

use callwright_codegen::{GenerateError, Generator};

fn main() -> Result<(), GenerateError> {
    Generator::from_path("../documents/bookshop.yaml")
        // The shop's webhooks go elsewhere.
        .webhooks(false)
        .emit_to_out_dir()
}
