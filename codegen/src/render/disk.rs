//! Reading, writing and removing one file.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// The bytes of a file; `None` if there is no such file.
pub(super) fn read(path: &Path) -> Result<Option<Vec<u8>>, String> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(reason(&error)),
    }
}

/// A file that was written under a temporary name next to its place. Unless it is moved there, it is removed, with the
/// folders that were made for it.
pub(super) struct StagedFile<'p> {
    path: &'p Path,
    temporary: PathBuf,
    folders: Vec<PathBuf>,
    placed: bool,
}

impl<'p> StagedFile<'p> {
    /// Writes the file under its temporary name.
    pub(super) fn write(path: &'p Path, bytes: &[u8]) -> Result<Self, String> {
        let mut staged = Self {
            path,
            temporary: temporary(path),
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
            fs::create_dir(folder).map_err(|error| reason(&error))?;
            staged.folders.push(folder.to_owned());
        }
        let written = fs::write(&staged.temporary, bytes);
        written.map_err(|error| reason(&error))?;
        Ok(staged)
    }

    /// Moves the file to its place, so that no program reads half of it.
    pub(super) fn place(mut self) -> Result<(), String> {
        let placed = fs::rename(&self.temporary, self.path);
        self.placed = placed.is_ok();
        placed.map_err(|error| reason(&error))
    }
}

impl Drop for StagedFile<'_> {
    fn drop(&mut self) {
        if !self.placed {
            // The error that led here is reported; a file that can't be removed does no harm.
            let _ = fs::remove_file(&self.temporary);
            for folder in self.folders.iter().rev() {
                let _ = fs::remove_dir(folder);
            }
        }
    }
}

/// Removes a file, and the folders up to `top` that become empty.
pub(super) fn remove(top: &Path, path: &Path) -> Result<(), String> {
    match fs::remove_file(path) {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(reason(&error)),
    }
    let folders = path.ancestors().skip(1).take_while(|folder| *folder != top);
    for folder in folders {
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
    Ok(())
}

/// Whether a path below `top` is a symbolic link or behind one, and so may be outside.
pub(super) fn is_linked(top: &Path, path: &Path) -> bool {
    let mut below = path.ancestors().take_while(|part| *part != top);
    below.any(Path::is_symlink)
}

/// The temporary name of a file, in the same folder. It contains the process id, so that two runs don't collide.
fn temporary(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{}.tmp", std::process::id()))
}

/// Removes temporary files of runs that were killed.
pub(super) fn remove_abandoned<'p>(paths: impl Iterator<Item = &'p Path>) {
    let mut folders: Vec<&Path> = paths.filter_map(Path::parent).collect();
    folders.sort_unstable();
    folders.dedup();
    for folder in folders {
        // If the folder can't be read, writing to it reports the error.
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

/// The process id in a temporary name.
fn process(name: &str) -> Option<u32> {
    let name = name.strip_prefix('.')?.strip_suffix(".tmp")?;
    let (file, process) = name.rsplit_once('.')?;
    let ours = [".rs", ".md", ".toml"]
        .iter()
        .any(|end| file.ends_with(end))
        || file == ".callwright";
    process.parse().ok().filter(|_| ours)
}

/// Whether the run that writes a temporary file may still be running.
fn is_running(process: u32, path: &Path) -> bool {
    if process == std::process::id() {
        return false;
    }
    if cfg!(target_os = "linux") {
        return Path::new("/proc").join(process.to_string()).exists();
    }
    // On other systems, a run is over after ten minutes.
    let changed = fs::symlink_metadata(path).and_then(|data| data.modified());
    let age = changed.ok().and_then(|changed| changed.elapsed().ok());
    age.is_none_or(|age| age.as_secs() < 600)
}

/// An I/O error without the error number.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::PermissionDenied => "permission is denied".to_owned(),
        ErrorKind::IsADirectory => "there is a folder in place of the file".to_owned(),
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => {
            "there is a file in place of the folder".to_owned()
        }
        ErrorKind::StorageFull => "the disk is full".to_owned(),
        _ => error.to_string(),
    }
}
