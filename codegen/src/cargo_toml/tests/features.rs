use super::*;

fn feature(name: &str) -> FeatureSpec<'_> {
    FeatureSpec {
        name,
        webhooks: name == "webhooks",
    }
}

/// What becomes of a table of features, given as its lines.
fn features(old: &str, names: &[&str]) -> String {
    let wanted = PackageSpec {
        client: true,
        features: names.iter().map(|name| feature(name)).collect(),
        ..wanted()
    };
    let head = "[package]\nname = \"a\"\nversion = \"1.0.0\"\nedition = \"2024\"\n\n";
    let text = format!("{head}[features]\n{old}\n[dependencies]\ncallwright = \"0.1.0\"\n");
    let new = merge(Some(&text), &wanted).unwrap();
    assert_eq!(merge(Some(&new), &wanted).unwrap(), new);
    let (_, new) = new.split_once("[features]\n").unwrap();
    let (new, _) = new.split_once("\n[dependencies]").unwrap();
    new.to_owned()
}

const ALL: &str = "default = [\"full\", \"reqwest\"]
full = [\"books\", \"webhooks\"]
books = []
webhooks = [\"callwright/webhooks\"]
reqwest = [\"callwright/reqwest\"]
";

#[test]
fn all_features_are_on_at_first() {
    assert_eq!(features("", &["books", "webhooks"]), ALL);
    assert_eq!(features(ALL, &["books", "webhooks"]), ALL);
    let transport = "default = [\"reqwest\"]\nreqwest = [\"callwright/reqwest\"]\n";
    assert_eq!(features("", &[]), transport);
}

#[test]
fn what_nobody_can_call_needs_no_features() {
    let new = merge(None, &wanted()).unwrap();
    assert!(!new.contains("[features]"), "{new}");
}

#[test]
fn samples_have_a_feature_that_is_off() {
    let wanted = PackageSpec {
        samples: true,
        ..wanted()
    };
    let new = merge(None, &wanted).unwrap();
    assert!(new.contains("[features]\nsamples = []\n"), "{new}");
    assert_eq!(merge(Some(&new), &wanted).unwrap(), new);
    // What the user made of it stays.
    let theirs = new.replace("samples = []", "samples = [\"std\"]");
    assert_eq!(merge(Some(&theirs), &wanted).unwrap(), theirs);
}

#[test]
fn many_features_stand_one_a_line() {
    let new = features("", &["a", "b", "c", "d", "e", "f", "g"]);
    let full = "full = [\n    \"a\",\n    \"b\",\n    \"c\",\n    \"d\",\n    \"e\",\n    \"f\",\n    \"g\",\n]\n";
    assert!(new.contains(full), "{new}");
}

#[test]
fn what_is_on_without_being_asked_for_is_the_users() {
    let slim = ALL.replace("[\"full\", ", "[\"books\", ");
    assert_eq!(features(&slim, &["books", "webhooks"]), slim);
    // A tag that is new is part of all, and of the default only by that.
    let new = features(&slim, &["books", "orders", "webhooks"]);
    assert!(
        new.starts_with("default = [\"books\", \"reqwest\"]\n"),
        "{new}"
    );
    assert!(
        new.contains("full = [\"books\", \"orders\", \"webhooks\"]\n"),
        "{new}"
    );
    assert!(new.ends_with("orders = []\n"), "{new}");
    // Where there were none yet, nobody loses anything.
    let old = "default = [\"mine\"]\nmine = []\n";
    let new = features(old, &["books"]);
    assert!(
        new.starts_with("default = [\"mine\", \"full\", \"reqwest\"]\nmine = []\n"),
        "{new}"
    );
}

#[test]
fn features_that_are_gone_are_removed_unless_something_needs_them() {
    let old = ALL.replace(
        "[\"books\", \"webhooks\"]",
        "[\"books\", \"orders\", \"mine\", \"webhooks\"]",
    );
    let old = format!("{old}orders = []\nmine = [\"callwright/time\"]\n");
    let new = features(&old, &["books", "webhooks"]);
    assert!(
        new.contains("full = [\"books\", \"webhooks\", \"mine\"]\n"),
        "{new}"
    );
    assert!(!new.contains("orders"), "{new}");
    assert!(new.ends_with("mine = [\"callwright/time\"]\n"), "{new}");

    let needed = old.replace("\"callwright/time\"", "\"orders\"");
    let new = features(&needed, &["books", "webhooks"]);
    assert!(new.contains("\norders = []\n"), "{new}");

    let none = features(ALL, &[]);
    assert_eq!(
        none,
        "default = [\"reqwest\"]\nreqwest = [\"callwright/reqwest\"]\n"
    );
}

#[test]
fn a_feature_of_the_users_gets_what_it_needs() {
    let old = "webhooks = [\"mine\"]\nmine = []\n";
    let new = features(old, &["books", "webhooks"]);
    assert!(
        new.starts_with("webhooks = [\"mine\", \"callwright/webhooks\"]\nmine = []\n"),
        "{new}"
    );
}
