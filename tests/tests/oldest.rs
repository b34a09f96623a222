//! Generated crates state the same `rust-version` as the runtime. `.ci/run` compiles both with that
//! version.
#![allow(clippy::unwrap_used)]

use callwright_codegen::cargo_toml::{PackageSpec, RUST_VERSION, merge};
use callwright_tests::{read, root};

#[test]
fn the_output_needs_what_the_runtime_needs() {
    let runtime = read(&root().join("runtime/Cargo.toml"));
    let expected = format!("\nrust-version = \"{RUST_VERSION}\"\n");
    assert!(runtime.contains(&expected), "{runtime}");
    let written = merge(None, &PackageSpec::default()).unwrap();
    assert!(written.contains(&expected), "{written}");
}
