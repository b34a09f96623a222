//! The child process that runs the generator on one mutant after the other. What it is asked and what it
//! answers are lines: `check 17` and `made 52000`. It ends by itself only if a mutant makes it.

use crate::check::{Checked, check};
use crate::mutate::{Original, mutate};
use std::fs;
use std::io::{self, BufRead as _, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// Where the last panic was.
static PANIC: Mutex<String> = Mutex::new(String::new());

/// The stack of a thread of Rust, which is that of every test too. The main thread has four times as much.
const STACK: usize = 2 << 20;

/// The document of each seed is that of the number `seed % originals.len()`.
#[derive(Clone, Debug)]
pub struct Originals(Vec<Original>);

impl Originals {
    /// Reads all documents.
    ///
    /// # Errors
    ///
    /// When one can't be read.
    pub fn read(paths: &[PathBuf]) -> Result<Self, String> {
        let one = |path: &PathBuf| {
            let told = |error: String| format!("{}: {error}", path.display());
            let bytes = fs::read(path).map_err(|error| told(error.to_string()))?;
            let yaml = path.extension().is_none_or(|ending| ending != "json");
            Original::read(bytes, yaml).map_err(told)
        };
        paths.iter().map(one).collect::<Result<_, _>>().map(Self)
    }

    /// Writes the mutant of a seed into a folder; its path, and what was done to the document.
    ///
    /// # Errors
    ///
    /// When it can't be written.
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

/// Answers the standard input until it ends. `scratch` is a folder of its own.
///
/// # Errors
///
/// When a document can't be read, or nobody listens any more.
pub fn work(scratch: &Path, documents: &[PathBuf]) -> Result<(), String> {
    std::panic::set_hook(Box::new(|info| {
        if let Ok(mut place) = PANIC.lock() {
            // The first is the cause of those that follow in other threads.
            if place.is_empty() {
                *place = info.to_string().replace('\n', " ");
            }
        }
    }));
    let originals = Originals::read(documents)?;
    for line in io::stdin().lock().lines() {
        let line = line.map_err(|error| error.to_string())?;
        let mut words = line.splitn(3, ' ');
        let verb = words.next().unwrap_or_default();
        let argument = words.next().unwrap_or_default();
        let path = match verb {
            // A document as it is.
            "file" => PathBuf::from(argument),
            _ => {
                let seed = argument.parse().map_err(|_| format!("no seed: {line}"))?;
                let (path, _) = originals
                    .write(seed, scratch)
                    .map_err(|error| error.to_string())?;
                path
            }
        };
        let answer = match (guarded(&path), words.next()) {
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
                    let made = path.parent().map_or(Ok(()), fs::create_dir_all);
                    made.and_then(|()| fs::write(path, &file.text))
                        .map_err(|error| error.to_string())?;
                }
                format!("made {bytes} {package}")
            }
            (Ok(Checked { files: None, .. }), _) => "refused".to_owned(),
            (Err(why), _) => format!("failed {}", why.replace('\n', " ")),
        };
        let mut out = io::stdout().lock();
        let told = writeln!(out, "{answer}").and_then(|()| out.flush());
        told.map_err(|error| error.to_string())?;
    }
    Ok(())
}

/// Checks a document in a thread, whose stack is small and whose panic is an answer.
fn guarded(path: &Path) -> Result<Checked, String> {
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
