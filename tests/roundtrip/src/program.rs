//! The program that decodes and encodes: the generated types, and one line for each of them.

use callwright_codegen::render::RenderedFile;
use std::env::consts::EXE_SUFFIX;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where programs are written and built.
#[derive(Clone, Debug)]
pub struct Workshop {
    /// The folder in which each document gets a crate.
    pub folder: PathBuf,
    /// cargo's target folder, shared by all of them.
    pub target: PathBuf,
    /// The folder of the runtime crate.
    pub runtime: PathBuf,
    /// A lock file, so that the versions of dependencies are those of the workspace.
    pub lock: PathBuf,
}

impl Workshop {
    /// The usual one, below the target folder of this workspace.
    pub fn new() -> Self {
        let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let folder = workspace.join("target/roundtrip");
        Self {
            target: folder.join("target"),
            folder,
            runtime: workspace.join("runtime"),
            lock: workspace.join("Cargo.lock"),
        }
    }
}

impl Default for Workshop {
    fn default() -> Self {
        Self::new()
    }
}

/// A value that goes through a type: the number of the type, and JSON.
pub(crate) type Passage = (usize, String);

/// What came of it: JSON and what Rust shows of the value, or why it doesn't decode.
pub(crate) type Came = Result<(String, String), String>;

/// Sends values through types, and gives what came of each, in order.
///
/// # Errors
///
/// When the program can't be written, built or run to its end.
pub(crate) fn run(
    workshop: &Workshop,
    name: &str,
    files: &[RenderedFile],
    types: &[&str],
    passages: &[Passage],
) -> Result<Vec<Came>, String> {
    let folder = workshop.folder.join(name);
    let failed = |error: io::Error| format!("{}: {error}", folder.display());
    write(workshop, &folder, name, files, types).map_err(failed)?;
    let mut input = String::new();
    for (ty, json) in passages {
        // JSON as serde_json writes it holds no line break.
        let _ = writeln!(input, "{ty}\t{json}");
    }
    fs::write(folder.join("values.txt"), input).map_err(failed)?;
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo
        .args(["build", "--quiet", "--message-format", "short"])
        .current_dir(&folder)
        .env("CARGO_TARGET_DIR", &workshop.target);
    let built = cargo.output().map_err(failed)?;
    if !built.status.success() {
        let text = String::from_utf8_lossy(&built.stderr);
        let errors: Vec<&str> = text
            .lines()
            .filter(|l| l.contains("error"))
            .take(5)
            .collect();
        return Err(format!("it doesn't compile: {}", errors.join(" / ")));
    }
    let program = workshop
        .target
        .join("debug")
        .join(format!("{name}{EXE_SUFFIX}"));
    let ran = Command::new(program)
        .arg(folder.join("values.txt"))
        .output()
        .map_err(failed)?;
    let output = String::from_utf8_lossy(&ran.stdout);
    let came: Vec<Came> = output.lines().map(read).collect();
    if came.len() == passages.len() {
        Ok(came)
    } else {
        let errors = String::from_utf8_lossy(&ran.stderr);
        Err(format!("it stopped after {} values: {errors}", came.len()))
    }
}

fn read(line: &str) -> Came {
    let mut parts = line.splitn(3, '\t').map(str::to_owned);
    match (parts.next().as_deref(), parts.next(), parts.next()) {
        (Some("ok"), Some(json), Some(shown)) => Ok((json, shown)),
        (_, Some(reason), _) => Err(reason),
        _ => Err(line.to_owned()),
    }
}

fn write(
    workshop: &Workshop,
    folder: &Path,
    name: &str,
    files: &[RenderedFile],
    types: &[&str],
) -> io::Result<()> {
    let _ = fs::remove_dir_all(folder.join("src"));
    fs::create_dir_all(folder)?;
    for file in files.iter().filter(|f| f.path.starts_with("src/types/")) {
        let path = folder.join(&file.path);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        fs::write(path, &file.text)?;
    }
    let mut arms = String::new();
    for (index, ty) in types.iter().enumerate() {
        let _ = writeln!(arms, "        {index} => through::<{ty}>(json),");
    }
    fs::write(
        folder.join("src/main.rs"),
        PROGRAM.replace("        // arms\n", &arms),
    )?;
    fs::write(
        folder.join("Cargo.toml"),
        format!(
            "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
             [dependencies]\ncallwright = {{ path = {:?}, default-features = false }}\n\
             serde = \"1\"\n\n\
             [profile.dev]\ndebug = false\nincremental = false\n\n[workspace]\n",
            workshop.runtime
        ),
    )?;
    fs::copy(&workshop.lock, folder.join("Cargo.lock"))?;
    Ok(())
}

/// Only the types are taken of a generated crate: what is not used in a binary costs no code.
const PROGRAM: &str = r#"#![allow(warnings)]

mod types;

use callwright::{Bytes, serde_json};
use std::collections::BTreeMap;

fn main() {
    let path = std::env::args().nth(1).unwrap();
    let values = std::fs::read_to_string(path).unwrap();
    std::panic::set_hook(Box::new(|_| {}));
    let work = move || {
        for line in values.lines() {
            let (ty, json) = line.split_once('\t').unwrap();
            let ty = ty.parse().unwrap();
            match std::panic::catch_unwind(|| pass(ty, json)) {
                Ok(Ok((json, shown))) => println!("ok\t{json}\t{shown}"),
                Ok(Err(reason)) => println!("no\t{}", reason.replace(['\n', '\t'], " ")),
                Err(_) => println!("no\tit panics"),
            }
        }
    };
    let stack = std::thread::Builder::new().stack_size(256 << 20);
    stack.spawn(work).unwrap().join().unwrap();
}

fn through<T: serde::Serialize + serde::de::DeserializeOwned + std::fmt::Debug>(
    json: &str,
) -> Result<(String, String), String> {
    let value: T = serde_json::from_str(json).map_err(|error| format!("it doesn't decode: {error}"))?;
    let json = serde_json::to_string(&value).map_err(|error| format!("it doesn't encode: {error}"))?;
    Ok((json, format!("{value:?}").replace(['\n', '\t'], " ")))
}

fn pass(ty: usize, json: &str) -> Result<(String, String), String> {
    match ty {
        // arms
        _ => Err("no such type".to_owned()),
    }
}
"#;
