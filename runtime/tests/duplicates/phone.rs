//! A caller presses 1, and then 1 again: two requests with the same form, to two URLs.

use std::time::SystemTime;

use callwright::Bytes;
use callwright::http::Request;
use callwright::webhook::{Delivery, Outcome, Settings};

use self::line::types::Pressed;
use self::line::webhooks::{self, Webhooks};
use crate::{HandledEvents, answered, signed};

mod line {
    callwright::api!("tests/duplicates/phone.yaml");
}

struct Line(HandledEvents);

impl Webhooks for Line {
    async fn language(&self, delivery: Delivery<Pressed>) -> Outcome<String> {
        self.0.record(format!("language {}", delivery.digits));
        Ok("<Response><Gather action=\"/call/department\"/></Response>".to_owned())
    }

    async fn department(&self, delivery: Delivery<Pressed>) -> Outcome<String> {
        self.0.record(format!("department {}", delivery.digits));
        Ok("<Response><Dial>+4930123456</Dial></Response>".to_owned())
    }
}

const TOKEN: &str = "an auth token of the phone line";
const URL: &str = "https://line.example";

fn pressed(path: &str, form: &str, token: &str) -> Request<Bytes> {
    let request = Request::post(path)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("i-twilio-idempotency-token", token)
        .body(Bytes::from(form.to_owned()))
        .unwrap();
    let settings = Settings::new().secret("secret", TOKEN).public_url(URL);
    signed("twilio", &settings, request, "", SystemTime::now())
}

#[tokio::test]
async fn each_step_of_a_call_is_handled() {
    let handled = HandledEvents::default();
    let endpoint = webhooks::endpoint(Line(handled.clone()))
        .secret(TOKEN)
        .public_url(URL)
        .build()
        .unwrap();
    let form = "CallSid=CA1&Digits=1";
    let (status, said) = answered(&endpoint, pressed("/call/language", form, "t-1")).await;
    assert_eq!((status, said.contains("/call/department")), (200, true));
    let (status, said) = answered(&endpoint, pressed("/call/department", form, "t-2")).await;
    assert_eq!((status, said.contains("+4930123456")), (200, true));
    assert_eq!(handled.all(), ["language 1", "department 1"]);
    // The same request is a duplicate, whatever differs in unsigned parts: the token, the order of the fields, their escapes.
    for (form, token) in [
        (form, "t-2"),
        (form, "t-3"),
        ("Digits=1&CallSid=CA1", "t-4"),
        ("CallSid=%43A1&Digits=1&Digits=1", "t-5"),
    ] {
        let (status, said) = answered(&endpoint, pressed("/call/department", form, token)).await;
        assert_eq!((status, &*said), (204, ""));
    }
    assert_eq!(handled.all().len(), 2);
    // Another query, other digits and another call aren't duplicates.
    for (path, form) in [
        ("/call/department?step=2", form),
        ("/call/department", "CallSid=CA1&Digits=2"),
        ("/call/department", "CallSid=CA2&Digits=1"),
        // The signature is the same, because nothing separates names and values.
        ("/call/department", "CallSid=CA1D&Digits=1"),
        ("/call/department", "CallSid=CA1&Digits=1&x="),
    ] {
        let before = handled.all().len();
        let (status, _) = answered(&endpoint, pressed(path, form, "t-2")).await;
        assert_eq!(
            (status, handled.all().len()),
            (200, before + 1),
            "{path} {form}"
        );
    }
}
