// What all vendors have in common.
//
// A vendor is an object: `name`, `package`, `secrets`, `sign(request, id, at)` and `verify(request)`; further
//
// - `profile`, where it isn't the name;
// - `signs`, whether the package signs as well; else the vendor's recipe is followed by hand;
// - `signable`, whether we sign that way too;
// - `signing`, the secrets of one who signs, where they differ;
// - `values`, what else an endpoint is told; `documents`, what it may fetch, by URL;
// - `path(body)`, `headers(id, at)` and `body(id, at)` of what is sent. The first 1999 in the body is what gets a bit
//   flipped.
//
// A request is an object: `method`, `url` as the vendor knows it, `headers` with names in lower case, `body`, a text.

import { readFileSync } from "node:fs";

const BODY = '{"id":"evt_1","type":"order.paid","amount":1999,"buyer":"Zo\u00eb \u2615"}';

/** What the driver has to know of a vendor. */
export function describe(vendor) {
  const at = new URL(`../node_modules/${vendor.package}/package.json`, import.meta.url);
  const { version } = JSON.parse(readFileSync(at, "utf8"));
  const values = vendor.values ?? {};
  return {
    name: vendor.name,
    profile: vendor.profile ?? vendor.name,
    library: `${vendor.package} ${version}`,
    signs: vendor.signs ?? false,
    signable: vendor.signable ?? true,
    documents: vendor.documents ?? {},
    settings: { secrets: vendor.secrets ?? {}, values },
    signing: { secrets: vendor.signing ?? vendor.secrets ?? {}, values },
  };
}

/** A delivery that nobody has signed. */
export function request(vendor, id, at) {
  const body = vendor.body?.(id, at) ?? BODY;
  return {
    method: "POST",
    url: `https://hooks.example/${vendor.name}${vendor.path?.(body) ?? ""}`,
    headers: { "content-type": "application/json", ...vendor.headers?.(id, at) },
    body,
  };
}
