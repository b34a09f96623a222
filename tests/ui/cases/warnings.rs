//! A document that asks for more than can be done.

mod loud {
    callwright::api!("documents/dangling.yaml");
}

#[allow(deprecated)]
mod quiet {
    callwright::api!("documents/dangling.yaml");
}

fn main() {
    let _ = (
        loud::Client::new().books().get_book(),
        quiet::Client::new().books().get_book(),
    );
}
