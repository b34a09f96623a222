//! A document that a test changes.

mod changing {
    callwright::api!("../../target/ui/macro/api.yaml");
}

fn title(book: &changing::types::Book) -> &Option<String> {
    &book.title
}

fn main() {
    let _ = title;
}
