mod features;

use super::runtime::is_compatible;
use super::spec::VERSION;
use super::*;

fn wanted() -> PackageSpec<'static> {
    PackageSpec {
        name: "shop",
        summary: "The types of Shop",
        full: "full",
        ..PackageSpec::default()
    }
}

/// What becomes of dependencies, given as lines of their table.
fn dependencies(old: &str, wanted: &PackageSpec<'_>) -> String {
    let old = format!(
        "[package]\nname = \"a\"\nversion = \"1.0.0\"\nedition = \"2024\"\n\n[dependencies]\n{old}"
    );
    let new = merge(Some(&old), wanted).unwrap();
    let (_, new) = new.split_once("[dependencies]\n").unwrap();
    new.to_owned()
}

#[test]
fn a_new_manifest() {
    let expected = format!(
        "[package]\nname = \"shop\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\
         rust-version = \"{RUST_VERSION}\"\ndescription = \"The types of Shop\"\n\
         # license = \"...\" # is needed to publish it\n\
         documentation = \"https://docs.rs/shop\"\ncategories = [\"api-bindings\"]\n\n\
         [dependencies]\ncallwright = {{ version = \"{VERSION}\", default-features = false }}\n"
    );
    assert_eq!(merge(None, &wanted()).unwrap(), expected);
    assert_eq!(merge(Some(""), &wanted()).unwrap(), expected);
    assert_eq!(merge(Some(&expected), &wanted()).unwrap(), expected);
}

#[test]
fn the_configuration_sets_the_metadata() {
    let wanted = PackageSpec {
        license: Some("MIT"),
        repository: Some("https://git.example/shop"),
        ..wanted()
    };
    let new = merge(None, &wanted).unwrap();
    let parsed: toml::Table = new.parse().unwrap();
    assert_eq!(parsed["package"]["license"].as_str(), Some("MIT"));
    assert!(!new.contains('#'), "{new}");
    let old = "[package]\nname = \"shop\"\nversion = \"1.0.0\"\nedition = \"2021\"\nlicense = \"0BSD\" # was\n";
    let new = merge(Some(old), &wanted).unwrap();
    let expected = old.replace("0BSD", "MIT") + "repository = \"https://git.example/shop\"\n";
    assert!(new.starts_with(&expected), "{new}");
}

#[test]
fn what_a_user_wrote_stays() {
    let old = r#"# Ours to sell books with.
[package]
name = "our-shop" # a better name
version = "3.1.4"
edition.workspace = true
license = "MIT"

[dependencies]
serde = { version = "1", features = ["derive"] } # for the examples
callwright = { version = "0.1.0", features = ["chrono"] }

[dev-dependencies]
tokio = "1"

[lints]
workspace = true
"#;
    assert_eq!(merge(Some(old), &wanted()).unwrap(), old);
}

#[test]
fn what_is_missing_is_added() {
    let old = "# mine\n[package]\ndescription = \"x\"\n\n[features]\nfast = []\n";
    let new = merge(Some(old), &wanted()).unwrap();
    let parsed: toml::Table = new.parse().unwrap();
    assert_eq!(parsed["package"]["name"].as_str(), Some("shop"));
    assert_eq!(parsed["package"]["description"].as_str(), Some("x"));
    let runtime = &parsed["dependencies"]["callwright"];
    assert_eq!(runtime["version"].as_str(), Some(VERSION));
    assert!(new.starts_with("# mine\n[package]\ndescription = \"x\"\n"));
    assert!(new.contains("\n[features]\nfast = []\n"));
}

#[test]
fn a_name_that_was_asked_for_is_set() {
    let old = "[package]\nname = \"old\"\n";
    assert!(merge(Some(old), &wanted()).unwrap().contains("\"old\""));
    let chosen = PackageSpec {
        name_is_chosen: true,
        ..wanted()
    };
    assert!(
        merge(Some(old), &chosen)
            .unwrap()
            .contains("name = \"shop\"")
    );
}

#[test]
fn the_sample_calls_need_more_of_the_runtime() {
    let asked = PackageSpec {
        exercise: true,
        ..wanted()
    };
    let of = |old: &str, wanted: &PackageSpec<'_>| {
        let new = merge(Some(old), wanted).unwrap();
        let (_, new) = new.split_once("[dev-dependencies]\n").unwrap();
        new.to_owned()
    };
    let by_version =
        format!("callwright = {{ version = \"{VERSION}\", features = [\"exercise\"] }}\n");
    assert_eq!(of("", &asked), by_version);
    let by_path = by_version.replace("features", "path = \"../rt\", features");
    let path = PackageSpec {
        runtime_path: Some("../rt"),
        ..asked.clone()
    };
    assert_eq!(of("", &path), by_path);
    // Where the runtime comes from is the user's; so is what a test of theirs needs of it.
    let git =
        "[dependencies]\ncallwright = { git = \"https://a.example\", features = [\"time\"] }\n";
    let expected = "callwright = { git = \"https://a.example\", features = [\"exercise\"] }\n";
    assert_eq!(of(git, &asked), expected);
    let theirs = "[dev-dependencies]\ncallwright = { version = \"0.1.0\", features = [\"exercise\", \"time\"] }\n";
    assert_eq!(of(theirs, &asked).lines().next(), theirs.lines().nth(1));
}

