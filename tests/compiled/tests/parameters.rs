//! Every location and style of parameters, byte for byte as in the tables of the OpenAPI Specification
//! (3.0.4, "Style Examples") and in RFC 6570.
#![allow(clippy::unwrap_used)]

use callwright::types::{Date, DateTime, Uuid};
use callwright_compiled::{target, text};
use golden_parameters::Client;
use golden_parameters::finite::PlaceBody;
use golden_parameters::types::{Color, Deep, DeepSize, Place, PlaceAt, QueryLevel, Rgb};

const RGB: Rgb = Rgb {
    r: Some(100),
    g: Some(200),
    b: Some(150),
};

const LIST: &[&str] = &["blue", "black", "brown"];

fn deep() -> Deep {
    Deep {
        name: Some("a b".to_owned()),
        tags: Some(vec!["x".to_owned(), "y&z".to_owned()]),
        size: Some(DeepSize {
            min: Some(1),
            max: None,
        }),
    }
}

#[test]
fn path_styles() {
    let path = Client::new().path();
    let table = [
        (path.simple("plain").request(), "simple/plain"),
        (
            path.simple("a/b?c#d%e f").request(),
            "simple/a%2Fb%3Fc%23d%25e%20f",
        ),
        (path.simple("größe").request(), "simple/gr%C3%B6%C3%9Fe"),
        (path.integer(-7).request(), "integer/-7"),
        (path.list(LIST).request(), "list/blue,black,brown"),
        (path.list(&["a,b", "c/d"]).request(), "list/a%2Cb,c%2Fd"),
        (path.object(&RGB).request(), "object/R,100,G,200,B,150"),
        (
            path.object_exploded(&RGB).request(),
            "object-exploded/R=100,G=200,B=150",
        ),
        (path.label(LIST).request(), "label/.blue,black,brown"),
        (
            path.label_exploded(LIST).request(),
            "label-exploded/.blue.black.brown",
        ),
        (
            path.matrix(LIST).request(),
            "matrix/;value=blue,black,brown",
        ),
        (
            path.matrix_exploded(LIST).request(),
            "matrix-exploded/;value=blue;value=black;value=brown",
        ),
        (
            path.json(&RGB).request(),
            "json/%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D",
        ),
    ];
    for (request, expected) in table {
        assert_eq!(target(request), format!("/base/path/{expected}"));
    }
}

#[test]
fn path_variables_are_filled_by_name() {
    let day = "2026-02-03".parse::<Date>().unwrap();
    let request = Client::new().path().several(1, 2, &day).request();
    assert_eq!(target(request), "/base/path/1...2/of/2026-02-03");
}

#[test]
fn a_path_value_stays_in_its_segment() {
    for value in ["", ".", ".."] {
        let request = Client::new().path().simple(value).request();
        assert!(request.is_err(), "{value:?} gave {request:?}");
    }
    let request = Client::new().path().simple("../../admin").request();
    assert_eq!(target(request), "/base/path/simple/..%2F..%2Fadmin");
}

/// The query after `must=m`.
macro_rules! query {
    ($($setter:ident($($value:expr)?)).*) => {{
        let query = Client::new().query().query("m")$(.$setter($($value)?))*;
        let target = target(query.call().request());
        target.strip_prefix("/base/query?must=m").unwrap().trim_start_matches('&').to_owned()
    }};
}

#[test]
fn query_scalars() {
    assert_eq!(
        query!(text("a b&c=d/é+%")),
        "text=a%20b%26c%3Dd%2F%C3%A9%2B%25"
    );
    assert_eq!(query!(text("")), "text=");
    assert_eq!(query!(flag(true).number(1.5)), "flag=true&number=1.5");
    let moment = "2026-02-03T04:05:06+01:00".parse::<DateTime>().unwrap();
    assert_eq!(
        query!(moment(&moment)),
        "moment=2026-02-03T04%3A05%3A06%2B01%3A00"
    );
    assert_eq!(query!(color(Color::DarkBlue)), "color=dark%20blue");
    assert_eq!(query!(color(Color::Unknown("new".to_owned()))), "color=new");
    assert_eq!(query!(level(QueryLevel::V2)), "level=2");
    assert_eq!(query!(odd_name("x")), "odd%5Bname%5D=x");
}

#[test]
fn query_lists() {
    assert_eq!(query!(form(LIST)), "form=blue&form=black&form=brown");
    assert_eq!(query!(ids(&[1, 2])), "ids=1&ids=2");
    assert_eq!(
        query!(colors(&[Color::Red, Color::DarkBlue])),
        "colors=red&colors=dark%20blue"
    );
    assert_eq!(query!(comma(LIST)), "comma=blue,black,brown");
    assert_eq!(query!(comma(&["a,b", "c"])), "comma=a%2Cb,c");
    assert_eq!(query!(space(LIST)), "space=blue%20black%20brown");
    assert_eq!(query!(pipe(LIST)), "pipe=blue%7Cblack%7Cbrown");
}

#[test]
fn query_objects() {
    assert_eq!(query!(exploded(&RGB)), "R=100&G=200&B=150");
    assert_eq!(query!(flat(&RGB)), "flat=R,100,G,200,B,150");
    assert_eq!(
        query!(deep(&deep())),
        "deep%5Bname%5D=a%20b&deep%5Btags%5D=x&deep%5Btags%5D=y%26z&deep%5Bsize%5D%5Bmin%5D=1"
    );
    assert_eq!(
        query!(json(&deep())),
        "json=%7B%22name%22%3A%22a%20b%22%2C%22tags%22%3A%5B%22x%22%2C%22y%26z%22%5D%2C%22size%22%3A%7B%22min%22%3A1%7D%7D"
    );
}

