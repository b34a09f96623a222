#![allow(warnings)]

mod types;
mod module;

use callwright::http::Request;
use callwright::serde_json::{self, Value, json};
use callwright::webhook::{
    Claim, Delivery, Outcome, Profile, Settings, Signer, Store, StoreFuture, UndecodableEvent, UnknownEvent,
};
use callwright::Bytes;
use std::collections::BTreeMap;
use std::future::{Ready, ready};
use std::sync::Mutex;
use std::time::{Duration, SystemTime};

static HANDLED: Mutex<Vec<Value>> = Mutex::new(Vec::new());

struct Handler;

impl module::Handles for Handler {
    // methods

    fn unknown(&self, delivery: Delivery<UnknownEvent>) -> impl Future<Output = Outcome> + Send {
        record("unknown", &delivery, json!({}));
        delivery.not_handled()
    }

    fn undecodable(&self, delivery: Delivery<UndecodableEvent>) -> impl Future<Output = Outcome> + Send {
        let error = &delivery.payload.error;
        let (path, reason) = (error.path(), error.reason());
        record("undecodable", &delivery, json!({ "error": error.to_string(), "path": path, "reason": reason }));
        delivery.refused()
    }
}

fn handle<T: serde::Serialize, P, R>(method: &str, delivery: Delivery<T, P>) -> Ready<Outcome<R>> {
    let after = match serde_json::to_string(&delivery.payload) {
        Ok(text) => json!({ "after": text }),
        Err(error) => json!({ "encode_error": error.to_string() }),
    };
    record(method, &delivery, after);
    delivery.not_handled()
}

fn record<T, P>(method: &str, delivery: &Delivery<T, P>, mut more: Value) {
    let all = delivery.deviations().iter();
    let deviations: Vec<Value> = all.map(|d| json!([d.path(), d.to_string()])).collect();
    more["method"] = method.into();
    more["event"] = delivery.event().into();
    more["deviations"] = deviations.into();
    more["raw"] = String::from_utf8_lossy(delivery.raw()).into();
    HANDLED.lock().unwrap().push(more);
}

/// A store without duplicates: the same payload may be sent twice.
struct NoDuplicates;

impl Store for NoDuplicates {
    fn claim<'a>(&'a self, _: &'a str, _: &'a str, _: Duration) -> StoreFuture<'a, Claim> {
        Box::pin(async { Ok(Claim::Fresh) })
    }

    fn complete<'a>(&'a self, _: &'a str, _: &'a str, _: Duration) -> StoreFuture<'a, ()> {
        Box::pin(async { Ok(()) })
    }

    fn release<'a>(&'a self, _: &'a str, _: &'a str) -> StoreFuture<'a, ()> {
        Box::pin(async { Ok(()) })
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let path = std::env::args().nth(1).unwrap();
    let text = std::fs::read_to_string(path).unwrap();
    let mut lines = text.lines();
    let setup: Value = serde_json::from_str(lines.next().unwrap()).unwrap();
    let mut builder = module::endpoint(Handler).store("deliveries", NoDuplicates);
    let mut settings = Settings::new();
    for (name, value) in setup["settings"].as_object().unwrap() {
        let value = value.as_str().unwrap();
        builder = builder.secret_named(name, value);
        settings = settings.secret(name, value);
    }
    let signer = match setup["profile"].as_str() {
        Some(name) => Some(Signer::new(&Profile::named(name).unwrap(), &settings).unwrap()),
        None => {
            builder = builder.unverified();
            None
        }
    };
    builder = match setup["lenient"].as_bool() {
        Some(true) => builder.lenient(),
        Some(false) => builder.strict(),
        None => builder,
    };
    let endpoint = builder.build().unwrap();
    for (number, line) in lines.enumerate() {
        let sent: Value = serde_json::from_str(line).unwrap();
        let mut request = Request::post("/hooks");
        for header in sent["headers"].as_array().unwrap() {
            request = request.header(header[0].as_str().unwrap(), header[1].as_str().unwrap());
        }
        let body = Bytes::from(sent["body"].as_str().unwrap().to_owned());
        let mut request = request.body(body).unwrap();
        if let Some(signer) = &signer {
            if let Err(error) = signer.sign(&mut request, &number.to_string(), SystemTime::now()) {
                println!("{}", json!({ "sign_error": error.to_string() }));
                continue;
            }
        }
        let body = String::from_utf8_lossy(request.body()).into_owned();
        let response = endpoint.handle(request).await;
        println!("{}", json!({
            "status": response.status().as_u16(),
            "response": String::from_utf8_lossy(response.body()),
            "body": body,
            "handled": std::mem::take(&mut *HANDLED.lock().unwrap()),
        }));
    }
}
