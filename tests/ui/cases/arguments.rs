//! Invalid arguments.

mod nothing {
    callwright::api!();
}

mod word {
    callwright::api!(openapi);
}

mod number {
    callwright::api!(17);
}

mod no_comma {
    callwright::api!("documents/good.yaml" { extra: true });
}

mod no_braces {
    callwright::api!("documents/good.yaml", extra);
}

mod third {
    callwright::api!("documents/good.yaml", { extra: true }, true);
}

mod unknown_option {
    callwright::api!("documents/good.yaml", { share_equal_type: true });
}

mod unknown_option_with_a_dash {
    callwright::api!("documents/good.yaml", { "outside-ref": true });
}

mod unlike_any_option {
    callwright::api!("documents/good.yaml", { colour: true });
}

mod wrong_type {
    callwright::api!("documents/good.yaml", { extra: "yes" });
}

mod wrong_type_within {
    callwright::api!("documents/good.yaml", { formats: { uuid: 17 } });
}

mod no_table {
    callwright::api!("documents/good.yaml", { formats: ["uuid"] });
}

mod no_value {
    callwright::api!("documents/good.yaml", { extra: maybe });
}

mod missing_value {
    callwright::api!("documents/good.yaml", { extra: });
}

mod missing_colon {
    callwright::api!("documents/good.yaml", { extra = true });
}

mod missing_comma {
    callwright::api!("documents/good.yaml", { extra: true outside_refs: true });
}

mod twice {
    callwright::api!("documents/good.yaml", { extra: true, extra: false });
}

mod no_path_of_a_type {
    callwright::api!("documents/good.yaml", { types: { Book: "i64 and more" } });
}

fn main() {}
