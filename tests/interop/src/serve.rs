//! Receives deliveries that vendors' libraries sign.

use std::collections::BTreeMap;
use std::error::Error;
use std::io::BufRead;

use axum::Router;
use axum::extract::{Path, State};
use axum::routing::get;
use serde::Deserialize;
use serde_json::json;
use tokio::net::TcpListener;
use tokio::runtime::Builder;

use crate::config::VendorConfig;
use crate::documents::documents;
use crate::handler::Handled;

/// The endpoints to serve, and the documents that they may fetch.
#[derive(Deserialize)]
struct ServeCommand {
    /// The endpoints by path.
    endpoints: BTreeMap<String, VendorConfig>,
    /// The documents by URL.
    documents: BTreeMap<String, String>,
}

/// Serves on loopback until the input ends. Its first line is the command. The reply has the port and the endpoints that
/// can't be built.
pub(crate) fn serve() -> Result<(), Box<dyn Error>> {
    let mut lines = std::io::stdin().lock().lines();
    let command = lines.next().ok_or("the command is missing")??;
    let command: ServeCommand = serde_json::from_str(&command)?;
    let (router, refused) = router(&command);
    let runtime = Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()?;
    let listener = runtime.block_on(TcpListener::bind(("127.0.0.1", 0)))?;
    let port = listener.local_addr()?.port();
    println!("{}", json!({ "port": port, "refused": refused }));
    runtime.spawn(async move { axum::serve(listener, router).await });
    for line in lines {
        line?;
    }
    Ok(())
}

/// A router with each endpoint at its name, and its handled bodies at `/handled/` and its name. Also the endpoints that
/// can't be built, with the errors.
fn router(command: &ServeCommand) -> (Router, BTreeMap<&str, String>) {
    let handled = Handled::default();
    let mut refused = BTreeMap::new();
    let mut router = Router::new().route("/handled/{name}", get(bodies));
    for (name, config) in &command.endpoints {
        let endpoint = handled
            .endpoint(name)
            .transport(documents(&command.documents));
        match config
            .configure_endpoint(endpoint)
            .and_then(|endpoint| Ok(endpoint.build()?))
        {
            Ok(endpoint) => router = router.route_service(&format!("/{name}"), endpoint),
            Err(error) => {
                refused.insert(name.as_str(), error.to_string());
            }
        }
    }
    (router.with_state(handled), refused)
}

async fn bodies(State(handled): State<Handled>, Path(name): Path<String>) -> String {
    json!(handled.bodies(&name)).to_string()
}
