//! Two deliveries are different if they differ in the event, in the signed URL, in the signed id, in the key, or, without a
//! signed id, in the body. Otherwise they are duplicates, whatever else is different.

use std::collections::HashSet;

use super::Random;
use super::provider::{Delivery, Named, Provider};
use crate::webhook::Profile;

/// Deliveries of a profile.
const ROUNDS: usize = 150;

/// What tells two deliveries apart.
#[derive(Debug, Eq, Hash, PartialEq)]
struct Identity {
    event: usize,
    url: Option<u64>,
    key: String,
    id: Option<u64>,
    body: Option<u64>,
}

impl Identity {
    fn of(provider: &Provider, delivery: &Delivery) -> Self {
        let way = &provider.ways[delivery.way];
        let named = provider.named(way);
        let by_id = named != Named::No;
        let by_body = matches!(named, Named::No | Named::Batch(_));
        Self {
            event: delivery.event,
            url: provider.signs_url().then_some(delivery.url),
            key: way.key.clone(),
            id: by_id.then_some(delivery.id),
            body: by_body.then_some(delivery.body),
        }
    }
}

fn any(provider: &Provider, random: &mut Random) -> Delivery {
    let ways: Vec<usize> = (0..provider.ways.len()).collect();
    Delivery {
        event: *random.pick(&[0, 0, 1, 2, 3]),
        url: random.below(2),
        id: random.below(2),
        way: *random.pick(&ways),
        body: random.below(2),
    }
}

#[tokio::test]
async fn differences_in_signed_parts_make_two_deliveries() {
    let mut ways = 0;
    for (number, name) in Profile::names().iter().enumerate() {
        let provider = Provider::new(name);
        let (endpoint, seen) = provider.endpoint();
        let mut random = Random(0x5eed + u64::try_from(number).unwrap());
        let mut known = HashSet::new();
        let mut handled = 0;
        for round in 0..ROUNDS {
            let delivery = any(&provider, &mut random);
            // Linear's signatures are valid for a minute, so the clock doesn't advance between sending and receiving.
            seen.wait(random.below(20));
            let request = provider.request(&delivery, seen.time(), &mut random);
            let shown = format!("{name}, round {round}: {delivery:?}\n{request:?}");
            let answer = endpoint.handle(request).await;
            assert!(answer.status().is_success(), "{}: {shown}", answer.status());
            let identity = Identity::of(&provider, &delivery);
            let fresh = known.insert(identity) || !provider.profile.deduplicate;
            handled += usize::from(fresh);
            assert_eq!(seen.count(), handled, "fresh: {fresh}, {shown}");
        }
        assert!(known.len() > 5, "{name}: {}", known.len());
        ways += provider.ways.len();
    }
    assert!(ways > 100, "{ways}");
}

/// The tests rely on the `duplicates` of each profile.
#[test]
fn every_profile_describes_its_ids() {
    for name in Profile::names() {
        let profile = Profile::named(name).unwrap();
        let reason = profile.duplicates.unwrap_or_default();
        assert!(
            reason.len() > 40 && reason.ends_with('.'),
            "{name}: {reason}"
        );
    }
    let without: Vec<_> = Profile::names()
        .iter()
        .filter(|name| !Profile::named(name).unwrap().deduplicate)
        .collect();
    let expected = [
        "cloudevents-binary",
        "datadog",
        "dropbox",
        "google-calendar",
        "microsoft-graph",
        "plaid",
        "plaid-sandbox",
        "websub",
        "websub-sha1",
    ];
    assert!(without.iter().copied().eq(&expected), "{without:?}");
}
