//! What tells the events of a document apart, found in small documents.
#![allow(clippy::unwrap_used)]

use callwright_codegen::analyze::analyze;
use callwright_codegen::config::Config;
use callwright_codegen::diag::Diagnostics;
use callwright_codegen::read_api;
use callwright_codegen::source::Sources;

/// What is said of a document: what tells its webhooks apart, the values of each, the codes of what
/// is wrong.
fn told(webhooks: &str, options: &str) -> (String, Vec<(String, String)>, Vec<&'static str>) {
    let text = format!(
        "openapi: 3.1.0\ninfo: {{ title: Hooks, version: '1' }}\npaths: {{}}\nwebhooks:\n{webhooks}"
    );
    let config = Config::from_toml(options).unwrap();
    let mut diags = Diagnostics::default();
    let sources = Sources::from_text("hooks.yaml", text, &mut diags).unwrap();
    let api = read_api(&sources, &config, &mut diags).unwrap();
    let events = analyze(&api, &config).events;
    let values = api.events.iter().zip(&events.facts);
    let values = values.map(|(event, facts)| (event.key.clone(), facts.values.join(" ")));
    let codes = events.problems.iter().map(|problem| problem.code);
    (
        events.webhooks.description,
        values.collect(),
        codes.collect(),
    )
}

/// A webhook whose payload has these properties, all required.
fn hook(name: &str, properties: &str) -> String {
    let required: Vec<&str> = properties
        .split("; ")
        .filter_map(|p| p.split(':').next())
        .collect();
    let properties = properties.replace("; ", ", ");
    format!(
        "  {name}:\n    post:\n      requestBody:\n        content:\n          application/json:\n            \
         schema: {{ type: object, required: [{}], properties: {{ {properties} }} }}\n",
        required.join(", ")
    )
}

fn check(webhooks: &[String], options: &str, route: &str, values: &[&str]) {
    let (found, list, codes) = told(&webhooks.concat(), options);
    let list: Vec<&str> = list.iter().map(|(_, values)| values.as_str()).collect();
    assert_eq!(
        (found.as_str(), list.as_slice()),
        (route, values),
        "{codes:?}"
    );
    assert!(codes.is_empty(), "{codes:?}");
}

#[test]
fn literals_tell_and_the_likeliest_is_taken() {
    let hooks = [
        hook(
            "a",
            "kind: { const: x }; type: { const: a.b }; id: { type: string }",
        ),
        hook(
            "b",
            "kind: { const: y }; type: { const: a.c }; id: { type: string }",
        ),
    ];
    check(&hooks, "", "body /type", &["a.b", "a.c"]);
    let deep = [
        hook(
            "a",
            "data: { type: object, required: [event], properties: { event: { const: p } } }",
        ),
        hook(
            "b",
            "data: { type: object, required: [event], properties: { event: { const: q } } }",
        ),
    ];
    check(&deep, "", "body /data/event", &["p", "q"]);
}

#[test]
fn two_literals_tell_together() {
    let hooks = [
        hook("a", "type: { const: order }; action: { const: sent }"),
        hook("b", "type: { const: order }; action: { const: lost }"),
        hook("c", "type: { const: parcel }; action: { const: lost }"),
    ];
    let values = ["order.sent", "order.lost", "parcel.lost"];
    check(&hooks, "", "body /type, body /action", &values);
}

#[test]
fn several_literals_tell_where_none_is_shared() {
    let hooks = [
        hook("moved", "status: { enum: [out, home] }"),
        hook("ended", "status: { enum: [done, lost] }"),
    ];
    check(&hooks, "", "body /status", &["out home", "done lost"]);
}

#[test]
fn what_another_is_alone_is_left_to_it() {
    let bank = |values: &str| hook("bank", &format!("type: {{ enum: [{values}] }}"));
    let ach = hook("ach", "type: { const: ach.notice }");
    let options = "webhooks.route = [{ body = \"/type\" }]";
    check(
        &[ach.clone(), bank("ach.notice, eft.notice, fps.notice")],
        options,
        "body /type",
        &["ach.notice", "eft.notice fps.notice"],
    );
    // Nothing is left: the name is used, and reported.
    let (_, values, codes) = told(&[ach.clone(), bank("ach.notice")].concat(), options);
    assert_eq!(
        (values[1].1.as_str(), codes),
        ("ach.notice", vec!["ambiguous-events"])
    );
    // What is left may be a third one.
    let other = hook("other", "type: { enum: [eft.notice, sepa.notice] }");
    let all = [ach, bank("ach.notice, eft.notice"), other].concat();
    let (_, values, codes) = told(&all, options);
    let values: Vec<&str> = values.iter().map(|(_, values)| values.as_str()).collect();
    assert_eq!(
        (values, codes),
        (vec!["ach.notice", "bank", "other"], vec!["guessed-event"])
    );
}

