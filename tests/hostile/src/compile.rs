//! Compiles generated code: the library, and the sample calls that use it.

use crate::Artifacts;
use crate::check::check;
use std::fs;
use std::io;
use std::path::Path;
use std::process::Command;

/// Checks the crate in a folder. The inner error is the compiler's first error or warning.
///
/// # Errors
///
/// If the compiler can't be started.
pub fn compile(
    folder: &Path,
    package: &str,
    artifacts: &Artifacts,
) -> io::Result<Result<(), String>> {
    let name = package.replace('-', "_");
    let library = folder.join(format!("lib{name}.rmeta"));
    let mut rustc = Command::new("rustc");
    artifacts.rustc(&mut rustc, &folder.join("src/lib.rs"), &name, &library);
    if let Err(why) = run_compiler(rustc, "library")? {
        return Ok(Err(why));
    }
    let calls = folder.join("tests/exercise/main.rs");
    if !calls.exists() {
        return Ok(Ok(()));
    }
    let mut rustc = Command::new("rustc");
    artifacts.rustc(
        &mut rustc,
        &calls,
        "exercise",
        &folder.join("exercise.rmeta"),
    );
    rustc
        .arg("--test")
        .arg("--extern")
        .arg(format!("{name}={}", library.display()));
    run_compiler(rustc, "sample calls")
}

fn run_compiler(mut rustc: Command, what: &str) -> io::Result<Result<(), String>> {
    let output = rustc.output()?;
    if output.status.success() {
        return Ok(Ok(()));
    }
    let stderr = String::from_utf8_lossy(&output.stderr);
    let first = stderr
        .lines()
        .find(|line| line.contains("error") || line.contains("warning"));
    // `src/types/common.rs:7:5: error[E0072]: …`. The path is removed because the folder differs each time.
    let first = first.or(stderr.lines().next()).unwrap_or_default();
    let first = first.split_once(": ").map_or(first, |(_, message)| message);
    Ok(Err(format!("compiler, {what}: {first}")))
}

/// Generates a crate with sample calls into a folder, and compiles it.
///
/// # Errors
///
/// What is wrong with the document, the result or the crate.
pub fn generate_and_compile(
    document: &Path,
    folder: &Path,
    artifacts: &Artifacts,
) -> Result<(), String> {
    let checked = check(document)?;
    for file in checked.files.ok_or("the document is refused")? {
        let path = folder.join(&file.path);
        let created = path.parent().map_or(Ok(()), fs::create_dir_all);
        let written = created.and_then(|()| fs::write(path, &file.text));
        written.map_err(|error| error.to_string())?;
    }
    compile(folder, &checked.package, artifacts).map_err(|error| error.to_string())?
}
