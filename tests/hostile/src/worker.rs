//! The child process that runs the generator on mutants, one after the other. Requests and replies are lines:
//! `check 17` and `generated 52000 name`. A mutant that crashes the generator ends the process.

use crate::check::{Checked, check};
use crate::mutate::{Original, mutate};
use std::fs;
use std::io::{self, BufRead as _, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// The message of the first panic of the current document.
static PANIC: Mutex<String> = Mutex::new(String::new());

/// The default stack of Rust's threads, which tests have too. The main thread has four times as much.
const STACK: usize = 2 << 20;

/// The original documents. The mutant of a seed is made of the document at index `seed % originals.len()`.
#[derive(Clone, Debug)]
pub struct Originals(Vec<Original>);

impl Originals {
    /// Reads all documents.
    ///
    /// # Errors
    ///
    /// If one can't be read.
    pub fn read(paths: &[PathBuf]) -> Result<Self, String> {
        let read = |path: &PathBuf| {
            let at_path = |error: String| format!("{}: {error}", path.display());
            let bytes = fs::read(path).map_err(|error| at_path(error.to_string()))?;
            let yaml = path.extension().is_none_or(|ending| ending != "json");
            Original::read(bytes, yaml).map_err(at_path)
        };
        paths.iter().map(read).collect::<Result<_, _>>().map(Self)
    }

    /// Writes the mutant of a seed into a folder. Returns its path and the names of the changes.
    ///
    /// # Errors
    ///
    /// If it can't be written.
    pub fn write(&self, seed: u64, folder: &Path) -> io::Result<(PathBuf, Vec<&'static str>)> {
        let count = u64::try_from(self.0.len()).unwrap_or(1).max(1);
        let number = usize::try_from(seed % count).unwrap_or(0);
        let original = self.0.get(number).ok_or(io::ErrorKind::InvalidInput)?;
        let mutant = mutate(original, seed);
        let path = folder.join(mutant.name);
        fs::write(&path, mutant.bytes)?;
        Ok((path, mutant.steps))
    }
}

/// Replies to the requests on the standard input until it ends. `scratch` is a folder that only this worker uses.
///
/// # Errors
///
/// If a document can't be read, or the parent no longer reads the replies.
pub fn run_worker(scratch: &Path, documents: &[PathBuf]) -> Result<(), String> {
    std::panic::set_hook(Box::new(|info| {
        if let Ok(mut place) = PANIC.lock() {
            // The first is the cause of panics in other threads.
            if place.is_empty() {
                *place = info.to_string().replace('\n', " ");
            }
        }
    }));
    let originals = Originals::read(documents)?;
    for line in io::stdin().lock().lines() {
        let line = line.map_err(|error| error.to_string())?;
        let mut words = line.splitn(3, ' ');
        let command = words.next().unwrap_or_default();
        let argument = words.next().unwrap_or_default();
        let path = match command {
            // A document itself instead of a mutant.
            "file" => PathBuf::from(argument),
            _ => {
                let seed = argument
                    .parse()
                    .map_err(|_| format!("not a seed: {line}"))?;
                let (path, _) = originals
                    .write(seed, scratch)
                    .map_err(|error| error.to_string())?;
                path
            }
        };
        let reply = match (check_in_thread(&path), words.next()) {
            (
                Ok(Checked {
                    files: Some(files),
                    package,
                }),
                folder,
            ) => {
                let rust = files.iter().filter(|file| file.path.ends_with(".rs"));
                let bytes: usize = rust.map(|file| file.text.len()).sum();
                for file in files.iter().filter(|_| folder.is_some()) {
                    let path = Path::new(folder.unwrap_or_default()).join(&file.path);
                    let created = path.parent().map_or(Ok(()), fs::create_dir_all);
                    created
                        .and_then(|()| fs::write(path, &file.text))
                        .map_err(|error| error.to_string())?;
                }
                format!("generated {bytes} {package}")
            }
            (Ok(Checked { files: None, .. }), _) => "refused".to_owned(),
            (Err(why), _) => format!("failed {}", why.replace('\n', " ")),
        };
        let mut out = io::stdout().lock();
        let written = writeln!(out, "{reply}").and_then(|()| out.flush());
        written.map_err(|error| error.to_string())?;
    }
    Ok(())
}

/// Checks a document in a thread with a small stack, and returns a panic as an error.
fn check_in_thread(path: &Path) -> Result<Checked, String> {
    if let Ok(mut place) = PANIC.lock() {
        place.clear();
    }
    let path = path.to_owned();
    let run = move || catch_unwind(AssertUnwindSafe(|| check(&path)));
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(run);
    let thread = thread.map_err(|error| error.to_string())?;
    match thread.join() {
        Ok(Ok(checked)) => checked,
        _ => Err(format!(
            "panic: {}",
            PANIC.lock().map(|place| place.clone()).unwrap_or_default()
        )),
    }
}
