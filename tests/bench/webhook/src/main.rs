//! A GitHub-like `issues.opened` delivery, from request to answer: Callwright's endpoint, against a handler that was written by
//! hand for axum with `hmac`, `sha2` and serde's derives.
//!
//! Both get the same signed requests, in turns, so that a busy machine is busy for both. Printed are the best rates, and
//! their time by ours, for the best rounds and as the median of all: above 1, ours is faster. Ours also looks whether a delivery came before, runs the handler in a task of its own
//! under a deadline, and survives its panics; theirs doesn't.
//!
//!     cargo run --release [-- <rounds>]
//!     cargo run --release -- ours|by-hand <deliveries>
//!
//! The second form sends deliveries through one side alone, for profilers: `alone` holds all that is theirs, and
//! `valgrind --tool=callgrind --toggle-collect='*::alone*'` counts that.
//!
//! Samples are published with blanks, deliveries come without: both are sent.
//!
//! With `CALLWRIGHT_CORPUS` naming a folder that has `payloads/github`, GitHub's own published sample is sent as well.

mod by_hand;
mod derived;
mod endpoint;
mod ours;

use std::hint::black_box;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Body;
use axum::routing::post;
use callwright::Bytes;
use callwright::http::{Request, StatusCode};
use callwright::webhook::Endpoint;
use hmac::Mac;
use tokio::runtime::Runtime;
use tower::ServiceExt;

/// How many deliveries are one round: so few that a busy machine leaves some rounds alone.
const ROUND: usize = 200;

const SAMPLE: &str = include_str!("sample.json");

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let mut arguments = std::env::args().skip(1);
    let first = arguments.next();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    if let Some(side @ ("ours" | "by-hand")) = first.as_deref() {
        let deliveries = arguments.next().ok_or("how many deliveries?")?.parse()?;
        return one_side(&runtime, side == "ours", deliveries);
    }
    let rounds = first.map_or(Ok(250), |rounds| rounds.parse::<usize>())?;
    println!(
        "{:>10}  {:>8}  {:>10}  {:>10}  {:>6}  {:>6}",
        "payload", "through", "ours", "by hand", "best", "median"
    );
    runtime.block_on(compare("own", SAMPLE, rounds))?;
    runtime.block_on(compare("own, dense", &dense(SAMPLE)?, rounds))?;
    if let Some(corpus) = std::env::var_os("CALLWRIGHT_CORPUS") {
        let path = "payloads/github/api.github.com/issues/opened.payload.json";
        let text = std::fs::read_to_string(std::path::Path::new(&corpus).join(path))?;
        runtime.block_on(compare("github's", &text, rounds))?;
        runtime.block_on(compare("its, dense", &dense(&text)?, rounds))?;
    }
    runtime.block_on(memory(100_000))
}

async fn compare(name: &str, sample: &str, rounds: usize) -> Result<(), Failure> {
    let ours = endpoint::build()?;
    let our_router = Router::new().route_service("/hooks", endpoint::build()?);
    let their_router = Router::new().route("/hooks", post(by_hand::axum_handler));
    let mut times = [const { Vec::new() }; 4];
    for round in 0..rounds {
        // Every delivery is another one, or ours would tell that it came before.
        let requests: Vec<_> = (0..ROUND)
            .map(|at| request(sample, round * ROUND + at))
            .collect();
        for turn in 0..4 {
            let turn = (turn + round) % 4;
            let requests = requests.clone();
            let start = Instant::now();
            for request in requests {
                let status = match turn {
                    0 => ours.handle(request).await.status(),
                    1 => by_hand::answer(request).await.status(),
                    2 => our_router
                        .clone()
                        .oneshot(request.map(Body::from))
                        .await?
                        .status(),
                    _ => their_router
                        .clone()
                        .oneshot(request.map(Body::from))
                        .await?
                        .status(),
                };
                assert_eq!(black_box(status), StatusCode::OK);
            }
            times[turn].push(start.elapsed());
        }
    }
    let [ours, theirs, our_axum, their_axum] = times;
    for (through, ours, theirs) in [("a call", ours, theirs), ("axum", our_axum, their_axum)] {
        let best = |times: &[Duration]| times.iter().min().map_or(f64::NAN, Duration::as_secs_f64);
        let rate = |best: f64| format!("{:.0} /s", ROUND as f64 / best);
        let (our_best, their_best) = (best(&ours), best(&theirs));
        println!(
            "{name:>10}  {through:>8}  {:>10}  {:>10}  {:>6.3}  {:>6.3}",
            rate(our_best),
            rate(their_best),
            their_best / our_best,
            median(&ours, &theirs)
        );
    }
    Ok(())
}

