//! The guide's table of providers and the table of duplicates in the docs of `Profile` match the profiles.
//! `CALLWRIGHT_BLESS=1` writes them.

use callwright_tests::{read, root};
use callwright_webhook_core::{Profile, Source};

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
        let mut route = words(&profile.route);
        if !profile.route_else.is_empty() {
            route = format!("{route}, else {}", words(&profile.route_else));
        }
        let mut replies: Vec<String> = Vec::new();
        for handshake in &profile.handshakes {
            let reply = handshake.reply.to_string();
            if !replies.contains(&reply) {
                replies.push(reply);
            }
        }
        if replies.is_empty() {
            replies.push("none".to_owned());
        }
        Some(format!(
            "| `{name}` | {verify} | {route} | {} |\n",
            replies.join("; ")
        ))
    });
    let rows: String = rows.map(|row| escape(&row)).collect();
    HEAD.to_owned() + &rows
}

/// Escapes bars within cells, which would end them.
fn escape(row: &str) -> String {
    let cells: Vec<&str> = row.trim_end().trim_matches('|').split(" | ").collect();
    let cells: Vec<String> = cells
        .iter()
        .map(|cell| cell.trim().replace('|', "\\|"))
        .collect();
    format!("| {} |\n", cells.join(" | "))
}

#[test]
fn the_table_matches_the_profiles() {
    let path = root().join("runtime/src/guide/providers.md");
    let page = read(&path);
    let range = page.find(HEAD).map(|start| {
        let rest = &page[start..];
        let end = rest.find("\n\n").map_or(rest.len(), |end| end + 1);
        (start, start + end)
    });
    let (start, end) = range.unwrap_or_else(|| panic!("the guide has no table of providers"));
    let table = table();
    assert!(table.lines().count() > 45, "only some profiles are there");
    if std::env::var_os("CALLWRIGHT_BLESS").is_some() {
        let text = format!("{}{table}{}", &page[..start], &page[end..]);
        std::fs::write(&path, text).unwrap_or_else(|error| panic!("providers.md: {error}"));
        return;
    }
    assert_eq!(&page[start..end], table, "CALLWRIGHT_BLESS=1 writes it");
}

/// The docs of [`Profile::duplicates`] have a row for each profile.
#[test]
fn the_docs_list_the_ids_of_every_profile() {
    let path = root().join("runtime/webhook-core/src/profile/duplicates.md");
    let mut text = "| profile | ids |\n|---|---|\n".to_owned();
    for name in Profile::names() {
        let ids = Profile::named(name).and_then(|profile| profile.duplicates);
        let ids = ids
            .unwrap_or_default()
            .replace('|', "\\|")
            .replace('_', "\\_");
        text.push_str(&format!("| `{name}` | {ids} |\n"));
    }
    if std::env::var_os("CALLWRIGHT_BLESS").is_some() {
        std::fs::write(&path, text).unwrap_or_else(|error| panic!("duplicates.md: {error}"));
        return;
    }
    assert_eq!(read(&path), text, "CALLWRIGHT_BLESS=1 writes it");
}
