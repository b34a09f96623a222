//! The arrows: a phase imports what stands to its left, `diag` and `config`, and nothing else of this
//! crate; crates that belong to some phases stay there.

use super::{Source, none, sources};
use proc_macro2::{TokenStream, TokenTree};

const ORDER: &[&str] = &[
    "source", "dialect", "lower", "ir", "analyze", "names", "plan", "emit", "render",
];

/// What a phase must not import although it stands to its left.
const HIDDEN: &[(&str, &[&str])] = &[
    ("ir", &["source", "dialect", "lower"]),
    ("analyze", &["source", "dialect", "lower"]),
    ("names", &["source", "dialect", "lower"]),
    ("plan", &["source", "dialect", "lower"]),
    (
        "emit",
        &[
            "source", "dialect", "lower", "ir", "analyze", "config", "diag",
        ],
    ),
    (
        "render",
        &[
            "source", "dialect", "lower", "ir", "analyze", "names", "emit",
        ],
    ),
    ("diag", ORDER),
    ("config", ORDER),
];

/// Crates, and the only phases that know them.
const CRATES: &[(&str, &[&str])] = &[
    ("openapiv3", &["dialect", "lower"]),
    // `render` for the trait by which a node of syn becomes tokens again.
    ("quote", &["emit", "render"]),
    ("proc_macro2", &["emit", "render"]),
    ("prettyplease", &["render"]),
    // A path that a user gives for a type is checked where it is read.
    ("syn", &["config", "emit", "render"]),
    ("serde_yaml", &["source"]),
    ("heck", &["names"]),
    ("clap", &["bin"]),
    ("ureq", &["bin"]),
    ("http", &["bin"]),
    ("bytes", &["bin"]),
    ("ring", &[]),
    ("base64", &[]),
    ("callwright_webhook_core", &["analyze", "bin"]),
    ("toml_edit", &["cargo_toml"]),
];

/// What phases use of `callwright_webhook_core`: data, which it holds without any feature.
const PROFILES: &[&str] = &["Profile", "ProfileError", "Source"];

#[test]
fn phases_import_from_their_left() {
    let mut problems = Vec::new();
    let mut seen = 0;
    for Source { path, text } in sources("codegen/src") {
        let Some((phase, depth)) = phase(&path) else {
            continue;
        };
        let roots = roots(&path, &text);
        for other in roots.within {
            seen += 1;
            if !allowed(&phase, &other) {
                problems.push(format!(
                    "{path}: `{phase}` must not import `crate::{other}`"
                ));
            }
        }
        if roots.ups > depth {
            problems.push(format!(
                "{path}: `super` leads out of `{phase}`; write `crate::`"
            ));
        }
        // A phase reads what providers do. It signs nothing, or a build script would build cryptography.
        let signs = |name: &String| !PROFILES.contains(&name.as_str());
        if ORDER.contains(&phase.as_str()) && roots.providers.iter().any(signs) {
            problems.push(format!(
                "{path}: `{phase}` must use only profiles of `callwright_webhook_core`"
            ));
        }
    }
    none(&problems);
    assert!(seen > 100, "only {seen} imports were found");
}

#[test]
fn crates_stay_where_they_belong() {
    let mut problems = Vec::new();
    for Source { path, text } in sources("codegen/src") {
        let Some((phase, _)) = phase(&path) else {
            continue;
        };
        let outside = roots(&path, &text).outside;
        for (name, phases) in CRATES {
            if outside.iter().any(|found| found == name) && !phases.contains(&phase.as_str()) {
                problems.push(format!("{path}: `{phase}` must not know `{name}`"));
            }
        }
    }
    none(&problems);
}

/// What a provider is stands below the runtime and the generator: it uses neither. Its profiles use only each other, so that
/// they build without cryptography.
#[test]
fn the_webhook_core_stands_below() {
    let mut problems = Vec::new();
    let mut seen = 0;
    for Source { path, text } in sources("runtime/webhook-core/src") {
        let roots = roots(&path, &text);
        seen += roots.within.len();
        for name in roots
            .outside
            .iter()
            .filter(|name| name.starts_with("callwright"))
        {
            problems.push(format!("{path}: the core must not use `{name}`"));
        }
        let profiles = path.starts_with("runtime/webhook-core/src/profile/");
        for name in roots.within.iter().filter(|_| profiles) {
            if !matches!(name.as_str(), "profile" | "template") {
                problems.push(format!(
                    "{path}: profiles are data and must not use `crate::{name}`"
                ));
            }
        }
    }
    none(&problems);
    assert!(seen > 100, "only {seen} imports were found");
}

/// The macro turns arguments into choices and messages into errors; it knows no phase.
#[test]
fn the_macro_only_calls_the_engine() {
    let mut problems = Vec::new();
    let mut seen = 0;
    for Source { path, text } in sources("macros/src") {
        for name in roots(&path, &text).engine {
            seen += 1;
            if !matches!(name.as_str(), "Generator" | "config" | "diag" | "generator") {
                problems.push(format!("{path}: the macro must not know `{name}`"));
            }
        }
    }
    none(&problems);
    assert!(seen > 3, "only {seen} imports were found");
}

fn allowed(phase: &str, other: &str) -> bool {
    let place = |name: &str| ORDER.iter().position(|phase| *phase == name);
    // Those who call the engine stand behind all of it.
    if matches!(phase, "bin" | "generator") || phase == other {
        return true;
    }
    let hidden = HIDDEN.iter().find(|(name, _)| *name == phase);
    if hidden.is_some_and(|(_, hidden)| hidden.contains(&other)) {
        return false;
    }
    match (place(phase), place(other)) {
        // The model is what `lower` makes; it stands to the right because nothing in it knows how.
        (Some(_), Some(_)) if phase == "lower" && other == "ir" => true,
        (Some(here), Some(there)) => there < here,
        // Every phase may use `diag` and `config`.
        (_, None) => matches!(other, "diag" | "config"),
        (None, Some(_)) => false,
    }
}