#[test]
fn where_the_runtime_comes_from() {
    let path = PackageSpec {
        runtime_path: Some("../rt"),
        ..wanted()
    };
    let by_version = format!("callwright = \"{VERSION}\"\n");
    let fresh = format!("callwright = {{ version = \"{VERSION}\", default-features = false }}\n");
    for (old, wanted, expected) in [
        ("", &wanted(), fresh.as_str()),
        (
            "",
            &path,
            &fresh.replace("default-features", "path = \"../rt\", default-features"),
        ),
        // An older version can't run what is generated now, a later one of the series can.
        ("callwright = \"0.0.9\"\n", &wanted(), &by_version),
        (
            "callwright = \"0.1.7\"\n",
            &wanted(),
            "callwright = \"0.1.7\"\n",
        ),
        (&by_version, &path, "callwright = { path = \"../rt\" }\n"),
        (
            "callwright = { path = \"../mine\" }\n",
            &wanted(),
            "callwright = { path = \"../mine\" }\n",
        ),
        (
            "callwright = { path = \"../mine\", features = [\"jiff\"] }\n",
            &path,
            "callwright = { path = \"../rt\", features = [\"jiff\"] }\n",
        ),
        (
            "callwright = { version = \"0.0.1\", features = [\"jiff\"] }\n",
            &wanted(),
            &format!("callwright = {{ version = \"{VERSION}\", features = [\"jiff\"] }}\n"),
        ),
        (
            "callwright.workspace = true\n",
            &path,
            "callwright.workspace = true\n",
        ),
        (
            "callwright = { git = \"https://git.example/c\" }\n",
            &wanted(),
            "callwright = { git = \"https://git.example/c\" }\n",
        ),
    ] {
        assert_eq!(dependencies(old, wanted), expected, "{old}");
    }
}

#[test]
fn dependencies_of_the_configuration() {
    let text = "chrono = { version = \"0.4\", features = [\"serde\"] }\nshop = \"2\"\n";
    let wanted = PackageSpec {
        dependencies: toml::from_str(text).unwrap(),
        ..wanted()
    };
    let ours = format!("callwright = \"{VERSION}\"\n");
    let new = dependencies(&ours, &wanted);
    assert_eq!(new, format!("{ours}{text}"));
    assert_eq!(dependencies(&new, &wanted), new);

    // Keys that the configuration doesn't speak of stay, and so does the layout of equal ones.
    let old = format!(
        "{ours}chrono = {{ version = '0.4', features = [ 'serde' ], optional = true }}\n\
         shop = {{ version = \"1\", path = \"../shop\" }}\n"
    );
    let expected = format!(
        "{ours}chrono = {{ version = '0.4', features = [ 'serde' ], optional = true }}\n\
         shop = {{ version = \"2\", path = \"../shop\" }}\n"
    );
    assert_eq!(dependencies(&old, &wanted), expected);
}

#[test]
fn what_is_no_manifest_of_a_crate_is_refused() {
    for (old, expected) in [
        ("[package\n", "it is not valid TOML"),
        (
            "[workspace]\nmembers = []\n",
            "it is the manifest of a workspace",
        ),
        ("package = 1\n", "its `package` is not a table"),
    ] {
        let error = merge(Some(old), &wanted()).unwrap_err();
        assert!(error.starts_with(expected), "{error}");
    }
    let both = "[workspace]\n[package]\nname = \"a\"\n";
    assert!(merge(Some(both), &wanted()).is_ok());
}

#[test]
fn versions() {
    for (theirs, ours, expected) in [
        ("0.1.0", "0.1.0", true),
        ("0.1", "0.1.0", true),
        ("^0.1.2", "0.1.0", true),
        ("0.1.0", "0.1.2", false),
        ("0.2.0", "0.1.0", false),
        ("1.0.0", "0.1.0", false),
        ("1.4.0", "1.2.3", true),
        ("1.2", "1.2.3", false),
        ("0", "0.1.0", false),
        (">=0.1, <0.3", "0.2.0", true),
        ("*", "0.2.0", true),
    ] {
        assert_eq!(is_compatible(theirs, ours), expected, "{theirs} for {ours}");
    }
}

#[test]
fn webhooks_turn_their_feature_on() {
    let wanted = PackageSpec {
        webhooks: true,
        ..wanted()
    };
    let plain = format!("callwright = {{ version = \"{VERSION}\", features = [\"webhooks\"] }}\n");
    for (old, expected) in [
        ("callwright = \"0.1.0\"\n", plain.as_str()),
        (
            "callwright = { path = \"../x\", features = [\"chrono\"] }\n",
            "callwright = { path = \"../x\", features = [\"chrono\", \"webhooks\"] }\n",
        ),
        (
            "callwright = { path = \"../x\", features = [\"webhooks\"] } # mine\n",
            "callwright = { path = \"../x\", features = [\"webhooks\"] } # mine\n",
        ),
    ] {
        assert_eq!(dependencies(old, &wanted), expected, "{old}");
    }
    let fresh = merge(None, &wanted).unwrap();
    let plain = plain.replace("features =", "default-features = false, features =");
    assert!(fresh.ends_with(&plain), "{fresh}");
}
