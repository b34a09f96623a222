//! Every document in a folder of `rejects` gets errors or warnings. `<name>.txt` holds them, after a
//! line with the outcome. `<name>.toml` holds options.

use callwright_codegen::config::Config;
use callwright_codegen::render::RenderedFile;
use callwright_tests::{entries, expect_text, read, run_file};
use std::path::Path;

#[test]
fn rejects_have_their_messages() {
    // Relative, so that messages don't name the folder of this checkout.
    let folders = entries(Path::new("rejects"));
    assert!(!folders.is_empty(), "the tests run in their own folder");
    let mut problems = Vec::new();
    for path in folders.iter().flat_map(|folder| entries(folder)) {
        if path
            .extension()
            .is_some_and(|ending| ending != "txt" && ending != "toml")
        {
            problems.extend(check(&path).err());
        }
    }
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

fn check(path: &Path) -> Result<(), String> {
    let options = path.with_extension("toml");
    let config = match options.exists() {
        true => Config::from_toml(&read(&options)).map_err(|error| error.to_string())?,
        false => Config::default(),
    };
    let run = run_file(path, &config);
    let outcome = match &run.generated {
        None => "refused".to_owned(),
        Some(generated) => format!(
            "generated: {} operations, {} types",
            generated.api.operations.len(),
            generated.types
        ),
    };
    if run.messages.is_empty() {
        return Err(format!("{}: there are no messages", path.display()));
    }
    // Whatever is generated is valid Rust.
    for RenderedFile { path: file, text } in run.generated.iter().flat_map(|made| &made.files) {
        if file.ends_with(".rs")
            && let Err(error) = syn::parse_file(text)
        {
            return Err(format!("{}: {file}: {error}", path.display()));
        }
    }
    let expected = path.with_extension(match path.extension() {
        Some(ending) if ending == "json" => "json.txt",
        _ => "txt",
    });
    expect_text(&expected, &format!("{outcome}\n\n{}", run.messages))
}
