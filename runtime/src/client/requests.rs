//! The methods of a client that begin a request.

use http::Method;

use super::client::Client;
use super::request_builder::RequestBuilder;

impl Client {
    /// Begins a request with a method and a path template such as `/books/{bookId}`.
    ///
    /// ```
    /// # fn builder(client: &callwright::Client) -> callwright::Call<callwright::types::Value> {
    /// use callwright::http::Method;
    ///
    /// client.request(Method::GET, "/books/{bookId}").path("bookId", &17).query("fields", "title").json()
    /// # }
    /// ```
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        RequestBuilder::new(self.clone(), method, path)
    }

    /// Begins a GET request.
    pub fn get(&self, path: &str) -> RequestBuilder {
        self.request(Method::GET, path)
    }

    /// Begins a POST request.
    pub fn post(&self, path: &str) -> RequestBuilder {
        self.request(Method::POST, path)
    }

    /// Begins a PUT request.
    pub fn put(&self, path: &str) -> RequestBuilder {
        self.request(Method::PUT, path)
    }

    /// Begins a PATCH request.
    pub fn patch(&self, path: &str) -> RequestBuilder {
        self.request(Method::PATCH, path)
    }

    /// Begins a DELETE request.
    pub fn delete(&self, path: &str) -> RequestBuilder {
        self.request(Method::DELETE, path)
    }

    /// Begins a HEAD request.
    pub fn head(&self, path: &str) -> RequestBuilder {
        self.request(Method::HEAD, path)
    }

    /// Begins an OPTIONS request.
    pub fn options(&self, path: &str) -> RequestBuilder {
        self.request(Method::OPTIONS, path)
    }

    /// Begins a TRACE request.
    pub fn trace(&self, path: &str) -> RequestBuilder {
        self.request(Method::TRACE, path)
    }
}
