//! A file that was read.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::Limits;
use super::language::Language;

/// A file that was read.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Its path: as it was given for the document, absolute for the files that it refers to.
    pub path: PathBuf,
    /// Its name in messages: the path of the document as given, or the path of another file relative to it.
    pub name: String,
    /// Its text, without a byte order mark.
    pub text: String,
    /// Its content.
    pub(super) value: Value,
    /// The language of `text`; `None` for plain text.
    pub(super) language: Option<Language>,
    /// Why the text can't be parsed, if it can't.
    pub(super) broken: Option<String>,
    /// The folder of relative references, with symbolic links resolved.
    pub(super) folder: PathBuf,
}

impl SourceFile {
    /// A file that isn't parsed yet.
    pub(super) fn new(path: PathBuf, name: String, text: String, folder: PathBuf) -> Self {
        Self {
            path,
            name,
            text,
            value: Value::Null,
            language: None,
            broken: None,
            folder,
        }
    }
}

/// Whether a referenced file is JSON or YAML, by its extension. Another file, such as a description in Markdown, is
/// plain text.
pub(super) fn is_parsed(path: &Path) -> bool {
    let Some(extension) = path.extension() else {
        return true;
    };
    [
        "json",
        "yaml",
        "yml",
        "jsonschema",
        "schema",
        "openapi",
        "swagger",
        "oas",
    ]
    .iter()
    .any(|known| extension.eq_ignore_ascii_case(known))
}

/// Reads a file as text. The error is the reason in a few words.
pub(super) fn read(path: &Path, limits: &Limits) -> Result<String, String> {
    let file = fs::File::open(path).map_err(|e| reason(&e))?;
    let size = file.metadata().map_or(0, |m| m.len());
    if size > limits.max_bytes {
        return Err(too_large(limits));
    }
    // The size is only a hint: a pipe has none, and a file may grow while it is read.
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0) + 1);
    let read = file
        .take(limits.max_bytes.saturating_add(1))
        .read_to_end(&mut bytes);
    let read = read.map_err(|e| reason(&e))?;
    if read as u64 > limits.max_bytes {
        return Err(too_large(limits));
    }
    decode(bytes)
}

/// Like [`read`], for a file that a document names. Reading a pipe or a device could block or have effects.
pub(super) fn read_regular(path: &Path, limits: &Limits) -> Result<String, String> {
    let data = fs::metadata(path).map_err(|e| reason(&e))?;
    if data.is_file() || data.is_dir() {
        read(path, limits)
    } else {
        Err("it isn't a regular file".to_owned())
    }
}

/// Decodes UTF-8, with or without a byte order mark.
pub(super) fn decode(bytes: Vec<u8>) -> Result<String, String> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err("it is UTF-16; save it as UTF-8".to_owned());
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(without_mark(text)),
        Err(e) => {
            let good = e.utf8_error().valid_up_to();
            let line = e
                .as_bytes()
                .iter()
                .take(good)
                .filter(|b| **b == b'\n')
                .count()
                + 1;
            Err(format!(
                "it isn't UTF-8: line {line} has a byte that isn't valid UTF-8"
            ))
        }
    }
}

/// The text without a byte order mark.
pub(super) fn without_mark(mut text: String) -> String {
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    text
}

fn too_large(limits: &Limits) -> String {
    format!("it is larger than the limit of {} bytes", limits.max_bytes)
}

/// An I/O error without the error number.
fn reason(error: &std::io::Error) -> String {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::NotFound => "there is no such file".to_owned(),
        ErrorKind::PermissionDenied => "permission to read it is denied".to_owned(),
        ErrorKind::IsADirectory => "it is a folder".to_owned(),
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_skipped_and_other_encodings_are_named() {
        assert_eq!(decode(b"\xEF\xBB\xBFa: 1".to_vec()), Ok("a: 1".to_owned()));
        let utf16 = decode(b"\xFF\xFE{\0}\0".to_vec());
        assert!(utf16.is_err_and(|e| e.contains("UTF-16")));
        let latin1 = decode(b"a: 1\nb: caf\xE9\n".to_vec());
        assert!(latin1.is_err_and(|e| e.contains("line 2")));
    }

    #[test]
    fn a_folder_and_a_missing_file_have_different_messages() {
        let folder = read(Path::new(env!("CARGO_MANIFEST_DIR")), &Limits::default());
        assert_eq!(folder, Err("it is a folder".to_owned()));
        let nothing = read(Path::new("/nowhere/api.yaml"), &Limits::default());
        assert_eq!(nothing, Err("there is no such file".to_owned()));
    }

    #[test]
    #[cfg(unix)]
    fn a_device_is_not_read() {
        let device = read_regular(Path::new("/dev/zero"), &Limits::default());
        assert_eq!(device, Err("it isn't a regular file".to_owned()));
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
        assert!(read_regular(&manifest, &Limits::default()).is_ok());
    }

    #[test]
    fn a_large_file_is_not_read() {
        let limits = Limits {
            max_bytes: 10,
            ..Limits::default()
        };
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
        assert!(read(&manifest, &limits).is_err_and(|e| e.contains("10 bytes")));
    }
}
