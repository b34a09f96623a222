//! What is generated, through the compiler: the library, and the sample calls against it.

use crate::Artifacts;
use crate::check::check;
use std::fs;
use std::io;
use std::path::Path;
use std::process::Command;

/// Checks the crate in a folder; an error or a warning of the compiler is the failure.
///
/// # Errors
///
/// When the compiler doesn't start.
pub fn compile(
    folder: &Path,
    package: &str,
    artifacts: &Artifacts,
) -> io::Result<Result<(), String>> {
    let name = package.replace('-', "_");
    let library = folder.join(format!("lib{name}.rmeta"));
    let mut rustc = Command::new("rustc");
    artifacts.rustc(&mut rustc, &folder.join("src/lib.rs"), &name, &library);
    if let Err(why) = judge(rustc, "library")? {
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
    judge(rustc, "sample calls")
}

fn judge(mut rustc: Command, what: &str) -> io::Result<Result<(), String>> {
    let output = rustc.output()?;
    if output.status.success() {
        return Ok(Ok(()));
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let first = said
        .lines()
        .find(|line| line.contains("error") || line.contains("warning"));
    // `src/types/common.rs:7:5: error[E0072]: …`; the folder is another each time.
    let first = first.or(said.lines().next()).unwrap_or_default();
    let first = first.split_once(": ").map_or(first, |(_, message)| message);
    Ok(Err(format!("compiler, {what}: {first}")))
}

/// Generates a crate with sample calls into a folder, and compiles it.
///
/// # Errors
///
/// What is wrong with the document, the outcome or the crate.
pub fn proved(document: &Path, folder: &Path, artifacts: &Artifacts) -> Result<(), String> {
    let checked = check(document)?;
    for file in checked.files.ok_or("the document is refused")? {
        let path = folder.join(&file.path);
        let made = path.parent().map_or(Ok(()), fs::create_dir_all);
        let made = made.and_then(|()| fs::write(path, &file.text));
        made.map_err(|error| error.to_string())?;
    }
    compile(folder, &checked.package, artifacts).map_err(|error| error.to_string())?
}
