//! Errors when an endpoint is built.

use callwright::webhook::Profile;

use crate::bookshop::webhooks;
use crate::support::{Shop, profile};

fn error(endpoint: callwright::webhook::EndpointBuilder) -> String {
    endpoint.build().unwrap_err().to_string()
}

fn endpoint() -> callwright::webhook::EndpointBuilder {
    webhooks::endpoint(Shop::default())
}

#[test]
fn a_verification_is_required() {
    let text = error(endpoint());
    assert!(
        text.contains("how deliveries of `custom` are verified"),
        "{text}"
    );
    assert!(endpoint().unverified().build().is_ok());
}

#[test]
fn secrets_are_required() {
    for name in ["github", "stripe", "standard-webhooks", "slack"] {
        assert!(endpoint().profile(name).build().is_err(), "{name}");
        assert!(
            endpoint().profile(name).secret("").build().is_err(),
            "{name}"
        );
    }
    assert!(
        endpoint()
            .profile("github")
            .secret("s3cret")
            .build()
            .is_ok()
    );
    assert!(webhooks::receiver().profile("github").build().is_err());
}

#[test]
fn a_profile_must_exist() {
    let text = error(endpoint().profile("githb").secret("s"));
    assert!(text.contains("githb"), "{text}");
}

#[test]
fn statuses_that_make_a_provider_stop_are_errors() {
    for status in [0, 100, 199, 301, 304, 399, 410, 600] {
        let builder = endpoint().unverified();
        let profile = profile(|profile| profile.acknowledge.failed = status);
        let text = error(builder.profile(profile));
        assert!(text.contains(&format!("`failed` is {status}:")), "{text}");
    }
}

#[test]
fn limits_of_zero_are_errors() {
    assert!(endpoint().unverified().limit(0).build().is_err());
    assert!(endpoint().unverified().in_flight(0).build().is_err());
}

#[test]
fn pointers_and_names_are_checked() {
    let changes: [fn(&mut Profile); 4] = [
        |profile| profile.items = Some("items".to_owned()),
        |profile| profile.route = vec![callwright::webhook::Source::Body("type".to_owned())],
        |profile| profile.delivery = vec![callwright::webhook::Source::Header("a b".to_owned())],
        |profile| profile.methods = vec!["GE T".to_owned()],
    ];
    for change in changes {
        assert!(
            endpoint()
                .unverified()
                .profile(profile(change))
                .build()
                .is_err()
        );
    }
}

#[test]
fn debug_shows_no_secret() {
    let builder = endpoint().profile("github").secret("s3cret");
    assert!(!format!("{builder:?}").contains("s3cret"));
    let endpoint = builder.build().unwrap();
    assert!(!format!("{endpoint:?}").contains("s3cret"));
}
