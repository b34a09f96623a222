//! Fails, or is run again, where a test asks for it by a feature.

use callwright_codegen::{GenerateError, Generator};

fn main() -> Result<(), GenerateError> {
    let wanted = |feature: &str| std::env::var_os(format!("CARGO_FEATURE_{feature}")).is_some();
    if wanted("BROKEN_BUILD") {
        Generator::from_path("documents/broken.yaml").emit_to_out_dir()?;
    }
    if wanted("BROKEN_CONFIG") {
        Generator::from_path("documents/good.yaml")
            .config_file("documents/broken.toml")
            .emit_to_out_dir()?;
    }
    if wanted("WARNED") {
        Generator::from_path("documents/dangling.yaml").emit_to_out_dir()?;
    }
    if wanted("CHANGING_BUILD") {
        Generator::from_path("../../target/ui/build/api.yaml").emit_to_out_dir()?;
    }
    Ok(())
}
