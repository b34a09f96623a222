//! A crate with a feature for each tag compiles without warnings for every set of features. This is
//! tested with the golden `features`, which denies warnings.
#![allow(clippy::unwrap_used)]

use callwright_codegen::config::Config;
use callwright_codegen::generator::manifest;
use callwright_tests::{read, root, run_file};
use std::process::Command;

/// The features that switch parts of the crate off.
const FEATURES: &[&str] = &["books", "default_calls", "orders", "webhooks"];

/// The manifests of goldens are written by hand. The generator would change nothing in this one.
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
    // `full` adds the types that no operation uses, which need all the others.
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
