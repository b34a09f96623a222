//! The data: lists as a code host might send them, made by arithmetic so that each run has the same.

use serde_json::{Map, Value, json};

/// A list of repositories, keys in the order of the document.
pub fn repositories() -> Vec<u8> {
    list(repository)
}

/// The same with the keys of every object in another order, and some that nobody knows.
pub fn shuffled() -> Vec<u8> {
    list(|n| shuffle(repository(n)))
}

/// A list of events, each with its tag first.
pub fn events() -> Vec<u8> {
    list(|n| match n % 3 {
        0 => {
            json!({"type": "push", "ref": "refs/heads/main", "commits": n % 40, "pusher": user(n)})
        }
        1 => json!({"type": "star", "starred_at": "2024-02-29T12:30:00Z", "user": user(n)}),
        _ => json!({"type": "fork", "forkee": repository(n)}),
    })
}

fn list(item: impl Fn(u64) -> Value) -> Vec<u8> {
    Value::Array((0..3_000).map(item).collect())
        .to_string()
        .into_bytes()
}

fn repository(n: u64) -> Value {
    let mut repository = json!({
        "id": 1_000_000 + n * 7,
        "node_id": format!("R_kgDO{n:08}"),
        "name": format!("project-{n}"),
        "full_name": format!("owner-{}/project-{n}", n % 97),
        "private": n.is_multiple_of(5),
        "owner": user(n),
        "html_url": format!("https://code.example/owner-{}/project-{n}", n % 97),
        "description": if n.is_multiple_of(4) { Value::Null } else { json!("What it is for, in \"one\" line\n") },
        "fork": n.is_multiple_of(3),
        "topics": (["rust", "api", "client"][..(n % 4) as usize]),
        "size": n * 13 % 9_999,
        "score": n as f64 / 7.0,
        "visibility": (["public", "private", "internal", "secret"][(n % 4) as usize]),
        "permissions": {"admin": false, "push": n.is_multiple_of(2), "pull": true},
        "created_at": "2020-01-01T00:00:00Z",
        "updated_at": "2024-02-29T12:30:00Z",
    });
    if let (true, Some(entries)) = (n.is_multiple_of(2), repository.as_object_mut()) {
        entries.insert("homepage".into(), json!("https://project.example"));
        entries.insert(
            "license".into(),
            json!({"key": "mit", "name": "MIT License", "spdx_id": "MIT"}),
        );
    }
    repository
}

fn user(n: u64) -> Value {
    json!({
        "login": format!("owner-{}", n % 97),
        "id": n % 97,
        "avatar_url": format!("https://avatars.example/u/{}?v=4", n % 97),
        "url": format!("https://api.example/users/owner-{}", n % 97),
        "type": if n.is_multiple_of(9) { "Organization" } else { "User" },
        "site_admin": false,
    })
}

fn shuffle(value: Value) -> Value {
    let Value::Object(entries) = value else {
        return value;
    };
    let mut entries: Vec<(String, Value)> = entries
        .into_iter()
        .map(|(key, value)| (key, shuffle(value)))
        .collect();
    entries.sort_by_key(|(key, _)| {
        key.bytes()
            .fold(7_u32, |sum, byte| sum.wrapping_mul(31) ^ u32::from(byte))
    });
    Value::Object(entries.into_iter().collect::<Map<_, _>>())
}
