//! The oldest Rust of the output is said twice: by the runtime, which decides it, and in what the
//! generator writes. `.ci/run` compiles both with it.
#![allow(clippy::unwrap_used)]

use callwright_codegen::cargo_toml::{PackageSpec, RUST_VERSION, merge};
use callwright_tests::{read, root};

#[test]
fn the_output_needs_what_the_runtime_needs() {
    let runtime = read(&root().join("runtime/Cargo.toml"));
    let said = format!("\nrust-version = \"{RUST_VERSION}\"\n");
    assert!(runtime.contains(&said), "{runtime}");
    let written = merge(None, &PackageSpec::default()).unwrap();
    assert!(written.contains(&said), "{written}");
}
