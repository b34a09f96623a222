//! Compiles the output with rustc, rustdoc and cargo. One crate has a module for each text: the whole output for the
//! document with that text at all positions. The crate and its sample calls compile without warnings, and its only
//! doctests are the examples that the generator writes.
#![allow(clippy::unwrap_used)]

use callwright_codegen::config::Config;
use callwright_codegen::diag::Diagnostics;
use callwright_codegen::render::RenderedFile;
use callwright_codegen::source::Sources;
use callwright_codegen::{GeneratedCrate, generate_sources};
use callwright_injection::{MARK, TEXTS, document, options};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const NAME: &str = "callwright_injected";

#[test]
fn nothing_is_executed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .unwrap();
    let folder = root.join("target/injection");
    let _ = fs::remove_dir_all(&folder);
    let examples = write_crate(&folder, root);
    assert!(examples > TEXTS.len(), "only {examples} examples");
    let (compiled, output) = cargo(&folder, root, &["check", "--tests", "--quiet"]);
    assert!(compiled, "{output}");
    let (passed, output) = cargo(&folder, root, &["test", "--doc"]);
    assert!(passed, "{output}");
    let all = format!("test result: ok. {examples} passed; 0 failed;");
    assert!(
        output.contains(&all),
        "expected {examples} doctests:\n{output}"
    );
    let left = list_files(&folder)
        .into_iter()
        .find(|path| path.ends_with(MARK));
    assert_eq!(left, None, "a text was executed");
}

/// Writes the crate and returns the number of examples in its docs.
fn write_crate(folder: &Path, root: &Path) -> usize {
    // The lock file of the workspace, so that nothing is downloaded.
    write_file(
        &folder.join("Cargo.lock"),
        &fs::read_to_string(root.join("Cargo.lock")).unwrap(),
    );
    let (mut modules, mut examples) = (String::new(), 0);
    // The features of tags are added below.
    let mut features = BTreeSet::from(["full".to_owned(), "reqwest".to_owned()]);
    for (number, text) in TEXTS.iter().enumerate() {
        let module = format!("text_{number}");
        modules.push_str(&format!("pub mod {module};\n"));
        let generated = generate(text);
        features.extend(
            generated
                .features
                .iter()
                .map(|feature| feature.name.clone()),
        );
        let files = generated.files.into_iter();
        for RenderedFile { path, text } in files.filter(|file| file.path.ends_with(".rs")) {
            let path = path.strip_prefix("tests/exercise").map_or_else(
                || path.replacen("src", &format!("src/{module}"), 1),
                |rest| format!("tests/all/{module}{rest}"),
            );
            let path = path
                .replace("/lib.rs", "/mod.rs")
                .replace("/main.rs", "/mod.rs");
            examples += text.matches("! ```no_run\n").count();
            // The code uses the name of its crate, which is a module here.
            let text = text.replace(NAME, &format!("{NAME}::{module}"));
            write_file(&folder.join(path), &text);
        }
    }
    write_file(&folder.join("src/lib.rs"), &modules);
    write_file(&folder.join("tests/all/main.rs"), &modules);
    // All features are enabled, so that all code is compiled.
    let names: Vec<&String> = features.iter().collect();
    let features: String = names
        .iter()
        .map(|name| format!("{name:?} = []\n"))
        .collect();
    let manifest = format!(
        "[package]\nname = {NAME:?}\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n\n\
         [lints.rust]\nwarnings = \"deny\"\n\n\
         [features]\ndefault = {names:?}\n{features}\n\
         [dependencies]\ncallwright = {{ path = {runtime:?}, default-features = false, features = [\"webhooks\"] }}\n\n\
         [dev-dependencies]\ncallwright = {{ path = {runtime:?}, features = [\"exercise\"] }}\n\n\
         [profile.dev]\ndebug = false\n",
        runtime = root.join("runtime")
    );
    write_file(&folder.join("Cargo.toml"), &manifest);
    examples
}

fn generate(text: &str) -> GeneratedCrate {
    let config = Config {
        name: Some(NAME.to_owned()),
        ..options(text)
    };
    let document = document(text, |_| true).to_string();
    let mut diags = Diagnostics::default();
    let sources = Sources::from_text("api.json", document, &mut diags).unwrap();
    generate_sources(&sources, &config, &mut diags).unwrap()
}

/// Runs cargo. Returns whether it succeeded, and its output.
fn cargo(folder: &Path, root: &Path, arguments: &[&str]) -> (bool, String) {
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .arg("--offline")
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", root.join("target"))
        .env("CARGO_TERM_COLOR", "never")
        .env_remove("RUSTFLAGS")
        .output()
        .unwrap();
    let text = [output.stdout, output.stderr].concat();
    let text = String::from_utf8_lossy(&text);
    // cargo reports failures at the end.
    let from = text
        .char_indices()
        .rev()
        .nth(20_000)
        .map_or(0, |(at, _)| at);
    (output.status.success(), text[from..].to_owned())
}

fn write_file(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn list_files(folder: &Path) -> Vec<PathBuf> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            paths.extend(list_files(&path));
        } else {
            paths.push(path);
        }
    }
    paths
}
