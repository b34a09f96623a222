//! A document with a warning.

mod loud {
    callwright::api!("documents/dangling.yaml");
}

#[allow(deprecated)]
mod quiet {
    callwright::api!("documents/dangling.yaml");
}

fn main() {
    let _ = (loud::Client::new().books(), quiet::Client::new().books());
}
