//! Parameters, bodies, responses, security, servers and the document's own members.

use super::brief;
use super::show::Shown;

fn read(version: &str, rest: &str) -> Shown {
    Shown::of(&format!(
        "openapi: {version}\ninfo: {{title: T, version: '1'}}\n{rest}\n"
    ))
}

/// What came of a part of an operation, and the messages, their pointers cut to within it.
fn operation(part: &str, yaml: &str) -> (String, Vec<String>) {
    let shown = read(
        "3.1.0",
        &format!("paths: {{/a: {{get: {{{part}: {yaml}}}}}}}"),
    );
    let item = shown.document.openapi.paths.paths["/a"].as_item().unwrap();
    let value = serde_json::to_value(item.get.as_ref().unwrap()).unwrap();
    let messages = shown.messages.iter();
    let messages = messages.map(|m| m.replace(&format!("/paths/~1a/get/{part}"), ""));
    (brief(&value[part]), messages.collect())
}

/// The part of an operation, what is written, what comes out, the messages.
type Case<'a> = (&'a str, &'a str, &'a str, &'a [&'a str]);

fn check(cases: &[Case<'_>]) {
    for (part, yaml, expected, messages) in cases {
        let (shown, said) = operation(part, yaml);
        assert_eq!(shown, *expected, "{yaml}");
        assert_eq!(said, *messages, "{yaml}");
    }
}

#[test]
fn parameters() {
    let part = "parameters";
    check(&[
        (
            part,
            "[{in: query, name: q, style: deepObject, explode: true, allowReserved: true}]",
            "[{in: query, name: q, schema: {}, explode: true, allowReserved: true, \
             style: deepObject}]",
            &[],
        ),
        (
            part,
            "[{in: path, name: p, style: matrix, schema: {type: string}, x-a: 1}]",
            "[{in: path, name: p, required: true, schema: {type: string}, x-a: 1, style: matrix}]",
            &[],
        ),
        (
            part,
            "[{in: header, name: h, style: deepObject}]",
            "[{in: header, name: h, schema: {}, style: simple}]",
            &["misplaced-style /0/style"],
        ),
        (
            part,
            "[{in: cookie, name: c, style: chunky, content: {a/b: {}}}]",
            "[{in: cookie, name: c, content: {a/b: {}}, style: form}]",
            &["unknown-style /0/style"],
        ),
        (
            part,
            "[{in: body, name: b}]",
            "null",
            &["bad-parameter /0/in"],
        ),
        (
            part,
            "[{in: query}, {name: n}]",
            "null",
            &["bad-parameter /0", "bad-parameter /1"],
        ),
        (
            part,
            "[{in: query, name: 3, required: 'false', deprecated: true}]",
            "[{in: query, name: 3, deprecated: true, schema: {}, style: form}]",
            &["wrong-kind /0/required"],
        ),
        (part, "{in: query}", "null", &["wrong-kind "]),
    ]);
}

#[test]
fn bodies() {
    let part = "requestBody";
    check(&[
        (
            part,
            "{required: true, content: {text/plain; charset=utf-8: {}, a/b: {example: 1}}}",
            "{content: {text/plain; charset=utf-8: {}, a/b: {example: 1}}, required: true}",
            &[],
        ),
        (
            part,
            "{content: {undefined: {}, a/b: null, c/d: {}}}",
            "{content: {c/d: {}}}",
            &[
                "bad-media-type /content/undefined",
                "wrong-kind /content/a~1b",
            ],
        ),
        (
            part,
            "{content: {a/b: {encoding: {p: {contentType: c/d}, q: {style: pipeDelimited}, \
             r: {explode: false, style: matrix}}}}}",
            "{content: {a/b: {encoding: {p: {contentType: c/d, explode: true}, \
             q: {contentType: null, style: pipeDelimited}, r: {contentType: null, style: form}}}}}",
            &["misplaced-style /content/a~1b/encoding/r/style"],
        ),
        (part, "null", "null", &[]),
    ]);
}

#[test]
fn responses() {
    let part = "responses";
    check(&[
        (
            part,
            "{'200': {description: a}, 2XX: {}, default: {}, 103: {}, x-a: 1}",
            "{default: {description: }, 200: {description: a}, 2XX: {description: }, \
             103: {description: }, x-a: 1}",
            &[],
        ),
        (
            part,
            "{ok: {}, 20: {}}",
            "{}",
            &["bad-status /ok", "bad-status /20"],
        ),
        (part, "[]", "{}", &["wrong-kind "]),
    ]);
}

#[test]
fn security() {
    check(&[
        (
            "security",
            "[{a: [], b: [c]}, {}]",
            "[{a: [], b: [c]}, {}]",
            &[],
        ),
        (
            "security",
            "[{a: null}, x]",
            "[{a: []}]",
            &["wrong-kind /1"],
        ),
        ("security", "[]", "[]", &[]),
    ]);
    let shown = read(
        "3.1.0",
        "components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    lost: {type: apiKey, in: body, name: X-Key}
    nameless: {type: apiKey, in: query}
    bearer: {type: http, scheme: bearer, bearerFormat: JWT}
    plain: {type: basic}
    tls: {type: mutualTLS}
    own: {type: hmac}
    again: {$ref: '#/components/securitySchemes/bearer'}
    oauth:
      type: oauth2
      flows:
        clientCredentials: {tokenUrl: /t, scopes: {a: A, b: null}}
        implicit: {authorizationUrl: /a, scopes: [c]}
    oidc: {type: openIdConnect, openIdConnectUrl: /o}
",
    );
    let components = shown.document.openapi.components.as_ref().unwrap();
    assert_eq!(
        brief(&components.security_schemes),
        "{key: {type: apiKey, in: header, name: X-Key}, \
         bearer: {type: http, scheme: bearer, bearerFormat: JWT}, \
         plain: {type: http, scheme: basic}, \
         again: {type: http, scheme: bearer, bearerFormat: JWT, \
         x-callwright-origin: 0#/components/securitySchemes/bearer}, \
         oauth: {type: oauth2, flows: {implicit: {authorizationUrl: /a, scopes: {c: }}, \
         clientCredentials: {tokenUrl: /t, scopes: {a: A, b: }}}}, \
         oidc: {type: openIdConnect, openIdConnectUrl: /o}}"
    );
    assert_eq!(shown.document.side.mutual_tls, ["tls"]);
    assert_eq!(brief(&shown.document.side.other_security), "{own: hmac}");
    let schemes = "/components/securitySchemes";
    assert_eq!(
        shown.messages,
        [
            format!("bad-security-scheme {schemes}/lost/in"),
            format!("bad-security-scheme {schemes}/nameless"),
            format!("bad-security-scheme {schemes}/plain/type"),
            format!("bad-security-scheme {schemes}/own/type"),
        ]
    );
}

#[test]
fn the_document() {
    let shown = read(
        "3.1.0",
        "servers:
  - {url: 'https://{a}.example.com', variables: {a: {enum: [x, 1], default: x}, b: {enum: [y]}, c: {}}}
  - {description: none}
tags: [{name: t, description: d}, u, {}]
externalDocs: {url: /docs}
x-own: 1
paths: {x-p: 1, a: {}, /b: null}
",
    );
    let openapi = &shown.document.openapi;
    assert_eq!(
        brief(&openapi.servers),
        "[{url: https://{a}.example.com, variables: {a: {enum: [x, 1], default: x, \
         description: null}, b: {enum: [y], default: y, description: null}, \
         c: {default: {c}, description: null}}}]"
    );
    assert_eq!(
        brief(&openapi.tags),
        "[{name: t, description: d}, {name: u}]"
    );
    assert_eq!(brief(&openapi.external_docs), "{url: /docs}");
    assert_eq!(brief(&openapi.extensions), "{x-own: 1}");
    assert_eq!(brief(&openapi.paths), "{a: {}, /b: {}, x-p: 1}");
    assert_eq!(
        shown.messages,
        [
            "missing-field /servers/0/variables/c",
            "missing-field /servers/1",
            "bad-path /paths/a",
        ]
    );
}

#[test]
fn what_the_standard_wants() {
    for (yaml, expected) in [
        ("openapi: 3.1.0", &["missing-field /info"][..]),
        (
            "openapi: 3.0.3",
            &["missing-field /info", "missing-field /paths"],
        ),
        (
            "openapi: 3.0.3\ninfo: {}\npaths: {}",
            &["missing-field /info"],
        ),
        (
            "openapi: 3.0.3\ninfo: {title: T, version: 1}\npaths: {/a: {get: {}}}",
            &["missing-field /paths/~1a/get"],
        ),
        (
            "openapi: 3.1.0\ninfo: {title: T, version: 1}\npaths: {/a: {get: {}}}",
            &[],
        ),
        (
            "openapi: 3.1.0\ninfo: []\ncomponents: text",
            &["wrong-kind /info", "wrong-kind /components"],
        ),
    ] {
        assert_eq!(Shown::of(yaml).messages, expected, "{yaml}");
    }
}
