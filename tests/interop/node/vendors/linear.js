// Linear: only the body is signed. It contains the time.

import { createHmac } from "node:crypto";

import { LinearWebhookClient } from "@linear/sdk/webhooks";

const SECRET = "lin_wh_9Xq2bT7mK4";

export default {
  name: "linear",
  package: "@linear/sdk",
  secrets: { secret: [SECRET] },
  headers: (id) => ({ "linear-event": "Issue", "linear-delivery": id }),
  body: (id, at) =>
    `{"action":"create","type":"Issue","data":{"id":"1999","title":"Caf\u00e9"},"webhookTimestamp":${at * 1000}}`,
  sign(request) {
    request.headers["linear-signature"] = createHmac("sha256", SECRET)
      .update(request.body)
      .digest("hex");
  },
  verify(request) {
    const client = new LinearWebhookClient(SECRET);
    return client.verify(Buffer.from(request.body), request.headers["linear-signature"] ?? "");
  },
};
