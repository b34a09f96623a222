//! The JSON form of requests between both sides.

use std::collections::BTreeMap;
use std::error::Error;

use bytes::Bytes;
use http::Request;
use serde::{Deserialize, Serialize};

/// A request with a body of text.
#[derive(Deserialize, Serialize)]
pub(crate) struct Delivery {
    method: String,
    url: String,
    headers: BTreeMap<String, String>,
    body: String,
}

impl Delivery {
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    pub(crate) fn headers(&self) -> &BTreeMap<String, String> {
        &self.headers
    }

    pub(crate) fn body(&self) -> &str {
        &self.body
    }
}

impl TryFrom<Delivery> for Request<Bytes> {
    type Error = http::Error;

    fn try_from(delivery: Delivery) -> Result<Self, Self::Error> {
        let mut request = Request::builder()
            .method(delivery.method.as_str())
            .uri(delivery.url);
        for (name, value) in delivery.headers {
            request = request.header(name, value);
        }
        request.body(delivery.body.into())
    }
}

impl TryFrom<Request<Bytes>> for Delivery {
    type Error = Box<dyn Error>;

    fn try_from(request: Request<Bytes>) -> Result<Self, Self::Error> {
        let mut headers = BTreeMap::new();
        for (name, value) in request.headers() {
            let value = value.to_str()?.to_owned();
            if headers.insert(name.to_string(), value).is_some() {
                return Err(format!("there are two headers {name}").into());
            }
        }
        Ok(Self {
            method: request.method().to_string(),
            url: request.uri().to_string(),
            headers,
            body: String::from_utf8(request.into_body().into())?,
        })
    }
}