/// Their time by ours, of the round in the middle.
fn median(ours: &[Duration], theirs: &[Duration]) -> f64 {
    let each = ours.iter().zip(theirs);
    let mut ratios: Vec<f64> = each
        .map(|(ours, theirs)| theirs.as_secs_f64() / ours.as_secs_f64())
        .collect();
    ratios.sort_by(f64::total_cmp);
    ratios.get(ratios.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Sends deliveries through one side.
fn one_side(runtime: &Runtime, ours: bool, deliveries: usize) -> Result<(), Failure> {
    let ours = if ours { Some(endpoint::build()?) } else { None };
    for number in 0..deliveries {
        let request = request(SAMPLE, number);
        let status = alone(runtime, ours.as_ref(), request);
        assert_eq!(status, StatusCode::OK);
    }
    Ok(())
}

#[inline(never)]
fn alone(runtime: &Runtime, ours: Option<&Endpoint>, request: Request<Bytes>) -> StatusCode {
    runtime.block_on(async {
        match ours {
            Some(ours) => ours.handle(request).await.status(),
            None => by_hand::answer(request).await.status(),
        }
    })
}

/// What stays in memory after so many deliveries.
async fn memory(deliveries: usize) -> Result<(), Failure> {
    let ours = endpoint::build()?;
    println!("\n{:>10}  {:>10}", "deliveries", "resident");
    for delivery in 0..=deliveries {
        if delivery % (deliveries / 10) == 0 {
            println!("{delivery:>10}  {:>7} kB", resident()?);
        }
        let status = ours.handle(request(SAMPLE, delivery)).await.status();
        assert_eq!(status, StatusCode::OK);
    }
    Ok(())
}

/// The memory of this process, where the system tells.
fn resident() -> Result<u64, Failure> {
    let Ok(text) = std::fs::read_to_string("/proc/self/status") else {
        return Ok(0);
    };
    let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    Ok(line
        .unwrap_or("0 kB")
        .trim()
        .trim_end_matches(" kB")
        .parse()?)
}

/// A sample without its blanks, as deliveries come.
fn dense(sample: &str) -> Result<String, Failure> {
    Ok(serde_json::from_str::<serde_json::Value>(sample)?.to_string())
}

/// The sample as the delivery of that number.
fn request(sample: &str, number: usize) -> Request<Bytes> {
    let blank = if sample.contains("\"number\": 1,") {
        " "
    } else {
        ""
    };
    let [old, new] = [1, number].map(|number| format!("\"number\":{blank}{number},"));
    let body = sample.replacen(&old, &new, 1);
    let mut mac = by_hand::mac();
    mac.update(body.as_bytes());
    let signature = format!("sha256={}", hex::encode(mac.finalize().into_bytes()));
    Request::post("/hooks")
        .header("accept", "*/*")
        .header("content-type", "application/json")
        .header("user-agent", "GitHub-Hookshot/0000000")
        .header(
            "x-github-delivery",
            format!("00000000-0000-0000-0000-{number:012}"),
        )
        .header("x-github-event", "issues")
        .header("x-github-hook-id", "1")
        .header("x-github-hook-installation-target-id", "1")
        .header("x-github-hook-installation-target-type", "repository")
        .header("x-hub-signature-256", signature)
        .body(Bytes::from(body))
        .expect("the parts are well-formed")
}
