//! Slips in handlers of webhooks. After `//~` is a part of the compiler's message for the line, after `//~^` for the line
//! above.

#![allow(dead_code)]

mod shop {
    callwright::api!("../../examples/documents/bookshop.yaml");
}

use shop::types::OrderSent;
use shop::webhooks::{Delivery, Outcome, Webhooks, endpoint};
use std::rc::Rc;

struct NotAsync;

impl Webhooks for NotAsync {
    fn order_sent(&self, _: Delivery<OrderSent>) -> Outcome {
        //~^ is not a future
        Ok(())
    }
}

struct WithoutDelivery;

impl Webhooks for WithoutDelivery {
    async fn order_sent(&self, _: OrderSent) -> Outcome {
        //~^ change the parameter type to match the trait
        Ok(())
    }
}

struct AnotherEvent;

impl Webhooks for AnotherEvent {
    async fn order_send(&self, _: Delivery<OrderSent>) -> Outcome {
        //~^ there is an associated function with a similar name
        Ok(())
    }
}

struct NotSend;

impl Webhooks for NotSend {
    async fn order_sent(&self, _: Delivery<OrderSent>) -> Outcome {
        //~^ future returned by `order_sent` is not `Send`
        let count = Rc::new(1);
        std::future::ready(()).await;
        drop(count);
        Ok(())
    }
}

struct NotSync(Rc<u8>);

impl Webhooks for NotSync {} //~ cannot be shared between threads safely

struct TextAsError;

impl Webhooks for TextAsError {
    async fn order_sent(&self, _: Delivery<OrderSent>) -> Outcome {
        Err("no")? //~ `?` couldn't convert the error
    }
}

struct NoHandler;

fn no_handler() {
    let _ = endpoint(NoHandler); //~ the trait `Webhooks` is not implemented for `NoHandler`
}

fn main() {}
