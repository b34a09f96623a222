//! References to what isn't a schema: the item takes the reference's place.

use super::brief;
use super::show::Shown;
use crate::dialect::SideTables;
use openapiv3::{Operation, ReferenceOr};

fn read(rest: &str) -> Shown {
    Shown::of(&format!(
        "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\n{rest}"
    ))
}

fn get(shown: &Shown) -> &Operation {
    let item = shown.document.openapi.paths.paths["/a"].as_item().unwrap();
    item.get.as_ref().unwrap()
}

#[test]
fn every_kind_of_component() {
    let shown = read(
        "paths:
  /a:
    get:
      parameters: [{$ref: '#/components/parameters/P'}]
      requestBody: {$ref: '#/components/requestBodies/B'}
      responses:
        200: {$ref: '#/components/responses/R'}
        default: {$ref: '#/components/responses/R2'}
components:
  parameters:
    P: {in: query, name: p, schema: {type: string}, examples: {one: {$ref: '#/components/examples/E'}}}
  requestBodies:
    B: {content: {a/b: {schema: {type: string}}}}
  responses:
    R2: {$ref: '#/components/responses/R'}
    R:
      description: ok
      headers: {H: {$ref: '#/components/headers/H'}}
      links: {L: {$ref: '#/components/links/L'}}
      content: {a/b: {$ref: '#/components/x-media/M'}}
  headers: {H: {schema: {type: integer}}}
  links: {L: {operationId: o}}
  examples: {E: {value: 3}}
  x-media: {M: {schema: {type: boolean}}}
",
    );
    assert_eq!(shown.messages, [""; 0]);
    let get = get(&shown);
    assert_eq!(
        brief(&get.parameters),
        "[{in: query, name: p, required: false, schema: {type: string}, \
         examples: {one: {value: 3, x-callwright-origin: 0#/components/examples/E}}, \
         x-callwright-origin: 0#/components/parameters/P, style: form}]"
            .replace("required: false, ", "")
    );
    assert_eq!(
        brief(&get.request_body),
        "{content: {a/b: {schema: {type: string}}}, \
         x-callwright-origin: 0#/components/requestBodies/B}"
    );
    let response = "{description: ok, \
         headers: {H: {style: simple, schema: {type: integer}, \
         x-callwright-origin: 0#/components/headers/H}}, \
         content: {a/b: {schema: {type: boolean}, x-callwright-origin: 0#/components/x-media/M}}, \
         links: {L: {operationId: o, x-callwright-origin: 0#/components/links/L}}, \
         x-callwright-origin: 0#/components/responses/R}";
    assert_eq!(
        brief(&get.responses),
        format!("{{default: {response}, 200: {response}}}")
    );
    let Some(ReferenceOr::Item(response)) = &get.responses.default else {
        unreachable!("it was read above")
    };
    let origin = SideTables::origin(&response.extensions).unwrap();
    assert_eq!(origin.pointer, "/components/responses/R");
}

#[test]
fn what_cannot_be_had() {
    let shown = read(
        "paths:
  /a:
    get:
      parameters: [{$ref: '#/components/parameters/P'}, {$ref: '#/components/parameters/Q'}, text]
      requestBody: {$ref: 'https://example.com/body.json'}
      responses:
        200: {$ref: '#/components/responses/R'}
        204: null
        404: [a]
  /b: {$ref: '#/components/pathItems/B'}
components:
  parameters:
    P: {$ref: '#/components/parameters/P'}
",
    );
    let get = get(&shown);
    assert_eq!(brief(&get.parameters), "[]");
    assert_eq!(brief(&get.request_body), "null");
    assert_eq!(
        brief(&get.responses),
        "{200: {description: }, 204: {description: }, 404: {description: }}"
    );
    assert_eq!(shown.document.openapi.paths.paths.len(), 1);
    assert_eq!(
        shown.messages,
        [
            "ref-cycle /components/parameters/P/$ref",
            "dangling-ref /paths/~1a/get/parameters/1/$ref",
            "wrong-kind /paths/~1a/get/parameters/2",
            "remote-ref /paths/~1a/get/requestBody/$ref",
            "dangling-ref /paths/~1a/get/responses/200/$ref",
            "wrong-kind /paths/~1a/get/responses/204",
            "wrong-kind /paths/~1a/get/responses/404",
            "dangling-ref /paths/~1b/$ref",
        ]
    );
}

#[test]
fn a_callback_that_holds_itself() {
    let shown = read(
        "paths:
  /a:
    get:
      responses: {}
      callbacks:
        done: {$ref: '#/components/callbacks/Done'}
components:
  callbacks:
    Done:
      '{$request.body#/url}':
        post:
          responses: {}
          callbacks: {again: {$ref: '#/components/callbacks/Done'}}
",
    );
    assert_eq!(
        brief(&get(&shown).callbacks),
        "{done: {{$request.body#/url}: {post: {responses: {}}, x-callwright-origin: \
         0#/components/callbacks/Done/{$request.body#~1url}}}}"
    );
    assert_eq!(
        shown.messages,
        ["ref-cycle /components/callbacks/Done/{$request.body#~1url}/post/callbacks/again/$ref"]
    );
}

#[test]
fn a_path_beside_its_reference() {
    let shown = read(
        "paths:
  /a:
    $ref: '#/x-paths/a'
    parameters: [{in: header, name: h}]
    get: {operationId: mine, responses: {}}
x-paths:
  a:
    get: {operationId: theirs, responses: {}}
    put: {$ref: '#/x-operation'}
x-operation: {operationId: put, responses: {}}
",
    );
    assert_eq!(
        brief(&shown.document.openapi.paths.paths["/a"]),
        "{get: {operationId: mine, responses: {}}, put: {operationId: put, responses: {}, \
         x-callwright-origin: 0#/x-operation}, parameters: [{in: header, name: h, schema: {}, \
         style: simple}], x-callwright-origin: 0#/x-paths/a}"
    );
    assert_eq!(shown.messages, [""; 0]);
}
