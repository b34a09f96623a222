//! How it ends: 0 where it was taken, 1 where it wasn't or couldn't be sent, 2 where the command line is wrong.

use super::receiver::{SECRET, run, trigger};
use super::requests::hooks;
use crate::support::{Folder, Ran};
use serde_json::{Value, json};

const TAKEN: &str = "HTTP/1.1 202 Accepted\r\ncontent-type: text/plain\r\ndate: Thu, 01 Jan 1970 00:00:00 GMT\r\n\
                     x-request-id: 7\u{9b}2Jf\r\ncontent-length: 6\r\n\r\nTa\x1b[2Jk";

fn github<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [
        &["hooks.yaml", "issues-opened", "--profile", "github"],
        more,
    ]
    .concat()
}

#[test]
fn the_answer_is_shown_without_what_every_answer_has() {
    let folder = hooks("the_answer_is_shown");
    let arguments = github(&["--secret", "ENV:HOOK_SECRET"]);
    let (ran, _) = trigger(&folder, &arguments, &[SECRET], TAKEN);
    assert_eq!((ran.code, &*ran.stderr), (0, ""), "{ran:?}");
    let (head, answer) = ran.stdout.split_once("\n\n").unwrap();
    assert!(
        head.contains("/hooks: issues.opened by github, msg_"),
        "{head}"
    );
    // Nothing in it moves a cursor.
    let expected =
        "202 Accepted\ncontent-type: text/plain\nx-request-id: 7\u{fffd}2Jf\n\nTa\u{fffd}[2J\n";
    assert_eq!(answer, expected);

    let arguments = [&arguments[..], &["--message-format", "json"]].concat();
    let (ran, _) = trigger(&folder, &arguments, &[SECRET], TAKEN);
    let said: Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(said["delivery"]["value"], "issues.opened");
    assert_eq!(
        said["answer"],
        json!({
            "status": 202,
            "headers": { "content-type": "text/plain", "x-request-id": "7\u{9b}2Jf" },
            "body": "Ta\u{1b}[2J",
            "cut": false,
        })
    );
}

#[test]
fn what_is_no_success_is_a_failure() {
    let folder = hooks("no_success");
    for (status, shown) in [
        ("400 Bad Request", "400 Bad Request"),
        (
            "307 Temporary Redirect\r\nlocation: http://127.0.0.1:1/",
            "307 Temporary Redirect\nlocation: http://127.0.0.1:1/",
        ),
        ("500 Internal Server Error", "500 Internal Server Error"),
    ] {
        let answer = format!("HTTP/1.1 {status}\r\ncontent-length: 0\r\n\r\n");
        let arguments = github(&["--secret", "ENV:HOOK_SECRET", "--message-format", "human"]);
        let (ran, _) = trigger(&folder, &arguments, &[SECRET], &answer);
        assert_eq!(ran.code, 1, "{ran:?}");
        assert!(ran.stdout.ends_with(&format!("\n\n{shown}\n")), "{ran:?}");
        assert!(ran.stderr.starts_with("error[not-taken]: "), "{ran:?}");
    }
}

#[test]
fn nobody_there_is_a_failure() {
    let folder = hooks("nobody_there");
    // A port that was free a moment ago.
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let to = format!("http://{}/hooks", listener.local_addr().unwrap());
    drop(listener);
    let ran = run(
        &folder,
        &github(&["--secret", "ENV:HOOK_SECRET"]),
        &to,
        &[SECRET],
    );
    assert_eq!((ran.code, &*ran.stdout), (1, ""), "{ran:?}");
    assert!(ran.stderr.starts_with("error[not-sent]: "), "{ran:?}");
}

/// Runs it, and nothing may arrive.
#[track_caller]
fn unsent(folder: &Folder, arguments: &[&str], variables: &[(&str, &str)]) -> Ran {
    let (ran, request) = trigger(folder, arguments, variables, TAKEN);
    assert!(request.is_none(), "{request:?}");
    assert_eq!(ran.stdout, "");
    ran
}

