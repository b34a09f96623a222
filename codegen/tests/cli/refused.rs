//! Documents that can't be used: exit 1, the place, and nothing written.

use crate::support::{Folder, Ran};

fn refused(name: &str, file: &str, text: impl AsRef<[u8]>) -> Ran {
    let folder = Folder::new(name);
    folder.write(file, text);
    for command in [
        &["inspect", file, "--format", "json"][..],
        &["generate", file, "--out", "out", "--message-format", "json"],
    ] {
        let ran = folder.run(command);
        assert_eq!((ran.code, ran.stdout.as_str()), (1, ""), "{ran:?}");
        ran.messages();
    }
    assert!(!folder.has("out"));
    folder.run(&["generate", file, "--out", "out", "--message-format", "json"])
}

#[test]
fn versions_that_are_not_read() {
    for (name, text, line) in [
        ("swagger", "swagger: '2.0'\ninfo: {}\n", 1),
        ("later", "# New.\nopenapi: 3.2.0\ninfo: {}\n", 2),
    ] {
        let ran = refused(name, "api.yaml", text);
        let places = ran.places();
        assert_eq!(places, [("unsupported-version".to_owned(), line, 1)]);
    }
}

#[test]
fn files_that_do_not_parse() {
    let json = "{\n  \"openapi\": \"3.0.0\"\n  \"info\": {}\n}\n";
    let ran = refused("broken_json", "api.json", json);
    assert_eq!(ran.places(), [("invalid-json".to_owned(), 3, 3)]);

    let ran = refused("broken_yaml", "api.yaml", "openapi: 3.1.0\ninfo: [1\n");
    let places = ran.places();
    assert_eq!(places[0].0, "invalid-yaml");
    assert!(places[0].1 >= 2, "{places:?}");
}

#[test]
fn files_that_are_no_documents() {
    for (name, text) in [
        ("empty", &b""[..]),
        ("list", b"- 1\n"),
        ("other", b"asyncapi: 2.6.0\n"),
        ("utf16", b"\xFF\xFEo\0p\0"),
        ("latin1", b"openapi: 3.0.0\ninfo: {title: caf\xE9}\n"),
    ] {
        let ran = refused(name, "api.yaml", text);
        let messages = ran.messages();
        assert_eq!(messages[0]["severity"], "error", "{messages:?}");
    }
}

#[test]
fn files_that_are_not_there() {
    let folder = Folder::new("not_there");
    folder.write("folder/x", "");
    for (path, reason) in [
        ("nothing.yaml", "there is no such file"),
        ("folder", "it is a folder"),
    ] {
        let ran = folder.run(&["generate", path, "--out", "out"]);
        assert_eq!(ran.code, 1);
        assert!(ran.stderr.contains(reason), "{}", ran.stderr);
        assert!(!folder.has("out"));
    }
}

#[test]
fn depth_is_an_error_and_no_crash() {
    let deep = format!("{{\"openapi\":\"3.0.0\",\"x\":{}", "[".repeat(200_000));
    refused("deep_json", "api.json", deep);
    refused(
        "deep_yaml",
        "api.yaml",
        format!("openapi: 3.0.0\nx: {}", "[".repeat(200_000)),
    );
}

#[test]
fn the_line_of_a_broken_file_is_shown() {
    let folder = Folder::new("the_line_is_shown");
    folder.write(
        "api.json",
        "{\n  \"openapi\": \"3.0.0\"\n  \"info\": {}\n}\n",
    );
    let ran = folder.run(&["generate", "api.json", "--out", "out"]);
    assert_eq!(
        ran.stderr,
        "error[invalid-json]: the file is not valid JSON: expected `,` or `}`\n  \
         --> api.json:3:3\n   |\n 3 |   \"info\": {}\n   |   ^^^^^^\n\n1 error\n\
         error[unusable-document]: api.json can't be used; nothing was written\n"
    );
}
