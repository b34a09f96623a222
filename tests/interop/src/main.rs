//! Our side of the talk with vendors' own libraries: `serve` receives what they sign, `send` sends what they verify, and
//! `sign` signs what of it isn't JSON.
//!
//! All read JSON, an object a line, and answer each line with one. `tests/interop/run` starts them.

mod delivery;
mod documents;
mod handler;
mod send;
mod serve;
mod sign;
mod told;

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    match std::env::args().nth(1).as_deref() {
        Some("serve") => serve::serve(),
        Some("send") => send::send(),
        Some("sign") => sign::sign(),
        _ => Err("say what to do: `callwright-interop serve`, `send` or `sign`".into()),
    }
}
