//! Generates the documents that the tests include.

use callwright_codegen::{GenerateError, Generator};

fn main() -> Result<(), GenerateError> {
    Generator::from_path("../../examples/documents/bookshop.yaml")
        .include_name("bookshop")
        .emit_to_out_dir()?;
    Generator::from_path("../goldens/names/openapi.yaml")
        .include_name("names")
        .emit_to_out_dir()
}
