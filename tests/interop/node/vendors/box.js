// Box: body and time are signed with two keys. Either signature suffices.

import { computeWebhookSignature } from "box-node-sdk/internal/utils";
import { WebhooksManager } from "box-node-sdk/managers/webhooks";

const PRIMARY = "SamplePrimaryKey";
const SECONDARY = "SampleSecondaryKey";

export default {
  name: "box",
  package: "box-node-sdk",
  signs: true,
  secrets: { secret: [PRIMARY], secondary: [SECONDARY] },
  headers: (id) => ({ "box-delivery-id": id }),
  body: () => '{"type":"webhook_event","id":"1","trigger":"FILE.UPLOADED","source":{"id":"1999"}}',
  async sign(request, id, at) {
    const { headers, body } = request;
    headers["box-delivery-timestamp"] = new Date(at * 1000).toISOString().replace(".000Z", "Z");
    headers["box-signature-version"] = "1";
    headers["box-signature-algorithm"] = "HmacSHA256";
    headers["box-signature-primary"] = await computeWebhookSignature(body, headers, PRIMARY);
    headers["box-signature-secondary"] = await computeWebhookSignature(body, headers, SECONDARY);
  },
  async verify(request) {
    const { headers, body } = request;
    return WebhooksManager.validateMessage(body, headers, PRIMARY, { secondaryKey: SECONDARY });
  },
};
