//! Documents with errors.

mod missing {
    callwright::api!("documents/missing.yaml");
}

mod broken {
    callwright::api!("documents/broken.yaml");
}

mod of_another_kind {
    callwright::api!("documents/broken.toml");
}

mod too_old {
    callwright::api!("documents/swagger.yaml", { extra: true });
}

mod good {
    callwright::api!("documents/good.yaml");
}

fn main() {
    let _ = good::Client::new().books();
}
