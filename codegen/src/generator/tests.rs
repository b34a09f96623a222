use super::{Generator, GeneratorOutput, build_script::directives};
use crate::config::Config;
use crate::diag::Severity;
use std::fs;
use std::path::{Path, PathBuf};

const DOCUMENT: &str = r#"
openapi: 3.1.0
info: { title: Bookshop, version: "1" }
paths:
  /books:
    get:
      tags: [books]
      operationId: listBooks
      responses:
        "200":
          description: Books
          content: { application/json: { schema: { $ref: "book.yaml#/Book" } } }
"#;

const BOOK: &str = "Book: { type: object, properties: { title: { type: string } } }\n";

/// A folder of this test's own with these files.
fn folder(test: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("callwright-{}-{test}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    for (name, text) in files {
        fs::write(folder.join(name), text).unwrap();
    }
    folder
}

fn names(files: &[PathBuf]) -> Vec<&str> {
    let names = files.iter().filter_map(|path| path.file_name());
    names.filter_map(|name| name.to_str()).collect()
}

#[test]
fn every_file_that_was_read_is_reported() {
    let folder = folder("read", &[("api.yaml", DOCUMENT), ("book.yaml", BOOK)]);
    let output = Generator::from_path("api.yaml")
        .relative_to(&folder)
        .generate();
    assert_eq!(output.check(), Ok(()));
    assert_eq!(names(&output.files), ["api.yaml", "book.yaml"]);
    let lines = directives(&output);
    let lines: Vec<&str> = lines.lines().collect();
    let document = folder.join("api.yaml");
    assert_eq!(
        lines[0],
        format!("cargo::rerun-if-changed={}", document.display())
    );
    assert!(lines.iter().all(|line| line.starts_with("cargo::")));
    assert_eq!(lines.len(), 2);
}

#[test]
fn an_error_has_its_files_and_its_line() {
    let folder = folder("failure", &[("api.yaml", "openapi: 3.1.0\npaths: [\n")]);
    let output = Generator::from_path("api.yaml")
        .relative_to(&folder)
        .generate();
    assert_eq!(names(&output.files), ["api.yaml"]);
    assert_eq!(output.code, "");
    let error = output.check().unwrap_err();
    assert_eq!(format!("{error}"), format!("{error:?}"));
    let text = error.to_string();
    assert!(text.starts_with("no code could be generated\n\nerror[invalid-yaml]: "));
    assert!(text.contains("\n  --> api.yaml:3:1\n"), "{text}");
    // Errors are what `main` returns, not what cargo is told.
    assert_eq!(directives(&output).lines().count(), 1);
}

#[test]
fn warnings_have_their_place() {
    let folder = folder("warning", &[("api.yaml", DOCUMENT)]);
    let output = Generator::from_path("api.yaml")
        .relative_to(&folder)
        .generate();
    assert_eq!(output.check(), Ok(()));
    let lines = directives(&output);
    let warning = lines.lines().nth(1).unwrap();
    let begin = "cargo::warning=api.yaml:12:52: ";
    assert!(warning.starts_with(begin), "{warning}");
    let message = output.messages().remove(0);
    assert_eq!(message.severity, Severity::Warning);
    assert!(warning.starts_with(&format!("cargo::warning={message}")));
}

#[test]
fn a_document_that_is_not_there() {
    let output = Generator::from_path("no/such.yaml").generate();
    assert_eq!(output.files, [Path::new("no/such.yaml")]);
    assert_eq!(
        output.check().unwrap_err().to_string(),
        "no code could be generated\n\n\
         error[unreadable-file]: no/such.yaml can't be read: there is no such file"
    );
}

#[test]
fn methods_have_the_last_word() {
    let files = [
        ("api.yaml", DOCUMENT),
        ("book.yaml", BOOK),
        (
            "callwright.toml",
            "extra = true\n[formats]\nuuid = \"a::B\"\n",
        ),
    ];
    let folder = folder("config", &files);
    let generator = Generator::from_path("api.yaml").relative_to(&folder);
    let plain = generator.generate().code;
    let from_file = generator.clone().config_file("callwright.toml");
    let output = from_file.generate();
    assert_eq!(
        names(&output.files),
        ["callwright.toml", "api.yaml", "book.yaml"]
    );
    assert_ne!(output.code, plain);
    for both in [
        from_file.clone().extra(false),
        generator
            .clone()
            .extra(false)
            .config_file("callwright.toml"),
        from_file.config(Config::default()),
    ] {
        assert_eq!(both.generate().code, plain);
    }
}

