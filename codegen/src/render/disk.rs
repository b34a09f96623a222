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

/// Puts a file in its place, whole or not at all: nobody reads half of it, and a run that is broken
/// off leaves the old one.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| plain(&error))?;
    }
    let beside = beside(path);
    let done = fs::write(&beside, bytes).and_then(|()| fs::rename(&beside, path));
    done.map_err(|error| {
        // What is left of it is in nobody's way; that it can't be removed is no second problem.
        let _ = fs::remove_file(&beside);
        plain(&error)
    })
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

/// A name in the same folder that no source file has; the process keeps two runs apart.
fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{}.tmp", std::process::id()))
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
