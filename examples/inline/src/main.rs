//! The times of high water: `cargo run -p example-inline -- brest 2026-03-20`

use api::types::{Date, Tide, TideKind};

mod api {
    callwright::api!("tides.yaml");
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(harbour), Some(day)) = (arguments.next(), arguments.next()) else {
        return Err("give a harbour and a day".into());
    };
    let client = api::Client::new();
    print!("{}", high_waters(&client, &harbour, &day.parse()?).await?);
    Ok(())
}

/// The high waters of a day, one on each line.
async fn high_waters(
    client: &api::Client,
    harbour: &str,
    day: &Date,
) -> Result<String, callwright::Error> {
    let tides = client.tides().list(harbour).day(day).await?;
    let high = tides.iter().filter(|tide| tide.kind == TideKind::High);
    Ok(high
        .map(|Tide { at, height, .. }| format!("{at}  {height:.1} m\n"))
        .collect())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use callwright::{Bytes, http};

    #[tokio::test]
    async fn low_water_is_left_out() {
        let client = api::Client::new().transport(|request: http::Request<Bytes>| async move {
            assert_eq!(
                request.uri(),
                "https://tides.example/v1/harbours/brest/tides?day=2026-03-20"
            );
            let tides = r#"[
                { "at": "2026-03-20T05:41:00Z", "kind": "high", "height": 7.42 },
                { "at": "2026-03-20T11:58:00Z", "kind": "low", "height": 0.6 }
            ]"#;
            let response = http::Response::builder().header("content-type", "application/json");
            Ok(response.body(Bytes::from(tides)).unwrap())
        });
        let day = "2026-03-20".parse().unwrap();
        let text = high_waters(&client, "brest", &day).await.unwrap();
        assert_eq!(text, "2026-03-20T05:41:00Z  7.4 m\n");
    }
}
