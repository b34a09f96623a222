//! A folder for one test, the binary run in it, and what came of that.

use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::SystemTime;

/// A shop with two tags.
pub const SHOP: &str = r##"
openapi: 3.1.0
info: { title: Shop, version: "1" }
servers: [{ url: "https://shop.example" }]
paths:
  /books:
    get:
      operationId: listBooks
      tags: [books]
      responses:
        "200":
          description: All books.
          content:
            application/json:
              schema: { type: array, items: { $ref: "#/components/schemas/Book" } }
  /orders:
    post:
      operationId: order
      tags: [orders]
      requestBody:
        content:
          application/json:
            schema: { $ref: "#/components/schemas/Book" }
      responses:
        "204": { description: Done. }
components:
  schemas:
    Book:
      type: object
      required: [title]
      properties:
        title: { type: string }
        printed: { type: string, format: date }
"##;

/// A folder of its own for one test, empty at first, below the folder of the build.
pub struct Folder {
    path: PathBuf,
}

impl Folder {
    /// `name` must be that of the test.
    pub fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("cli-{name}"));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self { path }
    }

    /// With [`SHOP`] as `shop.yaml`.
    pub fn with_shop(name: &str) -> Self {
        let folder = Self::new(name);
        folder.write("shop.yaml", SHOP);
        folder
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path.join(path)).unwrap()
    }

    pub fn remove(&self, path: &str) {
        fs::remove_file(self.path.join(path)).unwrap();
    }

    pub fn has(&self, path: &str) -> bool {
        self.path.join(path).exists()
    }

    /// Every file with its text and the time of its last change.
    pub fn files(&self) -> BTreeMap<PathBuf, (Vec<u8>, SystemTime)> {
        let mut files = BTreeMap::new();
        let mut folders = vec![self.path.clone()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let changed = path.metadata().unwrap().modified().unwrap();
                    files.insert(path.clone(), (fs::read(&path).unwrap(), changed));
                }
            }
        }
        files
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_callwright"));
        command.current_dir(&self.path).args(arguments);
        command
    }

    /// Runs the binary here.
    pub fn run(&self, arguments: &[&str]) -> Ran {
        Ran::of(&self.command(arguments).output().unwrap())
    }

    /// Generates `shop.yaml` into `out`, which must go well.
    pub fn generate(&self, more: &[&str]) -> Ran {
        let ran = self.run(&[&["generate", "shop.yaml", "--out", "out"], more].concat());
        assert_eq!(ran.code, 0, "{ran:?}");
        ran
    }
}

/// How a run ended.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Ran {
    pub fn of(output: &Output) -> Self {
        let ran = Self {
            code: output.status.code().unwrap(),
            stdout: String::from_utf8(output.stdout.clone()).unwrap(),
            stderr: String::from_utf8(output.stderr.clone()).unwrap(),
        };
        assert!(!ran.stderr.contains("panicked"), "{}", ran.stderr);
        ran
    }

    /// The messages, each of which must be an object on a line of its own.
    pub fn messages(&self) -> Vec<Value> {
        let lines = self.stderr.lines();
        lines
            .map(|line| serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}")))
            .collect()
    }

    /// The code, line and column of each message that has a place.
    pub fn places(&self) -> Vec<(String, u64, u64)> {
        let messages = self.messages();
        let placed = messages.iter().filter(|message| message["line"].is_u64());
        placed
            .map(|message| {
                (
                    message["code"].as_str().unwrap().to_owned(),
                    message["line"].as_u64().unwrap(),
                    message["column"].as_u64().unwrap(),
                )
            })
            .collect()
    }
}
