//! Decoding and encoding: what `object!` and its like make, against serde's derives.
//!
//! Both sides have the same fields and read the same bytes, in turns, so that a busy machine is
//! busy for both. Printed is the best time of each and ours by theirs: below 1 is faster.
//!
//!     cargo run --release [-- <rounds>]

mod data;
mod derived;
mod ours;

use std::hint::black_box;
use std::time::{Duration, Instant};

use serde::de::DeserializeOwned;
use serde::ser::Serialize;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let rounds = std::env::args()
        .nth(1)
        .map_or(Ok(40), |rounds| rounds.parse::<usize>())?;
    println!(
        "{:>10}  {:>9}  {:>9}  {:>9}  {:>6}",
        "data", "", "ours", "derived", "ratio"
    );
    compare::<Vec<ours::Repository>, Vec<derived::Repository>>(
        "nested",
        &data::repositories(),
        rounds,
    )?;
    compare::<Vec<ours::Repository>, Vec<derived::Repository>>(
        "shuffled",
        &data::shuffled(),
        rounds,
    )?;
    compare::<Vec<ours::Event>, Vec<derived::Event>>("tagged", &data::events(), rounds)?;
    Ok(())
}

/// Measures one kind of data, after making sure that both sides say the same of it.
fn compare<O, D>(name: &str, json: &[u8], rounds: usize) -> Result<(), Box<dyn std::error::Error>>
where
    O: DeserializeOwned + Serialize,
    D: DeserializeOwned + Serialize,
{
    let (ours, derived): (O, D) = (serde_json::from_slice(json)?, serde_json::from_slice(json)?);
    let value: serde_json::Value = serde_json::from_slice(json)?;
    assert_eq!(serde_json::to_value(&ours)?, value, "ours loses something");
    assert_eq!(
        serde_json::to_value(&derived)?,
        value,
        "the derives lose something"
    );

    let mut decode = (Duration::MAX, Duration::MAX);
    let mut encode = (Duration::MAX, Duration::MAX);
    for round in 0..rounds {
        // Whoever comes second finds warm caches, so they take turns.
        for ours_now in [round % 2 == 0, round % 2 != 0] {
            let (decode, encode, times) = if ours_now {
                (&mut decode.0, &mut encode.0, run::<O>(json)?)
            } else {
                (&mut decode.1, &mut encode.1, run::<D>(json)?)
            };
            *decode = times.0.min(*decode);
            *encode = times.1.min(*encode);
        }
    }
    for (what, (ours, derived)) in [("decode", decode), ("encode", encode)] {
        let speed =
            |time: Duration| format!("{:.0} MB/s", json.len() as f64 / time.as_secs_f64() / 1e6);
        let ratio = ours.as_secs_f64() / derived.as_secs_f64();
        println!(
            "{name:>10}  {what:>9}  {:>9}  {:>9}  {ratio:>6.3}",
            speed(ours),
            speed(derived)
        );
    }
    Ok(())
}

/// The times to decode the data and to encode it again, dropping not counted.
fn run<T: DeserializeOwned + Serialize>(json: &[u8]) -> serde_json::Result<(Duration, Duration)> {
    let start = Instant::now();
    let decoded: T = black_box(serde_json::from_slice(black_box(json))?);
    let decode = start.elapsed();
    let start = Instant::now();
    let encoded = black_box(serde_json::to_vec(black_box(&decoded))?);
    let encode = start.elapsed();
    drop((decoded, encoded));
    Ok((decode, encode))
}