#[test]
fn a_bad_choice_is_an_error_at_its_line() {
    let files = [
        ("api.yaml", DOCUMENT),
        ("c.toml", "name = \"a\"\nextras = true\n"),
    ];
    let folder = folder("choice", &files);
    let generator = Generator::from_path("api.yaml").relative_to(&folder);
    for (generator, expected) in [
        (
            generator.clone().config_file("c.toml"),
            "error[bad-config]: c.toml:2:1: there is no option `extras`\n   = help: did you mean `extra`?",
        ),
        (
            generator.clone().config_file("d.toml"),
            "error[unreadable-config]: d.toml can't be read: ",
        ),
        (
            generator.clone().types([("Book", "not a path")]),
            "error[bad-config]: `types.Book` is `not a path`, which isn't the path of a Rust type",
        ),
    ] {
        let text = generator.generate().check().unwrap_err().to_string();
        let expected = format!("no code could be generated\n\n{expected}");
        assert!(text.starts_with(&expected), "{text}");
    }
}

#[test]
fn every_key_is_a_method() {
    let toml = r#"
        name = "shop"
        share-equal-types = false
        extra = true
        outside-refs = true
        formats = { uuid = "a::B" }
        types = { Book = "c::D" }
        dependencies = { a = "1" }
        webhooks = false
    "#;
    let generator = Generator::from_path("api.yaml")
        .name("shop")
        .share_equal_types(false)
        .extra(true)
        .outside_refs(true)
        .formats([("uuid", "a::B")])
        .types([("Book".to_owned(), "c::D".to_owned())])
        .dependencies([("a", "1")])
        .webhooks(false);
    let config = generator.settings(&mut GeneratorOutput::default()).unwrap();
    assert_eq!(config, Config::from_toml(toml).unwrap());
}

#[cfg(feature = "package")]
#[test]
fn a_crate_is_written_once() {
    let files = [("api.yaml", DOCUMENT), ("book.yaml", BOOK)];
    let folder = folder("crate", &files);
    let generator = Generator::from_path("api.yaml").relative_to(&folder);
    let out = folder.join("out");
    fs::create_dir_all(&out).unwrap();
    fs::write(out.join("Cargo.toml"), "[package]\nname = \"mine\"\n").unwrap();
    let output = generator.emit_to("out").unwrap();
    assert_eq!(names(&output.files), ["api.yaml", "book.yaml"]);
    let manifest = fs::read_to_string(out.join("Cargo.toml")).unwrap();
    assert!(manifest.starts_with("[package]\nname = \"mine\"\nversion = "));
    let lib = fs::metadata(out.join("src/lib.rs"))
        .unwrap()
        .modified()
        .unwrap();
    generator.emit_to("out").unwrap();
    let again = fs::metadata(out.join("src/lib.rs"))
        .unwrap()
        .modified()
        .unwrap();
    assert_eq!(lib, again);

    fs::write(out.join("src/books.rs"), "// mine").unwrap();
    let error = generator.emit_to("out").unwrap_err().to_string();
    assert!(
        error.contains("books.rs: the file is not one that callwright wrote"),
        "{error}"
    );
}

#[cfg(feature = "package")]
#[test]
fn a_crate_is_compared_with_its_document() {
    let files = [("api.yaml", DOCUMENT), ("book.yaml", BOOK)];
    let folder = folder("checked", &files);
    let generator = Generator::from_path("api.yaml").relative_to(&folder);
    let error = generator.check("out").unwrap_err().to_string();
    assert!(
        error.starts_with("out is not up to date with api.yaml; generate it again:\n"),
        "{error}"
    );
    assert!(!folder.join("out").exists(), "something was written");
    generator.emit_to("out").unwrap();
    generator.check("out").unwrap();

    let books = folder.join("out/src/books.rs");
    let text = fs::read_to_string(&books).unwrap();
    fs::write(&books, text.replace("pub fn", "fn")).unwrap();
    fs::remove_file(folder.join("out/src/lib.rs")).unwrap();
    let error = generator.check("out").unwrap_err().to_string();
    let files: Vec<&str> = error.lines().skip(1).collect();
    assert_eq!(files, ["  src/books.rs differs", "  src/lib.rs is missing"]);
}