#[test]
fn a_secret_on_the_command_line_is_refused_and_not_repeated() {
    let folder = hooks("a_secret_on_the_command_line");
    for bare in [
        "hunter2",
        "secret=hunter2",
        "env:hunter2",
        "-hunter2",
        "ENV:hunter2=",
    ] {
        let ran = unsent(&folder, &github(&["--secret", bare]), &[]);
        assert_eq!(ran.code, 2, "{ran:?}");
        assert!(ran.stderr.starts_with("error[bare-secret]: "), "{ran:?}");
        assert!(!ran.stderr.contains("hunter2"), "{ran:?}");
    }
    // A secret in the place of a variable's name isn't repeated either.
    let ran = unsent(&folder, &github(&["--secret", "ENV:hunter2"]), &[]);
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(!ran.stderr.contains("hunter2"), "{ran:?}");
}

#[test]
fn missing_options_are_reported() {
    let folder = hooks("what_the_command_line_lacks");
    for (arguments, code, part) in [
        (
            github(&[]),
            "bad-secret",
            "`github` takes `--secret ENV:VARIABLE`",
        ),
        (
            github(&["--secret", "ENV:NOT_SET"]),
            "missing-secret",
            "NOT_SET",
        ),
        (
            github(&["--secret", "token=ENV:HOOK_SECRET"]),
            "unknown-secret",
            "`github` takes",
        ),
        (github(&["--secret", "ENV:EMPTY"]), "bad-secret", "is empty"),
        (
            vec!["hooks.yaml", "issues-opened"],
            "no-profile",
            "--profile NAME",
        ),
        (
            vec!["hooks.yaml", "issues-opened", "--profile", "githup"],
            "unknown-profile",
            "did you mean `github`?",
        ),
        (
            vec!["hooks.yaml", "issues-open", "--profile", "github"],
            "unknown-event",
            "did you mean `issues-opened`",
        ),
        (
            vec!["hooks.yaml", "zzz", "--profile", "github"],
            "unknown-event",
            "`callwright events hooks.yaml` lists them",
        ),
        (
            vec!["hooks.yaml", "ping", "--profile", "paypal"],
            "unsignable",
            "can't be signed",
        ),
        // One of its two ways can be signed, by a secret that isn't given.
        (
            vec!["hooks.yaml", "ping", "--profile", "event-grid"],
            "bad-secret",
            "the secret `secret` isn't given",
        ),
    ] {
        let ran = unsent(&folder, &arguments, &[SECRET, ("EMPTY", " ")]);
        assert_eq!(ran.code, 2, "{arguments:?}: {ran:?}");
        assert!(
            ran.stderr.starts_with(&format!("error[{code}]: ")),
            "{ran:?}"
        );
        assert!(ran.stderr.contains(part), "{ran:?}");
        // No secret helps where nobody can sign.
        assert_eq!(
            ran.stderr.contains("help: "),
            code != "unsignable",
            "{ran:?}"
        );
    }
    let ran = run(
        &folder,
        &github(&["--secret", "ENV:HOOK_SECRET"]),
        "localhost/hooks",
        &[SECRET],
    );
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(ran.stderr.starts_with("error[bad-url]: "), "{ran:?}");
}

#[test]
fn unusable_options_are_reported() {
    let folder = hooks("what_can_not_be_used");
    let signed = ["--secret", "ENV:HOOK_SECRET"];
    folder.write("closed.json", r#"{"type":"closed"}"#);
    folder.write(
        "callwright.toml",
        "[webhooks.envelope]\nschema = \"Pong\"\npayload = \"/data\"\nevents = { \"a.b\" = \"Ping\" }\n",
    );
    folder.write("broken.yaml", "openapi: 3.1.0\ninfo: [1\n");
    for (arguments, code) in [
        (github(&["--payload", "none.json"]), "unreadable-payload"),
        (github(&["--config", "callwright.toml"]), "unknown-schema"),
        (
            vec![
                "hooks.yaml",
                "ping",
                "--profile",
                "stripe",
                "--payload",
                "closed.json",
            ],
            "unsendable",
        ),
        (
            vec!["broken.yaml", "ping", "--profile", "github"],
            "invalid-yaml",
        ),
        (
            vec!["none.yaml", "ping", "--profile", "github"],
            "unreadable-file",
        ),
    ] {
        let ran = unsent(&folder, &[&arguments[..], &signed].concat(), &[SECRET]);
        assert_eq!(ran.code, 1, "{ran:?}");
        assert!(
            ran.stderr.starts_with(&format!("error[{code}]: ")),
            "{ran:?}"
        );
    }
}
