// What all vendors have in common.
//
// A vendor is an object with `name`, `package`, `secrets`, `sign(request, id, at)` and `verify(request)`, and optionally
//
// - `profile`, if it differs from the name;
// - `signs`: whether the package can sign; otherwise `sign` does it as the vendor documents it;
// - `signable`: whether we can sign this way too;
// - `signing`: the secrets of the signer, if they differ;
// - `values`: other settings of the endpoint; `documents`: what it may fetch, by URL;
// - `path(body)`, `headers(id, at)` and `body(id, at)` of the delivery. A bit is flipped in the first 1999 of the body.
//
// A request is an object with `method`, `url` as the vendor knows it, `headers` with names in lower case, and `body` as
// text.

import { readFileSync } from "node:fs";

const BODY = '{"id":"evt_1","type":"order.paid","amount":1999,"buyer":"Zo\u00eb \u2615"}';

/** The facts about a vendor that the driver needs. */
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

/** An unsigned delivery. */
export function request(vendor, id, at) {
  const body = vendor.body?.(id, at) ?? BODY;
  return {
    method: "POST",
    url: `https://hooks.example/${vendor.name}${vendor.path?.(body) ?? ""}`,
    headers: { "content-type": "application/json", ...vendor.headers?.(id, at) },
    body,
  };
}
