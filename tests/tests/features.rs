//! A crate with a feature for each tag compiles without a warning whichever of them are on: the golden
//! `features`, whose warnings are errors.
#![allow(clippy::unwrap_used)]

use callwright_codegen::config::Config;
use callwright_codegen::generator::manifest;
use callwright_tests::{read, root, run_file};
use std::process::Command;

/// Those by which parts can be left out.
const FEATURES: &[&str] = &["books", "default-calls", "orders", "webhooks"];

/// The manifest of a golden is written by hand; of this one the generator has nothing to change.
#[test]
fn the_manifest_has_these_features() {
    let folder = root().join("tests/goldens/features");
    let mut config = Config::from_toml(&read(&folder.join("callwright.toml"))).unwrap();
    config.name = Some("golden-features".to_owned());
    let run = run_file(&folder.join("openapi.yaml"), &config);
    let generated = run.generated.unwrap();
    let names = generated
        .features
        .iter()
        .map(|feature| feature.name.as_str());
    assert_eq!(names.collect::<Vec<_>>(), FEATURES);
    let manifest = manifest(&folder, &config, &generated, None).unwrap();
    assert_eq!(manifest.text, read(&folder.join("Cargo.toml")));
}

#[test]
fn every_set_of_features_compiles() {
    let mut problems = Vec::new();
    for set in 0..1 << FEATURES.len() {
        let on = FEATURES.iter().enumerate();
        let on = on.filter(|(index, _)| set >> index & 1 == 1);
        let on: Vec<&str> = on.map(|(_, name)| *name).collect();
        problems.extend(check(&on.join(",")).err());
    }
    // What nothing uses needs everything else.
    problems.extend(check("full").err());
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

fn check(features: &str) -> Result<(), String> {
    let output = Command::new(env!("CARGO"))
        .args(["check", "--offline", "--quiet", "-p", "golden-features"])
        .args(["--no-default-features", "--features", features])
        .current_dir(root())
        .env_remove("RUSTFLAGS")
        .env("CARGO_TERM_COLOR", "never")
        .output()
        .unwrap();
    match output.status.success() {
        true => Ok(()),
        false => Err(format!(
            "with the features `{features}`:\n{}",
            String::from_utf8_lossy(&output.stderr)
        )),
    }
}