#[test]
fn reserved_characters_are_kept_with_allow_reserved() {
    assert_eq!(query!(reserved("a/b:c?d")), "reserved=a/b:c?d");
    // Characters that would end the value are escaped anyway.
    assert_eq!(query!(reserved("a&b#c")), "reserved=a%26b%23c");
}

#[test]
fn headers() {
    let id = "6ba7b810-9dad-11d1-80b4-00c04fd430c8"
        .parse::<Uuid>()
        .unwrap();
    let call = Client::new()
        .header_calls()
        .header(&id)
        .x_text("plain")
        .x_list(LIST)
        .x_object(&RGB)
        .x_object_exploded(&RGB)
        .x_json(&RGB)
        .if_modified_since("Tue, 03 Feb 2026 04:05:06 GMT");
    assert_eq!(
        text(call.call().request()),
        "GET https://api.example/base/header\n\
         if-modified-since: Tue, 03 Feb 2026 04:05:06 GMT\n\
         x-json: {\"R\":100,\"G\":200,\"B\":150}\n\
         x-list: blue,black,brown\n\
         x-must: 6ba7b810-9dad-11d1-80b4-00c04fd430c8\n\
         x-object: R,100,G,200,B,150\n\
         x-object-exploded: R=100,G=200,B=150\n\
         x-text: plain\n"
    );
}

#[test]
fn a_header_value_cant_add_another_header() {
    let id = Uuid::from_wire("not one\r\nX-Evil: 1");
    let request = Client::new().header_calls().header(&id).call().request();
    assert!(request.is_err(), "{request:?}");
}

#[test]
fn cookies() {
    let call = Client::new()
        .cookie()
        .cookie("a; b")
        .theme(Color::Red)
        .seen(&[1, 2]);
    assert_eq!(
        text(call.call().request()),
        "GET https://api.example/base/cookie\ncookie: session=a%3B%20b; theme=red; seen=1,2\n"
    );
}

#[test]
fn parameters_with_the_same_name() {
    let call = Client::new()
        .shared()
        .shared("in-path", 3)
        .id_query("in-query")
        .body("b");
    assert_eq!(
        target(call.call().request()),
        "/base/shared/in-path?page=3&id=in-query&body=b"
    );
}

#[test]
fn invalid_characters_of_a_path_are_escaped() {
    let odd = Client::new().odd();
    for (request, expected) in [
        (
            odd.literal("a b").request(),
            "with%20space/gr%C3%B6%C3%9Fe/50%25/a%20b",
        ),
        (
            odd.query("a&b").request(),
            "query/a%26b?kind=a%20b&of=a%26b",
        ),
        (odd.slash("x/y").request(), "slash/x%2Fy/end"),
        (odd.rest(7).request(), "rest/7"),
    ] {
        assert_eq!(
            text(request),
            format!("GET https://api.example/base/odd/{expected}\n")
        );
    }
}

#[test]
fn numbers_that_arent_finite_are_refused() {
    let finite = Client::new().finite();
    for (call, expected) in [
        (
            finite.finite(f64::NAN).call(),
            "query parameter lat: can't be written: NaN",
        ),
        (
            finite.finite(1.5).lon(f64::INFINITY).call(),
            "query parameter lon: can't be written: infinity",
        ),
        (
            finite
                .finite(1.5)
                .x_levels(&[1.0, f64::NEG_INFINITY])
                .call(),
            "header X-Levels: can't be written: [1]: -infinity",
        ),
    ] {
        let error = call.request().unwrap_err().to_string();
        let expected = format!("GET /finite: not sent: {expected} isn't a number that can be sent");
        assert_eq!(error, expected);
    }
    let place = Place {
        name: "null".to_owned(),
        at: Some(PlaceAt {
            lat: Some(1.0),
            lon: Some(f64::NAN),
        }),
    };
    for body in [PlaceBody::Json(place.clone()), PlaceBody::Form(place)] {
        let error = finite.place(&body).request().unwrap_err().to_string();
        assert_eq!(
            error,
            "POST /finite: not sent: body: can't be written: at.lon: NaN isn't a number that can be sent"
        );
    }
    let place = Place::new("null");
    assert_eq!(
        text(finite.place(&PlaceBody::Json(place)).request()),
        "POST https://api.example/base/finite\ncontent-type: application/json\n\n{\"name\":\"null\"}"
    );
}

#[test]
fn an_operations_relative_server_is_resolved() {
    for (client, absolute, relative) in [
        (
            Client::new(),
            "https://api.example/uploads/v2/own/absolute",
            "https://api.example/beta/own/relative",
        ),
        (
            Client::new().base_url("http://localhost:8080/a/b"),
            "http://localhost:8080/uploads/v2/own/absolute",
            "http://localhost:8080/beta/own/relative",
        ),
    ] {
        let own = client.own();
        assert_eq!(text(own.server().request()), format!("PUT {absolute}\n"));
        assert_eq!(text(own.relative().request()), format!("PUT {relative}\n"));
    }
}
