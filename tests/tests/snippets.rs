//! Every file of `snippets` is prose with fences: YAML, and the Rust or the messages that come of it.
//! `tests/README.md` has the rules.

use callwright_codegen::config::Config;
use callwright_tests::{Fence, Run, expect_text, fences, files, item, read, root, run};
use std::path::Path;

#[test]
fn snippets_show_what_is_generated() {
    let snippets = files(&root().join("tests/snippets"), ".md");
    assert!(!snippets.is_empty());
    let mut problems = Vec::new();
    for path in snippets {
        problems.extend(check(&path).err());
    }
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

/// Generates the text of a snippet again, fence by fence, and compares it with the file.
fn check(path: &Path) -> Result<(), String> {
    let text = read(path);
    let mut config = Config::default();
    let mut last: Option<Run> = None;
    let mut written = String::new();
    let mut at = 1;
    for Fence {
        language,
        text: old,
        line,
    } in fences(&text)
    {
        let place = format!("{}:{line}", path.display());
        let prose = text.lines().skip(at - 1).take(line + 1 - at);
        prose.for_each(|line| written.push_str(&format!("{line}\n")));
        at = line + 1 + old.lines().count();
        let new = match language.split_once(' ').unwrap_or((&language, "")) {
            ("toml", _) => {
                config = Config::from_toml(&old).map_err(|error| format!("{place}: {error:?}"))?;
                old
            }
            ("yaml", _) => {
                last = Some(run("api.yaml", &document(&old), &config));
                old
            }
            ("rust", names) => {
                let run = last
                    .as_ref()
                    .ok_or(format!("{place}: there is no YAML before it"))?;
                items(run, names).map_err(|name| {
                    format!(
                        "{place}: there is no `{name}`\n{}{}",
                        run.messages,
                        run.all()
                    )
                })?
            }
            ("text", _) => {
                let run = last
                    .as_ref()
                    .ok_or(format!("{place}: there is no YAML before it"))?;
                format!("{}\n", run.messages.trim_end())
            }
            (other, _) => return Err(format!("{place}: fences of `{other}` are unknown")),
        };
        written.push_str(&new);
    }
    text.lines()
        .skip(at - 1)
        .for_each(|line| written.push_str(&format!("{line}\n")));
    // A snippet without a text fence must have no messages.
    if let Some(run) = &last
        && !run.messages.is_empty()
        && !text.contains("```text")
    {
        return Err(format!(
            "{}: unexpected messages\n{}",
            path.display(),
            run.messages
        ));
    }
    expect_text(path, &written)
}

/// The items of these names, which are separated by commas. An empty line is between items.
fn items<'n>(run: &Run, names: &'n str) -> Result<String, &'n str> {
    let files = run.generated.iter().flat_map(|made| &made.files);
    let texts: Vec<&str> = files.map(|file| file.text.as_str()).collect();
    let mut found = Vec::new();
    for name in names.split(", ") {
        let text = texts.iter().find_map(|text| item(text, name));
        found.push(text.ok_or(name)?);
    }
    Ok(found.join("\n"))
}

/// Completes the YAML of a snippet to a whole document.
fn document(yaml: &str) -> String {
    if yaml.contains("openapi:") {
        return yaml.to_owned();
    }
    let head = "openapi: 3.1.0\ninfo: { title: Snippet, version: '1' }\n";
    if yaml.contains("paths:") || yaml.contains("components:") {
        return format!("{head}{yaml}");
    }
    let schemas: String = yaml.lines().map(|line| format!("    {line}\n")).collect();
    format!("{head}components:\n  schemas:\n{schemas}")
}