/// The phase that a file belongs to, and how many `super`s lead from it to the phase's own module;
/// `None` for those that stand apart.
fn phase(path: &str) -> Option<(String, usize)> {
    let inner = path.strip_prefix("codegen/src/")?;
    let parts: Vec<&str> = inner.split('/').collect();
    match parts.as_slice() {
        ["lib.rs" | "pipeline.rs"] | ["pipeline", ..] => None,
        [phase, .., last] => {
            let depth = parts.len() - 1 - usize::from(*last == "mod.rs");
            Some(((*phase).to_owned(), depth))
        }
        _ => Some((inner.trim_end_matches(".rs").to_owned(), 0)),
    }
}

/// Where paths in a file begin.
#[derive(Default)]
struct Roots {
    /// What follows `crate::`.
    within: Vec<String>,
    /// What follows `callwright_webhook_core::`.
    providers: Vec<String>,
    /// What stands before the first `::` of other paths: crates, among others.
    outside: Vec<String>,
    /// What follows `callwright_codegen::`.
    engine: Vec<String>,
    /// The longest chain of `super`s, the modules within the file apart.
    ups: usize,
}

fn roots(path: &str, text: &str) -> Roots {
    let tokens: Result<TokenStream, _> = text.parse();
    // A source that is no Rust fails more than this test.
    let tokens = tokens.unwrap_or_else(|error| panic!("{path}: {error}"));
    let mut roots = Roots::default();
    scan(tokens, 0, &mut roots);
    roots
}

fn scan(tokens: TokenStream, inner: usize, roots: &mut Roots) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let word = |at: usize| match tokens.get(at) {
        Some(TokenTree::Ident(ident)) => Some(ident.to_string()),
        _ => None,
    };
    let colons = |at: usize| {
        let colon = |at| matches!(tokens.get(at), Some(TokenTree::Punct(p)) if p.as_char() == ':');
        colon(at) && colon(at + 1)
    };
    for at in 0..tokens.len() {
        if let Some(TokenTree::Group(group)) = tokens.get(at) {
            // What a template holds is somebody else's code.
            if at >= 2 && word(at - 2).is_some_and(|word| word == "quote") {
                continue;
            }
            // `mod name { ... }`: a `super` more leads out of it.
            let module = at >= 2 && word(at - 2).is_some_and(|word| word == "mod");
            scan(group.stream(), inner + usize::from(module), roots);
        }
        let Some(first) = word(at).filter(|_| colons(at + 1)) else {
            continue;
        };
        if at >= 2 && colons(at - 2) {
            continue;
        }
        let follow = |found: &mut Vec<String>, steps: usize| match tokens.get(at + 3 * steps) {
            Some(TokenTree::Ident(ident)) => found.push(ident.to_string()),
            Some(TokenTree::Group(group)) => firsts(group.stream(), found),
            _ => {}
        };
        match first.as_str() {
            "crate" => follow(&mut roots.within, 1),
            "callwright_codegen" => follow(&mut roots.engine, 1),
            "super" => {
                let mut ups = 1;
                while word(at + ups * 3).is_some_and(|word| word == "super") {
                    ups += 1;
                }
                roots.ups = roots.ups.max(ups.saturating_sub(inner));
            }
            "use" | "self" => {}
            _ => {
                if first == "callwright_webhook_core" {
                    follow(&mut roots.providers, 1);
                }
                roots.outside.push(first);
            }
        }
    }
    // `use a::b` and `use {a, b}` both name their crates after `use`.
    for at in 0..tokens.len() {
        if word(at).is_some_and(|word| word == "use")
            && let Some(TokenTree::Group(group)) = tokens.get(at + 1)
        {
            firsts(group.stream(), &mut roots.outside);
        }
    }
}

/// The first words of a list of imports: `a::b, c` gives `a` and `c`.
fn firsts(list: TokenStream, found: &mut Vec<String>) {
    let mut begins = true;
    for token in list {
        match token {
            TokenTree::Ident(ident) if begins => {
                found.push(ident.to_string());
                begins = false;
            }
            TokenTree::Punct(punct) if punct.as_char() == ',' => begins = true,
            _ => begins = false,
        }
    }
}

/// What the test is made of can tell right from wrong.
#[test]
fn arrows_are_seen() {
    let text = "use callwright_webhook_core::{Profile, mac::sign}; pub(in crate::lower) fn g() { callwright_webhook_core::Signer::new() } use crate::{emit::x, plan}; use super::super::y; fn f() { crate::ir::T; openapiv3::S; quote! { crate::lower::no } } mod t { use super::z; }";
    let roots = roots("test", text);
    assert_eq!(roots.within, ["lower", "emit", "plan", "ir"]);
    assert_eq!(roots.providers, ["Profile", "mac", "Signer"]);
    assert_eq!(roots.ups, 2);
    assert!(roots.outside.contains(&"openapiv3".to_owned()));
    assert!(allowed("lower", "ir") && allowed("plan", "names") && allowed("ir", "diag"));
    assert!(allowed("generator", "plan") && !allowed("plan", "generator"));
    assert!(!allowed("ir", "lower") && !allowed("names", "plan") && !allowed("emit", "ir"));
    assert_eq!(
        phase("codegen/src/plan/items/client.rs"),
        Some(("plan".to_owned(), 2))
    );
    assert_eq!(
        phase("codegen/src/plan/mod.rs"),
        Some(("plan".to_owned(), 0))
    );
}
