//! A phase imports only phases to its left, `diag` and `config`. External crates are used only by the
//! phases that they belong to.

use super::{Source, assert_none, sources};
use proc_macro2::{TokenStream, TokenTree};

const ORDER: &[&str] = &[
    "source", "dialect", "lower", "ir", "analyze", "names", "plan", "emit", "render",
];

/// What a phase must not import although it is to its left.
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

/// Crates, and the only phases that may use them.
const CRATES: &[(&str, &[&str])] = &[
    ("openapiv3", &["dialect", "lower"]),
    // `render` uses the trait `ToTokens`.
    ("quote", &["emit", "render"]),
    ("proc_macro2", &["emit", "render"]),
    ("prettyplease", &["render"]),
    // `config` checks the paths that a user gives for types.
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

/// What phases may use of `callwright_webhook_core`: data, which needs none of its features.
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
        for other in roots.own {
            seen += 1;
            if !allowed(&phase, &other) {
                problems.push(format!(
                    "{path}: `{phase}` must not import `crate::{other}`"
                ));
            }
        }
        if roots.supers > depth {
            problems.push(format!(
                "{path}: `super` leads out of `{phase}`; write `crate::`"
            ));
        }
        // Phases read profiles and sign nothing. Otherwise build scripts would compile cryptography.
        let signs = |name: &String| !PROFILES.contains(&name.as_str());
        if ORDER.contains(&phase.as_str()) && roots.providers.iter().any(signs) {
            problems.push(format!(
                "{path}: `{phase}` must use only profiles of `callwright_webhook_core`"
            ));
        }
    }
    assert_none(&problems);
    assert!(seen > 100, "only {seen} imports were found");
}

#[test]
fn crates_stay_where_they_belong() {
    let mut problems = Vec::new();
    for Source { path, text } in sources("codegen/src") {
        let Some((phase, _)) = phase(&path) else {
            continue;
        };
        let external = roots(&path, &text).external;
        for (name, phases) in CRATES {
            if external.iter().any(|found| found == name) && !phases.contains(&phase.as_str()) {
                problems.push(format!("{path}: `{phase}` must not use `{name}`"));
            }
        }
    }
    assert_none(&problems);
}

/// The webhook core uses neither the runtime nor the generator. Its profiles use only each other, so that they build
/// without cryptography.
#[test]
fn the_webhook_core_uses_no_other_crate_of_ours() {
    let mut problems = Vec::new();
    let mut seen = 0;
    for Source { path, text } in sources("runtime/webhook-core/src") {
        let roots = roots(&path, &text);
        seen += roots.own.len();
        for name in roots
            .external
            .iter()
            .filter(|name| name.starts_with("callwright"))
        {
            problems.push(format!("{path}: the core must not use `{name}`"));
        }
        let profiles = path.starts_with("runtime/webhook-core/src/profile/");
        for name in roots.own.iter().filter(|_| profiles) {
            if !matches!(name.as_str(), "profile" | "template") {
                problems.push(format!(
                    "{path}: profiles are data and must not use `crate::{name}`"
                ));
            }
        }
    }
    assert_none(&problems);
    assert!(seen > 100, "only {seen} imports were found");
}

/// The macro turns arguments into a configuration and diagnostics into errors. It uses no phase.
#[test]
fn the_macro_uses_no_phase() {
    let mut problems = Vec::new();
    let mut seen = 0;
    for Source { path, text } in sources("macros/src") {
        for name in roots(&path, &text).codegen {
            seen += 1;
            if !matches!(name.as_str(), "Generator" | "config" | "diag" | "generator") {
                problems.push(format!("{path}: the macro must not use `{name}`"));
            }
        }
    }
    assert_none(&problems);
    assert!(seen > 3, "only {seen} imports were found");
}

fn allowed(phase: &str, other: &str) -> bool {
    let place = |name: &str| ORDER.iter().position(|phase| *phase == name);
    // These call the pipeline and may import all of it.
    if matches!(phase, "bin" | "generator") || phase == other {
        return true;
    }
    let hidden = HIDDEN.iter().find(|(name, _)| *name == phase);
    if hidden.is_some_and(|(_, hidden)| hidden.contains(&other)) {
        return false;
    }
    match (place(phase), place(other)) {
        // `lower` makes the model. `ir` is to its right because it must not import `lower`.
        (Some(_), Some(_)) if phase == "lower" && other == "ir" => true,
        (Some(here), Some(there)) => there < here,
        // Every phase may use `diag` and `config`.
        (_, None) => matches!(other, "diag" | "config"),
        (None, Some(_)) => false,
    }
}

/// The phase of a file, and how many `super`s lead from it to the phase's own module. `None` for the
/// files that belong to no phase.
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

/// The first segments of the paths in a file.
#[derive(Default)]
struct Roots {
    /// What follows `crate::`.
    own: Vec<String>,
    /// What follows `callwright_webhook_core::`.
    providers: Vec<String>,
    /// The first segments of other paths: crates, among others.
    external: Vec<String>,
    /// What follows `callwright_codegen::`.
    codegen: Vec<String>,
    /// The longest chain of `super`s, without those that stay in modules within the file.
    supers: usize,
}

fn roots(path: &str, text: &str) -> Roots {
    let tokens: Result<TokenStream, _> = text.parse();
    // A source that isn't Rust doesn't compile either.
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
            // A template is code of the generated crate.
            if at >= 2 && word(at - 2).is_some_and(|word| word == "quote") {
                continue;
            }
            // `mod name { ... }` needs one `super` more.
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
            Some(TokenTree::Group(group)) => first_segments(group.stream(), found),
            _ => {}
        };
        match first.as_str() {
            "crate" => follow(&mut roots.own, 1),
            "callwright_codegen" => follow(&mut roots.codegen, 1),
            "super" => {
                let mut supers = 1;
                while word(at + supers * 3).is_some_and(|word| word == "super") {
                    supers += 1;
                }
                roots.supers = roots.supers.max(supers.saturating_sub(inner));
            }
            "use" | "self" => {}
            _ => {
                if first == "callwright_webhook_core" {
                    follow(&mut roots.providers, 1);
                }
                roots.external.push(first);
            }
        }
    }
    // The loop above finds `a` of `use a::b`. This one finds those of `use {a, b}`.
    for at in 0..tokens.len() {
        if word(at).is_some_and(|word| word == "use")
            && let Some(TokenTree::Group(group)) = tokens.get(at + 1)
        {
            first_segments(group.stream(), &mut roots.external);
        }
    }
}

/// The first segments of a list of imports: `a::b, c` gives `a` and `c`.
fn first_segments(list: TokenStream, found: &mut Vec<String>) {
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

/// The helpers of this test find imports and judge them.
#[test]
fn imports_are_judged() {
    let text = "use callwright_webhook_core::{Profile, mac::sign}; pub(in crate::lower) fn g() { callwright_webhook_core::Signer::new() } use crate::{emit::x, plan}; use super::super::y; fn f() { crate::ir::T; openapiv3::S; quote! { crate::lower::no } } mod t { use super::z; }";
    let roots = roots("test", text);
    assert_eq!(roots.own, ["lower", "emit", "plan", "ir"]);
    assert_eq!(roots.providers, ["Profile", "mac", "Signer"]);
    assert_eq!(roots.supers, 2);
    assert!(roots.external.contains(&"openapiv3".to_owned()));
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
