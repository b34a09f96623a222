//! The program that decodes and encodes: it consists of the generated types and a `match` over them.

use callwright_codegen::render::RenderedFile;
use std::env::consts::EXE_SUFFIX;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folders in which programs are written and built.
#[derive(Clone, Debug)]
pub struct BuildFolders {
    /// The folder for the crates of the documents.
    pub folder: PathBuf,
    /// cargo's target folder for all crates.
    pub target: PathBuf,
    /// The folder of the runtime crate.
    pub runtime: PathBuf,
    /// The lock file of the workspace, for the same versions of dependencies.
    pub lock: PathBuf,
}

impl BuildFolders {
    /// The default folders, below the target folder of this workspace.
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

impl Default for BuildFolders {
    fn default() -> Self {
        Self::new()
    }
}

/// A value to decode: the index of its type, and JSON.
pub(crate) type Input = (usize, String);

/// The encoded JSON and the `Debug` output of a value, or the reason why it can't be decoded or encoded.
pub(crate) type Decoded = Result<(String, String), String>;

/// Decodes and encodes values, and returns the results in order.
///
/// # Errors
///
/// If the program can't be written, built or run to its end.
pub(crate) fn run(
    folders: &BuildFolders,
    name: &str,
    files: &[RenderedFile],
    types: &[&str],
    inputs: &[Input],
) -> Result<Vec<Decoded>, String> {
    let folder = folders.folder.join(name);
    let failed = |error: io::Error| format!("{}: {error}", folder.display());
    write_program(folders, &folder, name, files, types).map_err(failed)?;
    let mut input = String::new();
    for (ty, json) in inputs {
        // serde_json writes JSON without line breaks.
        let _ = writeln!(input, "{ty}\t{json}");
    }
    fs::write(folder.join("values.txt"), input).map_err(failed)?;
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo
        .args(["build", "--quiet", "--message-format", "short"])
        .current_dir(&folder)
        .env("CARGO_TARGET_DIR", &folders.target);
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
    let program = folders
        .target
        .join("debug")
        .join(format!("{name}{EXE_SUFFIX}"));
    let output = Command::new(program)
        .arg(folder.join("values.txt"))
        .output()
        .map_err(failed)?;
    let stdout = String::from_utf8_lossy(&output.stdout);
    let decoded: Vec<Decoded> = stdout.lines().map(parse_line).collect();
    if decoded.len() == inputs.len() {
        Ok(decoded)
    } else {
        let errors = String::from_utf8_lossy(&output.stderr);
        Err(format!(
            "it stopped after {} values: {errors}",
            decoded.len()
        ))
    }
}

fn parse_line(line: &str) -> Decoded {
    let mut parts = line.splitn(3, '\t').map(str::to_owned);
    match (parts.next().as_deref(), parts.next(), parts.next()) {
        (Some("ok"), Some(json), Some(debug)) => Ok((json, debug)),
        (_, Some(reason), _) => Err(reason),
        _ => Err(line.to_owned()),
    }
}

fn write_program(
    folders: &BuildFolders,
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
        let _ = writeln!(arms, "        {index} => roundtrip::<{ty}>(json),");
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
            folders.runtime
        ),
    )?;
    fs::copy(&folders.lock, folder.join("Cargo.lock"))?;
    Ok(())
}

/// The program's source. Of a generated crate it contains only the types.
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
            match std::panic::catch_unwind(|| roundtrip_as(ty, json)) {
                Ok(Ok((json, debug))) => println!("ok\t{json}\t{debug}"),
                Ok(Err(reason)) => println!("error\t{}", reason.replace(['\n', '\t'], " ")),
                Err(_) => println!("error\tit panics"),
            }
        }
    };
    let stack = std::thread::Builder::new().stack_size(256 << 20);
    stack.spawn(work).unwrap().join().unwrap();
}

fn roundtrip<T: serde::Serialize + serde::de::DeserializeOwned + std::fmt::Debug>(
    json: &str,
) -> Result<(String, String), String> {
    let value: T = serde_json::from_str(json).map_err(|error| format!("it doesn't decode: {error}"))?;
    let json = serde_json::to_string(&value).map_err(|error| format!("it doesn't encode: {error}"))?;
    Ok((json, format!("{value:?}").replace(['\n', '\t'], " ")))
}

fn roundtrip_as(ty: usize, json: &str) -> Result<(String, String), String> {
    match ty {
        // arms
        _ => Err("no such type".to_owned()),
    }
}
"#;
