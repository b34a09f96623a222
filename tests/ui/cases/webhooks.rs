//! A document with webhooks, and a runtime without the feature `webhooks`.

mod handled {
    callwright::api!("documents/hooks.yaml");
}

mod left_out {
    callwright::api!("documents/hooks.yaml", { webhooks: false });
}

fn main() {
    let _ = left_out::Client::new();
}
