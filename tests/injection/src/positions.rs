//! Where a document has text.

use serde_json::{Map, Value};

/// A place of a text in `document.yaml`, by its JSON pointer.
#[derive(Clone, Copy, Debug)]
pub enum Position {
    /// A value.
    Value(&'static str),
    /// A key: the last one of the pointer.
    Key(&'static str),
}

use Position::{Key, Value as At};

/// Every one, and what it is.
pub const POSITIONS: &[(Position, &str)] = &[
    (At("/info/title"), "title"),
    (At("/info/summary"), "summary of the document"),
    (At("/info/description"), "description of the document"),
    (At("/info/version"), "version of the document"),
    (At("/info/termsOfService"), "terms"),
    (At("/info/contact/name"), "name of the contact"),
    (At("/info/contact/url"), "URL of the contact"),
    (At("/info/contact/email"), "address of the contact"),
    (At("/info/license/name"), "license"),
    (At("/info/license/url"), "URL of the license"),
    (
        At("/externalDocs/description"),
        "description of further docs",
    ),
    (At("/externalDocs/url"), "URL of further docs"),
    (At("/tags/0/description"), "description of a tag"),
    (
        At("/tags/0/externalDocs/description"),
        "description of further docs of a tag",
    ),
    (
        At("/servers/0/description"),
        "description of a server with variables",
    ),
    (
        At("/servers/0/variables/stage/default"),
        "default of a server's variable",
    ),
    (
        At("/servers/0/variables/stage/enum/1"),
        "value of a server's variable",
    ),
    (
        At("/servers/0/variables/stage/description"),
        "description of a server's variable",
    ),
    (
        Key("/servers/0/variables/stage"),
        "name of a server's variable",
    ),
    (At("/servers/1/url"), "URL of a server"),
    (At("/servers/1/description"), "description of a server"),
    (At("/paths/~1things~1{id}/summary"), "summary of a path"),
    (
        At("/paths/~1things~1{id}/description"),
        "description of a path",
    ),
    (
        At("/paths/~1things~1{id}/parameters/0/description"),
        "description of a path's parameter",
    ),
    (
        At("/paths/~1things~1{id}/get/operationId"),
        "id of an operation",
    ),
    (
        At("/paths/~1things~1{id}/get/summary"),
        "summary of an operation",
    ),
    (
        At("/paths/~1things~1{id}/get/description"),
        "description of an operation",
    ),
    (
        At("/paths/~1things~1{id}/get/externalDocs/description"),
        "description of further docs of an operation",
    ),
    (
        At("/paths/~1things~1{id}/get/parameters/0/name"),
        "name of a query parameter",
    ),
    (
        At("/paths/~1things~1{id}/get/parameters/0/description"),
        "description of a query parameter",
    ),
    (
        At("/paths/~1things~1{id}/get/parameters/0/schema/default"),
        "default of a parameter",
    ),
    (
        At("/paths/~1things~1{id}/get/parameters/0/schema/example"),
        "example of a parameter's schema",
    ),
    (
        At("/paths/~1things~1{id}/get/parameters/1/schema/items/enum/1"),
        "value of a parameter",
    ),
    (
        At("/paths/~1things~1{id}/get/parameters/1/schema/items/x-enum-varnames/0"),
        "name of a value",
    ),
    (
        At("/paths/~1things~1{id}/get/parameters/1/schema/items/x-enum-descriptions/0"),
        "description of a value",
    ),
    (
        At("/paths/~1things~1{id}/get/parameters/1/example/0"),
        "item of a parameter's example",
    ),
    (
        At("/paths/~1things~1{id}/get/parameters/2/name"),
        "name of a deep parameter",
    ),
    (
        Key("/paths/~1things~1{id}/get/parameters/2/schema/properties/key"),
        "key of a deep parameter",
    ),
    (
        At("/paths/~1things~1{id}/get/parameters/2/schema/properties/key/description"),
        "description of a deep parameter's key",
    ),
    (
        At("/paths/~1things~1{id}/get/parameters/3/description"),
        "description of a header",
    ),
    (
        At("/paths/~1things~1{id}/get/parameters/3/schema/examples/0"),
        "example of a header",
    ),
    (
        At("/paths/~1things~1{id}/get/parameters/4/description"),
        "description of a cookie",
    ),
    (
        At("/paths/~1things~1{id}/get/parameters/4/examples/one/summary"),
        "summary of an example",
    ),
    (
        At("/paths/~1things~1{id}/get/parameters/4/examples/one/description"),
        "description of an example",
    ),
    (
        At("/paths/~1things~1{id}/get/parameters/4/examples/one/value"),
        "value of an example",
    ),
    (
        At("/paths/~1things~1{id}/get/responses/200/description"),
        "description of a response",
    ),
    (
        Key("/paths/~1things~1{id}/get/responses/200/headers/X-Rate"),
        "name of a response's header",
    ),
    (
        At("/paths/~1things~1{id}/get/responses/200/headers/X-Rate/description"),
        "description of a response's header",
    ),
    (
        At("/paths/~1things~1{id}/get/responses/200/content/application~1json/example/name"),
        "value in an example",
    ),
    (
        At("/paths/~1things~1{id}/get/responses/200/links/next/description"),
        "description of a link",
    ),
    (Key("/paths/~1things~1{id}/get/responses/4XX"), "status"),
    (
        At("/paths/~1things~1{id}/get/responses/404/description"),
        "description of an error",
    ),
    (
        Key("/paths/~1things~1{id}/post/requestBody/content/application~1vnd.shelves+json"),
        "media type of a body",
    ),
    (
        At("/paths/~1things~1{id}/post/requestBody/description"),
        "description of a body",
    ),
    (
        At(
            "/paths/~1things~1{id}/post/requestBody/content/application~1json/examples/lamp/summary",
        ),
        "summary of a body's example",
    ),
    (
        At(
            "/paths/~1things~1{id}/post/requestBody/content/application~1json/examples/lamp/value/note",
        ),
        "value in a body's example",
    ),
    (
        Key(
            "/paths/~1things~1{id}/post/requestBody/content/application~1x-www-form-urlencoded/schema/properties/words",
        ),
        "key of a form",
    ),
    (
        Key(
            "/paths/~1things~1{id}/post/requestBody/content/application~1x-www-form-urlencoded/encoding/words",
        ),
        "key of an encoding",
    ),
    (
        At(
            "/paths/~1things~1{id}/post/requestBody/content/application~1x-www-form-urlencoded/encoding/words/contentType",
        ),
        "media type of a field",
    ),
    (
        Key("/paths/~1things~1{id}/post/callbacks/moved"),
        "name of a callback",
    ),
    (
        Key("/paths/~1things~1{id}/post/callbacks/moved/{$request.body#~1url}"),
        "expression of a callback",
    ),
    (
        At("/paths/~1things~1{id}/post/callbacks/moved/{$request.body#~1url}/post/summary"),
        "summary of a callback",
    ),
    (
        At("/paths/~1things~1{id}/post/callbacks/moved/{$request.body#~1url}/post/description"),
        "description of a callback",
    ),
    (
        At(
            "/paths/~1things~1{id}/post/callbacks/moved/{$request.body#~1url}/post/requestBody/content/application~1json/schema/properties/to/description",
        ),
        "description of a field of a callback",
    ),
    (At("/paths/~1uploads/put/tags/0"), "tag"),
    (
        Key("/paths/~1uploads/put/requestBody/content/multipart~1form-data/schema/properties/note"),
        "name of a part",
    ),
    (
        At(
            "/paths/~1uploads/put/requestBody/content/multipart~1form-data/schema/properties/note/example",
        ),
        "example of a part",
    ),
    (
        At(
            "/paths/~1uploads/put/requestBody/content/multipart~1form-data/schema/properties/file/description",
        ),
        "description of a part",
    ),
    (Key("/paths/~1refused"), "path"),
    (
        At("/paths/~1headers/get/parameters/0/name"),
        "name of a header",
    ),
    (
        At("/paths/~1headers/get/parameters/1/name"),
        "name of a cookie",
    ),
    (
        At("/paths/~1headers/get/servers/0/url"),
        "URL of an operation's server",
    ),
    (
        At("/paths/~1headers/get/servers/0/description"),
        "description of an operation's server",
    ),
    (
        Key("/paths/~1media/get/responses/200/content/text~1x-refused"),
        "media type of a response",
    ),
    (Key("/webhooks/thingMade"), "name of a webhook"),
    (
        At("/webhooks/thingMade/x-callwright-webhooks/events/1"),
        "value of an event",
    ),
    (
        At("/webhooks/thingMade/post/operationId"),
        "id of a webhook",
    ),
    (
        At("/webhooks/thingMade/post/summary"),
        "summary of a webhook",
    ),
    (
        At("/webhooks/thingMade/post/description"),
        "description of a webhook",
    ),
    (
        At("/webhooks/thingMade/post/parameters/0/description"),
        "description of a webhook's header",
    ),
    (
        At("/webhooks/thingMade/post/requestBody/description"),
        "description of a webhook's body",
    ),
    (
        At("/webhooks/thingLost/post/requestBody/content/application~1json/schema/description"),
        "description of a webhook's schema",
    ),
    (
        At("/webhooks/thingLost/post/responses/202/description"),
        "description of a webhook's answer",
    ),
    (
        Key("/components/securitySchemes/header"),
        "name of a security scheme",
    ),
    (Key("/security/1/header"), "scheme that a call needs"),
    (
        At("/components/securitySchemes/bearer/bearerFormat"),
        "format of a token",
    ),
    (
        At("/components/securitySchemes/bearer/description"),
        "description of a token",
    ),
    (
        At("/components/securitySchemes/http/scheme"),
        "scheme of HTTP",
    ),
    (
        At("/components/securitySchemes/http/description"),
        "description of a scheme of HTTP",
    ),
    (
        At("/components/securitySchemes/header/name"),
        "header of a key",
    ),
    (
        At("/components/securitySchemes/header/description"),
        "description of a key",
    ),
    (
        At("/components/securitySchemes/query/name"),
        "query parameter of a key",
    ),
    (
        At("/components/securitySchemes/query/description"),
        "description of a key in the query",
    ),
    (
        At("/components/securitySchemes/cookie/name"),
        "cookie of a key",
    ),
    (
        At("/components/securitySchemes/cookie/description"),
        "description of a cookie of a key",
    ),
    (
        At("/components/securitySchemes/mutual/description"),
        "description of a certificate",
    ),
    (
        At("/components/securitySchemes/open/openIdConnectUrl"),
        "URL of a scheme",
    ),
    (
        At("/components/securitySchemes/open/description"),
        "description of OpenID",
    ),
    (
        At("/components/securitySchemes/oauth/description"),
        "description of OAuth",
    ),
    (
        At("/components/securitySchemes/oauth/flows/implicit/authorizationUrl"),
        "URL of a flow",
    ),
    (
        Key("/components/securitySchemes/oauth/flows/implicit/scopes/read"),
        "scope",
    ),
    (
        At("/components/securitySchemes/oauth/flows/implicit/scopes/read"),
        "description of a scope",
    ),
    (At("/components/schemas/Thing/title"), "title of a schema"),
    (
        At("/components/schemas/Thing/description"),
        "description of a schema",
    ),
    (
        At("/components/schemas/Thing/properties/name/description"),
        "description of a property",
    ),
    (
        At("/components/schemas/Thing/properties/name/default"),
        "default of a property",
    ),
    (
        Key("/components/schemas/Thing/properties/note"),
        "key of a property",
    ),
    (
        At("/components/schemas/Thing/properties/note/title"),
        "title of a property",
    ),
    (
        At("/components/schemas/Thing/properties/note/description"),
        "description of a renamed property",
    ),
    (
        At("/components/schemas/Thing/properties/note/examples/0"),
        "example of a property",
    ),
    (
        At("/components/schemas/Thing/properties/color/description"),
        "description of an enum",
    ),
    (
        At("/components/schemas/Thing/properties/color/enum/1"),
        "value of an enum",
    ),
    (
        At("/components/schemas/Thing/properties/color/default"),
        "default of an enum",
    ),
    (
        At("/components/schemas/Thing/properties/size/oneOf/0/const"),
        "constant in a union",
    ),
    (
        At("/components/schemas/Thing/properties/size/oneOf/0/title"),
        "title of a constant",
    ),
    (
        At("/components/schemas/Thing/properties/size/oneOf/0/description"),
        "description of a constant",
    ),
    (
        At("/components/schemas/Thing/properties/inner/description"),
        "description of an inner object",
    ),
    (
        At("/components/schemas/Thing/properties/inner/properties/part/description"),
        "description of an inner property",
    ),
    (
        At("/components/schemas/Thing/properties/map/additionalProperties/description"),
        "description of a map's values",
    ),
    (
        At("/components/schemas/Thing/properties/constant/const"),
        "constant",
    ),
    (
        At("/components/schemas/Thing/properties/mixed/enum/0"),
        "value of a mixed enum",
    ),
    (
        At("/components/schemas/Owner/description"),
        "description of a union",
    ),
    (
        Key("/components/schemas/Owner/discriminator/mapping/company"),
        "value of a discriminator",
    ),
    (
        At("/components/schemas/Person/title"),
        "title of a schema without a description",
    ),
    (
        At("/components/schemas/Person/properties/name/description"),
        "description in a union's member",
    ),
    (
        At("/components/schemas/Either/description"),
        "description of a union without a discriminator",
    ),
    (
        At("/components/schemas/Either/anyOf/0/properties/left/const"),
        "constant that tells a union apart",
    ),
    (
        At("/components/schemas/Alias/description"),
        "description beside a reference",
    ),
    (
        At("/components/schemas/Problem/description"),
        "description of an error's schema",
    ),
    (
        At("/components/schemas/Problem/properties/code/description"),
        "description of an error's field",
    ),
    (Key("/components/schemas/Renamed"), "key of a schema"),
];

/// The document with a text at all positions, or at those of one half: what one half of them leaves
/// out must not hide what the other comes to.
///
/// # Panics
///
/// When the document can't be read, or a position is not in it.
pub fn document(text: &str, wanted: impl Fn(usize) -> bool) -> Value {
    let document = include_str!("../document.yaml");
    let mut document: Value = match serde_yaml::from_str(document) {
        Ok(document) => document,
        Err(error) => panic!("document.yaml: {error}"),
    };
    let wanted = POSITIONS.iter().enumerate().filter(|(at, _)| wanted(*at));
    let (keys, values): (Vec<_>, Vec<_>) = wanted
        .map(|(_, position)| position)
        .partition(|(position, _)| matches!(position, Key(_)));
    for (position, what) in values {
        if let At(pointer) = position {
            match document.pointer_mut(pointer) {
                Some(value) => *value = text.into(),
                None => panic!("{pointer}, {what}, is not in the document"),
            }
        }
    }
    // The innermost first: behind a key that is renamed nothing is found.
    for (position, what) in keys.into_iter().rev() {
        if let Key(pointer) = position {
            let (parent, key) = pointer.rsplit_once('/').unwrap_or(("", pointer));
            let key = key.replace("~1", "/").replace("~0", "~");
            match document.pointer_mut(parent) {
                Some(Value::Object(object)) if object.contains_key(&key) => {
                    rename(object, &key, text);
                }
                _ => panic!("{pointer}, {what}, is not in the document"),
            }
        }
    }
    document
}

/// Renames a key, which stays where it is.
fn rename(object: &mut Map<String, Value>, from: &str, to: &str) {
    let old = std::mem::take(object);
    object.extend(old.into_iter().map(|(key, value)| match key == from {
        true => (to.to_owned(), value),
        false => (key, value),
    }));
}
