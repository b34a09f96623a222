use super::*;

const LONG: Duration = Duration::from_secs(3600);

async fn claim(store: &MemoryStore, key: &str) -> Claim {
    store.claim("a", key, LONG).await.unwrap()
}

#[tokio::test]
async fn a_delivery_is_fresh_once() {
    let store = MemoryStore::new();
    assert_eq!(claim(&store, "1").await, Claim::Fresh);
    assert_eq!(claim(&store, "1").await, Claim::InFlight);
    assert_eq!(store.claim("b", "1", LONG).await.unwrap(), Claim::Fresh);
    store.release("a", "1").await.unwrap();
    assert_eq!(claim(&store, "1").await, Claim::Fresh);
    store.complete("a", "1", LONG).await.unwrap();
    assert_eq!(claim(&store, "1").await, Claim::Done);
    // A late release doesn't forget a handled delivery.
    store.release("a", "1").await.unwrap();
    assert_eq!(claim(&store, "1").await, Claim::Done);
}

#[tokio::test]
async fn claims_and_retentions_expire() {
    let store = MemoryStore::new();
    store.claim("a", "1", Duration::ZERO).await.unwrap();
    assert_eq!(claim(&store, "1").await, Claim::Fresh);
    store.complete("a", "1", Duration::ZERO).await.unwrap();
    assert_eq!(claim(&store, "1").await, Claim::Fresh);
    store.complete("a", "1", Duration::MAX).await.unwrap();
    assert_eq!(claim(&store, "1").await, Claim::Done);
}

#[tokio::test]
async fn the_oldest_is_forgotten_first() {
    let store = MemoryStore::with_capacity(3);
    for key in ["1", "2", "3", "4"] {
        assert_eq!(claim(&store, key).await, Claim::Fresh);
        store.complete("a", key, LONG).await.unwrap();
    }
    assert_eq!(claim(&store, "4").await, Claim::Done);
    assert_eq!(claim(&store, "2").await, Claim::Done);
    assert_eq!(claim(&store, "1").await, Claim::Fresh);
}

#[tokio::test]
async fn claims_are_never_forgotten_for_room() {
    let store = MemoryStore::with_capacity(2);
    assert_eq!(claim(&store, "1").await, Claim::Fresh);
    assert_eq!(claim(&store, "2").await, Claim::Fresh);
    assert!(store.claim("a", "3", LONG).await.is_err());
    store.release("a", "2").await.unwrap();
    assert_eq!(claim(&store, "3").await, Claim::Fresh);
    assert_eq!(claim(&store, "1").await, Claim::InFlight);
}

#[tokio::test]
async fn memory_is_bounded() {
    let store = MemoryStore::with_capacity(1000);
    for number in 0..100_000 {
        let key = number.to_string();
        assert_eq!(claim(&store, &key).await, Claim::Fresh);
        match number % 3 {
            0 => store.release("a", &key).await.unwrap(),
            _ => store.complete("a", &key, LONG).await.unwrap(),
        }
    }
    let kept = store.entries();
    assert!(kept.len() <= 1000, "{}", kept.len());
    let capacities = kept.capacities();
    assert!(
        capacities.iter().all(|&capacity| capacity < 4000),
        "{capacities:?}"
    );
}

/// Completes a delivery of which copies verify for this long.
async fn complete(store: &MemoryStore, key: &str, least: Duration) {
    let done = store.complete_at_least("a", key, LONG, least);
    done.await.unwrap();
}

#[tokio::test]
async fn a_delivery_isnt_forgotten_while_copies_verify() {
    let store = MemoryStore::with_capacity(3);
    for key in ["1", "2", "3"] {
        assert_eq!(claim(&store, key).await, Claim::Fresh);
        complete(&store, key, LONG).await;
    }
    // A full store returns an error.
    let error = store.claim("a", "4", LONG).await.unwrap_err();
    assert!(
        error.to_string().starts_with("the store is full"),
        "{error}"
    );
    for key in ["1", "2", "3"] {
        assert_eq!(claim(&store, key).await, Claim::Done);
    }
    assert_eq!(store.len(), 3);
}

#[tokio::test]
async fn there_is_room_when_copies_dont_verify_any_more() {
    let store = MemoryStore::with_capacity(2);
    let short = Duration::from_millis(30);
    for (key, least) in [("1", LONG), ("2", short)] {
        assert_eq!(claim(&store, key).await, Claim::Fresh);
        complete(&store, key, least).await;
    }
    assert!(store.claim("a", "3", LONG).await.is_err());
    std::thread::sleep(2 * short);
    assert_eq!(claim(&store, "3").await, Claim::Fresh);
    // The one of which copies still verify is kept.
    assert_eq!(claim(&store, "1").await, Claim::Done);
    assert_eq!(store.len(), 2);
}

#[tokio::test]
async fn verifying_deliveries_may_exceed_the_capacity() {
    let store = MemoryStore::of(3, 6);
    for key in ["old", "1", "2", "3", "4", "5"] {
        assert_eq!(claim(&store, key).await, Claim::Fresh);
        let least = if key == "old" { Duration::ZERO } else { LONG };
        complete(&store, key, least).await;
    }
    // Forgettable entries were removed first.
    assert_eq!(store.len(), 5);
    assert_eq!(claim(&store, "old").await, Claim::Fresh);
    assert!(store.claim("a", "6", LONG).await.is_err());
    for key in ["1", "2", "3", "4", "5"] {
        assert_eq!(claim(&store, key).await, Claim::Done);
    }
}

#[tokio::test]
async fn the_least_time_extends_the_retention() {
    let store = MemoryStore::new();
    assert_eq!(claim(&store, "1").await, Claim::Fresh);
    let done = store.complete_at_least("a", "1", Duration::ZERO, LONG);
    done.await.unwrap();
    assert_eq!(claim(&store, "1").await, Claim::Done);
}

#[tokio::test]
async fn repeated_handling_takes_no_more_memory() {
    let store = MemoryStore::with_capacity(100);
    for number in 0..10_000 {
        let key = (number % 10).to_string();
        store.claim("a", &key, Duration::ZERO).await.unwrap();
        let (retention, least) = (Duration::ZERO, Duration::from_millis(number % 2));
        let done = store.complete_at_least("a", &key, retention, least);
        done.await.unwrap();
    }
    let capacities = store.entries().capacities();
    assert!(
        capacities.iter().all(|&capacity| capacity < 400),
        "{capacities:?}"
    );
}

#[tokio::test]
async fn pointers_to_stores_are_stores() {
    let store = std::sync::Arc::new(MemoryStore::with_capacity(1));
    let shared: Box<dyn Store> = Box::new(std::sync::Arc::clone(&store));
    assert_eq!(shared.claim("a", "1", LONG).await.unwrap(), Claim::Fresh);
    shared.release("a", "1").await.unwrap();
    assert_eq!(shared.claim("a", "1", LONG).await.unwrap(), Claim::Fresh);
    let done = shared.complete_at_least("a", "1", LONG, LONG);
    done.await.unwrap();
    assert!(shared.claim("a", "2", LONG).await.is_err());
    assert_eq!(store.len(), 1);
}
