//! Generates the bookshop for `tests/build_script.rs`.

use callwright_codegen::{GenerateError, Generator};

fn main() -> Result<(), GenerateError> {
    Generator::from_path("../../examples/documents/bookshop.yaml")
        .include_name("bookshop")
        .emit_to_out_dir()
}
