//! Modules whose features are off. After `//~` is a part of the compiler's message for the line.

#![allow(unused_imports)]

use callwright::webhook::Delivery; //~ gated behind the `webhooks` feature
use golden_features::orders::Orders; //~ gated behind the `orders` feature
use golden_features::webhooks::Webhooks; //~ gated behind the `webhooks` feature

fn main() {}
