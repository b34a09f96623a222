// Meta: characters outside of ASCII are escaped in the body, which is signed in this form.

import { createHmac } from "node:crypto";

import { WhatsAppAPI } from "whatsapp-api-js";

const SECRET = "app-secret-of-a-whatsapp-app";

export default {
  name: "meta",
  package: "whatsapp-api-js",
  secrets: { secret: [SECRET] },
  values: { verify_token: ["asked-for-when-a-hook-is-made"] },
  body: () =>
    String.raw`{"object":"whatsapp_business_account","entry":[{"id":"1999","changes":[{"field":"messages","value":{"text":"Zo\u00eb"}}]}]}`,
  sign(request) {
    const hmac = createHmac("sha256", SECRET).update(request.body);
    request.headers["x-hub-signature-256"] = `sha256=${hmac.digest("hex")}`;
  },
  async verify(request) {
    const whatsapp = new WhatsAppAPI({ token: "unused", appSecret: SECRET });
    return whatsapp.verifyRequestSignature(request.body, request.headers["x-hub-signature-256"]);
  },
};
