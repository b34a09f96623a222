//! Runs the generator on the documents of the enabled features.

use callwright_codegen::{GenerateError, Generator};

fn main() -> Result<(), GenerateError> {
    let enabled = |feature: &str| std::env::var_os(format!("CARGO_FEATURE_{feature}")).is_some();
    if enabled("BROKEN_BUILD") {
        Generator::from_path("documents/broken.yaml").emit_to_out_dir()?;
    }
    if enabled("BROKEN_CONFIG") {
        Generator::from_path("documents/good.yaml")
            .config_file("documents/broken.toml")
            .emit_to_out_dir()?;
    }
    if enabled("WARNED") {
        Generator::from_path("documents/dangling.yaml").emit_to_out_dir()?;
    }
    if enabled("CHANGING_BUILD") {
        Generator::from_path("../../target/ui/build/api.yaml").emit_to_out_dir()?;
    }
    Ok(())
}
