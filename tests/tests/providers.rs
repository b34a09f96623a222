//! README.md's table of providers is what the profiles say. `CALLWRIGHT_BLESS=1` writes it.

use callwright_codegen::webhook::data::{Profile, Source};
use callwright_tests::{read, root};

const HEAD: &str =
    "| profile | what is verified | what tells events apart | handshake |\n|---|---|---|---|\n";

fn table() -> String {
    let rows = Profile::names().iter().filter_map(|name| {
        let profile = Profile::named(name)?;
        let verify = match &profile.verify {
            Some(scheme) => scheme.to_string(),
            None => "nothing that is always the same: say it yourself".to_owned(),
        };
        let words = |sources: &[Source]| match sources {
            [] => "its URL".to_owned(),
            sources => {
                let words: Vec<String> = sources.iter().map(Source::to_string).collect();
                words.join(", then ")
            }
        };
        let mut shakes: Vec<String> = Vec::new();
        for handshake in &profile.handshakes {
            let reply = handshake.reply.to_string();
            if !shakes.contains(&reply) {
                shakes.push(reply);
            }
        }
        if shakes.is_empty() {
            shakes.push("none".to_owned());
        }
        Some(format!(
            "| `{name}` | {verify} | {} | {} |\n",
            words(&profile.route),
            shakes.join("; ")
        ))
    });
    let rows: String = rows.map(|row| escape(&row)).collect();
    HEAD.to_owned() + &rows
}

/// A bar inside of a cell would end it.
fn escape(row: &str) -> String {
    let cells: Vec<&str> = row.trim_end().trim_matches('|').split(" | ").collect();
    let cells: Vec<String> = cells
        .iter()
        .map(|cell| cell.trim().replace('|', "\\|"))
        .collect();
    format!("| {} |\n", cells.join(" | "))
}

#[test]
fn the_table_is_what_the_profiles_say() {
    let path = root().join("README.md");
    let readme = read(&path);
    let found = readme.find(HEAD).map(|start| {
        let rest = &readme[start..];
        let end = rest.find("\n\n").map_or(rest.len(), |end| end + 1);
        (start, start + end)
    });
    let (start, end) = found.unwrap_or_else(|| panic!("README.md has no table of providers"));
    let table = table();
    assert!(table.lines().count() > 45, "only some profiles are there");
    if std::env::var_os("CALLWRIGHT_BLESS").is_some() {
        let text = format!("{}{table}{}", &readme[..start], &readme[end..]);
        std::fs::write(&path, text).unwrap_or_else(|error| panic!("README.md: {error}"));
        return;
    }
    assert_eq!(&readme[start..end], table, "CALLWRIGHT_BLESS=1 writes it");
}
