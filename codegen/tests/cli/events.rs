//! What `events` says of a document.

use crate::support::Folder;
use serde_json::{Value, json};

const HOOKS: &str = r##"
openapi: 3.1.0
info: { title: Hooks, version: "1" }
paths: {}
webhooks:
  orderSent: &order
    post:
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Order" } } } }
      responses: { "200": { description: Thanks. } }
  orderLost: *order
components:
  schemas:
    Order: { type: object, required: [id], properties: { id: { type: string }, type: { type: string } } }
"##;

#[test]
fn events_are_listed_with_their_values() {
    let folder = Folder::new("events_are_listed");
    folder.write("hooks.yaml", HOOKS);
    folder.write(
        "callwright.toml",
        "[webhooks.events]\norderSent = [\"order.sent\", \"order.gone\"]\n",
    );
    let arguments = ["events", "hooks.yaml", "--config", "callwright.toml"];
    let ran = folder.run(&[&arguments[..], &["--profile", "stripe"]].concat());
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!(
        ran.stdout,
        "Webhooks (2), identified by: body /type\n  \
         orderSent  POST  order.sent, order.gone\n  \
         orderLost  POST  orderLost\n"
    );
    let ran = folder.run(&[
        "events",
        "hooks.yaml",
        "--profile",
        "github",
        "--format",
        "json",
    ]);
    let content: Value = serde_json::from_str(&ran.stdout).unwrap();
    let profile = content.pointer("/webhooks_profile/profile");
    assert_eq!(profile, Some(&json!("github")));
    assert_eq!(
        content.pointer("/webhooks/1/values"),
        Some(&json!(["orderLost"]))
    );
}

#[test]
fn events_without_a_value_are_an_error() {
    let folder = Folder::new("can_not_be_told");
    folder.write("hooks.yaml", HOOKS);
    folder.write(
        "callwright.toml",
        "[webhooks.events]\norderSent = [\"order\"]\norderLost = [\"order\"]\n",
    );
    let ran = folder.run(&["events", "hooks.yaml", "--config", "callwright.toml"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(
        ran.stderr.contains("`orderSent` and `orderLost`"),
        "{}",
        ran.stderr
    );
    let ran = folder.run(&["events", "hooks.yaml", "--profile", "stripes"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(
        ran.stderr.contains("did you mean `stripe`?"),
        "{}",
        ran.stderr
    );
}

#[test]
fn a_document_without_events() {
    let folder = Folder::with_shop("without_events");
    let ran = folder.run(&["events", "shop.yaml"]);
    assert_eq!(
        (ran.code, ran.stdout.as_str()),
        (0, "The document has no events.\n")
    );
}

#[test]
fn each_half_can_be_left_out() {
    let folder = Folder::new("each_half");
    folder.write("hooks.yaml", HOOKS);
    let files = |config: &str| {
        folder.write("callwright.toml", config);
        let out = [
            "generate",
            "hooks.yaml",
            "--out",
            "out",
            "--config",
            "callwright.toml",
        ];
        let ran = folder.run(&out);
        assert_eq!(ran.code, 0, "{ran:?}");
        folder.read("out/.callwright")
    };
    let types = "src/lib.rs\nsrc/types/common.rs\nsrc/types/mod.rs\n";
    let told = "[webhooks]\nprofile = \"stripe\"\n";
    assert!(files(told).ends_with(&format!("{types}src/webhooks.rs\n")));
    assert!(files("client = false\nwebhooks = false\n").ends_with(types));
    assert!(files("webhooks = false\n").contains("src/client.rs\n"));
}
