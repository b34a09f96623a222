//! Webhooks, in the ways in which documents say them.

use super::show::Shown;

fn read(version: &str, rest: &str) -> (Vec<String>, Vec<String>) {
    let shown = Shown::of(&format!(
        "openapi: {version}\ninfo: {{title: T, version: '1'}}\npaths: {{}}\n{rest}"
    ));
    let webhooks = shown.document.side.webhooks.iter();
    let webhooks = webhooks
        .map(|(key, hook)| {
            let methods: Vec<&str> = hook.item.iter().map(|(method, _)| method).collect();
            format!("{key} {} {}", methods.join("+"), hook.place.pointer)
        })
        .collect();
    (webhooks, shown.messages)
}

#[test]
fn webhooks() {
    for (version, yaml, expected) in [
        (
            "3.1.0",
            "webhooks: {a: {post: {}}, b: {put: {}, post: {}}}",
            &["a post /webhooks/a", "b put+post /webhooks/b"][..],
        ),
        (
            "3.0.3",
            "x-webhooks: {a: {post: {responses: {}}}}",
            &["a post /x-webhooks/a"],
        ),
        (
            "3.1.0",
            "x-webhooks: {a: {get: {}}, b: {get: {}}}\nwebhooks: {a: {post: {}}}",
            &["a post /webhooks/a", "b get /x-webhooks/b"],
        ),
        (
            "3.1.0",
            "webhooks: {a: {$ref: '#/components/pathItems/A'}}\n\
             components: {pathItems: {A: {post: {}}}}",
            &["a post /webhooks/a"],
        ),
        (
            "3.0.3",
            "x-webhooks: {a: {'{$url}': {post: {responses: {}}}}}",
            &["a post /x-webhooks/a/{$url}"],
        ),
        (
            "3.1.0",
            "x-webhooks: {a: {one: {post: {}}, two: {post: {}}}}",
            &[
                "a one post /x-webhooks/a/one",
                "a two post /x-webhooks/a/two",
            ],
        ),
        ("3.1.0", "webhooks: {a: {}}", &["a  /webhooks/a"]),
    ] {
        let (webhooks, messages) = read(version, yaml);
        assert_eq!(webhooks, expected, "{yaml}");
        assert_eq!(messages, [""; 0], "{yaml}");
    }
}

#[test]
fn webhooks_that_are_none() {
    let (webhooks, messages) = read("3.1.0", "webhooks: [a]");
    assert_eq!(webhooks, [""; 0]);
    assert_eq!(messages, ["wrong-kind /webhooks"]);
    let (webhooks, messages) = read("3.1.0", "webhooks: {a: text, b: {post: []}}");
    assert_eq!(webhooks, ["b  /webhooks/b"]);
    assert_eq!(
        messages,
        ["wrong-kind /webhooks/a", "wrong-kind /webhooks/b/post"]
    );
}
