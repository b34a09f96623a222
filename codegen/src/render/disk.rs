//! Reading, writing and removing one file.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// The bytes of a file, or nothing if there is no such file.
pub(super) fn read(path: &Path) -> Result<Option<Vec<u8>>, String> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(plain(&error)),
    }
}

/// A file that is written beside its place. Unless it is put there, it is removed again, and the
/// folders that were made for it.
pub(super) struct Staged<'p> {
    path: &'p Path,
    beside: PathBuf,
    folders: Vec<PathBuf>,
    placed: bool,
}

impl<'p> Staged<'p> {
    /// Writes it beside its place.
    pub(super) fn write(path: &'p Path, bytes: &[u8]) -> Result<Self, String> {
        let mut staged = Self {
            path,
            beside: beside(path),
            folders: Vec::new(),
            placed: false,
        };
        let missing = path.ancestors().skip(1);
        let missing: Vec<&Path> = missing.take_while(|folder| !folder.exists()).collect();
        for folder in missing
            .into_iter()
            .rev()
            .filter(|f| !f.as_os_str().is_empty())
        {
            fs::create_dir(folder).map_err(|error| plain(&error))?;
            staged.folders.push(folder.to_owned());
        }
        let written = fs::write(&staged.beside, bytes);
        written.map_err(|error| plain(&error))?;
        Ok(staged)
    }

    /// Puts it in its place, whole: nobody reads half of it.
    pub(super) fn place(mut self) -> Result<(), String> {
        let placed = fs::rename(&self.beside, self.path);
        self.placed = placed.is_ok();
        placed.map_err(|error| plain(&error))
    }
}

impl Drop for Staged<'_> {
    fn drop(&mut self) {
        if !self.placed {
            // A file or a folder that can't be removed does no harm; the error that led here is reported.
            let _ = fs::remove_file(&self.beside);
            for folder in self.folders.iter().rev() {
                let _ = fs::remove_dir(folder);
            }
        }
    }
}

/// Removes a file, and the folders around it that are empty then, up to `top`.
pub(super) fn remove(top: &Path, path: &Path) -> Result<(), String> {
    match fs::remove_file(path) {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(plain(&error)),
    }
    let around = path.ancestors().skip(1).take_while(|folder| *folder != top);
    for folder in around {
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
    Ok(())
}

/// Whether a path below `top` is a symbolic link, or leads through one: then it may lead out.
pub(super) fn is_linked(top: &Path, path: &Path) -> bool {
    let mut below = path.ancestors().take_while(|part| *part != top);
    below.any(Path::is_symlink)
}

/// A name in the same folder that no source file has; the process keeps two runs apart.
fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{}.tmp", std::process::id()))
}

/// Removes what a run that was killed left beside these files.
pub(super) fn remove_left<'p>(paths: impl Iterator<Item = &'p Path>) {
    let mut folders: Vec<&Path> = paths.filter_map(Path::parent).collect();
    folders.sort_unstable();
    folders.dedup();
    for folder in folders {
        // A folder that can't be read has nothing of ours, or writing to it will say why.
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        for entry in entries {
            let name = entry.file_name();
            let process = name.to_str().and_then(process);
            if process.is_some_and(|process| !is_running(process, &entry.path())) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

/// The process of a name that [`beside`] makes.
fn process(name: &str) -> Option<u32> {
    let name = name.strip_prefix('.')?.strip_suffix(".tmp")?;
    let (file, process) = name.rsplit_once('.')?;
    let ours = [".rs", ".md", ".toml"]
        .iter()
        .any(|end| file.ends_with(end))
        || file == ".callwright";
    process.parse().ok().filter(|_| ours)
}

/// Whether a run may still be writing a file.
fn is_running(process: u32, path: &Path) -> bool {
    if process == std::process::id() {
        return false;
    }
    if cfg!(target_os = "linux") {
        return Path::new("/proc").join(process.to_string()).exists();
    }
    // Where nobody can be asked, a run is over after ten minutes.
    let changed = fs::symlink_metadata(path).and_then(|data| data.modified());
    let age = changed.ok().and_then(|changed| changed.elapsed().ok());
    age.is_none_or(|age| age.as_secs() < 600)
}

/// The words of an I/O error without the operating system's number.
fn plain(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::PermissionDenied => "permission is denied".to_owned(),
        ErrorKind::IsADirectory => "a folder stands where a file should".to_owned(),
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => {
            "a file stands where a folder should".to_owned()
        }
        ErrorKind::StorageFull => "the disk is full".to_owned(),
        _ => error.to_string(),
    }
}
