// Shopify: the body is signed with the app's client secret.

import { createHmac } from "node:crypto";

import "@shopify/shopify-api/adapters/node";
import { ApiVersion, shopifyApi } from "@shopify/shopify-api";

const SECRET = "hush-client-secret";
const shopify = shopifyApi({
  apiKey: "key",
  apiSecretKey: SECRET,
  apiVersion: ApiVersion.July26 ?? Object.values(ApiVersion)[0],
  hostName: "hooks.example",
  isEmbeddedApp: false,
});

export default {
  name: "shopify",
  package: "@shopify/shopify-api",
  secrets: { secret: [SECRET] },
  headers: (id) => ({
    "x-shopify-topic": "orders/create",
    "x-shopify-shop-domain": "books.myshopify.com",
    "x-shopify-api-version": "2026-07",
    "x-shopify-webhook-id": id,
  }),
  async sign(request) {
    const signature = createHmac("sha256", SECRET).update(request.body).digest("base64");
    request.headers["x-shopify-hmac-sha256"] = signature;
  },
  async verify(request) {
    const rawRequest = { method: request.method, url: request.url, headers: request.headers };
    const { valid } = await shopify.webhooks.validate({ rawBody: request.body, rawRequest });
    return valid;
  },
};