#[test]
fn a_key_of_its_own_identifies_an_event() {
    let hooks = [
        hook("a", "id: { type: string }; order: { type: object }"),
        hook("b", "id: { type: string }; refund: { type: object }"),
    ];
    check(&hooks, "", "key that is there", &["order", "refund"]);
}

#[test]
fn a_type_that_may_be_anything_is_the_name_or_what_is_shown() {
    let both = "type: { enum: [order.sent, order.lost] }; id: { type: string }";
    let hooks = [hook("orderSent", both), hook("on-order-lost", both)];
    check(&hooks, "", "body /type", &["order.sent", "order.lost"]);
    let plain = "event: { type: string }; id: { type: string }";
    let hooks = [hook("orderSent", plain), hook("/order.lost", plain)];
    check(&hooks, "", "body /event", &["orderSent", "order.lost"]);
    let shown = hook(
        "orderSent",
        "event: { type: string, example: order.sent }; id: { type: string }",
    );
    let hooks = [shown, hook("orderLost", plain)];
    check(&hooks, "", "body /event", &["order.sent", "orderLost"]);
}

#[test]
fn events_without_an_identifying_value_are_reported() {
    let plain = "id: { type: string }";
    let (route, values, codes) = told(&[hook("a", plain), hook("b", plain)].concat(), "");
    assert_eq!(route, "last segment of the path");
    assert_eq!(values[1].1, "b");
    assert_eq!(codes, ["untold-events"]);
}

#[test]
fn one_event_needs_nothing() {
    check(&[hook("a", "id: { type: string }")], "", "", &["a"]);
    check(&[hook("a", "object: { const: event }")], "", "", &["a"]);
    check(
        &[hook("a", "type: { const: a.b }")],
        "",
        "body /type",
        &["a.b"],
    );
}

#[test]
fn the_route_of_a_profile_identifies_events() {
    let hooks = [
        hook("check-run-completed", "action: { const: completed }"),
        hook(
            "check-run-requested-action",
            "action: { const: requested_action }",
        ),
        hook("push", "ref: { type: string }"),
        hook("star", "action: { type: string }"),
    ];
    let values = [
        "check_run.completed",
        "check_run.requested_action",
        "push",
        "star",
    ];
    let github = "[webhooks]\nprofile = \"github\"";
    check(
        &hooks,
        github,
        "header x-github-event, body /action",
        &values,
    );
}

#[test]
fn items_of_a_batch_are_looked_into() {
    let item = |code: &str| {
        let item = format!(
            "type: array, items: {{ type: object, required: [eventType], properties: {{ eventType: {code} }} }}"
        );
        hook("x", &format!("events: {{ {item} }}"))
    };
    let hooks = [
        item("{ const: made }").replace("  x:", "  a:"),
        item("{ const: paid }").replace("  x:", "  b:"),
    ];
    let options = "[webhooks]\nprofile = { items = \"/events/*\" }";
    check(&hooks, options, "item /eventType", &["made", "paid"]);
}

#[test]
fn the_configuration_has_the_last_word() {
    let hooks = [
        hook("a", "type: { const: x }"),
        hook("b", "type: { const: x }"),
    ];
    let options =
        "[webhooks]\nroute = [{ body = \"/type\" }]\n[webhooks.events]\na = [\"p\", \"q\"]";
    check(&hooks, options, "body /type", &["p q", "x"]);
    let route = "[webhooks]\nroute = [{ body = \"/type\" }]";
    assert_eq!(told(&hooks.concat(), route).2, ["ambiguous-events"]);
    // Without a route nobody claims that the type tells.
    assert_eq!(told(&hooks.concat(), "").2, ["untold-events"]);
    let wrong = "[webhooks]\nprofile = \"githb\"";
    assert_eq!(told(&hooks.concat(), wrong).2[0], "bad-profile");
    let wrong = "[webhooks.events]\nc = [\"p\"]";
    assert_eq!(told(&hooks.concat(), wrong).2[0], "unknown-event");
}
