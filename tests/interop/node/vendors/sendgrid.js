// SendGrid: time and body are signed by ECDSA. Its library verifies; Node's own cryptography signs.

import { createPrivateKey, createPublicKey, sign } from "node:crypto";

import eventwebhook from "@sendgrid/eventwebhook";

const PRIVATE = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgt96GkI0hgPPW80js
EE73MGzZs2ZprDY5b2cTqO+GPA2hRANCAARtHKcOmTQ3jbY8ARWeowqeOSGnP5a1
PHuq5W6CUr27n7an4MeA5o3PYVgm6fvSB2jWgyTgweZdIWDJAEdBePBT
-----END PRIVATE KEY-----
`;
const KEY = createPrivateKey(PRIVATE);
const PUBLIC = createPublicKey(KEY).export({ type: "spki", format: "der" }).toString("base64");

export default {
  name: "sendgrid",
  package: "@sendgrid/eventwebhook",
  secrets: { public_key: [PUBLIC] },
  signing: { private_key: [PRIVATE] },
  body: () => '[{"event":"delivered","sg_event_id":"ZGVs","email":"zo\u00eb@example.com","timestamp":1999}]\r\n',
  sign(request, id, at) {
    const signature = sign("sha256", Buffer.from(`${at}${request.body}`), KEY);
    request.headers["x-twilio-email-event-webhook-timestamp"] = `${at}`;
    request.headers["x-twilio-email-event-webhook-signature"] = signature.toString("base64");
  },
  verify(request) {
    const webhook = new eventwebhook.EventWebhook();
    return webhook.verifySignature(
      webhook.convertPublicKeyToECDSA(PUBLIC),
      request.body,
      request.headers["x-twilio-email-event-webhook-signature"],
      request.headers["x-twilio-email-event-webhook-timestamp"],
    );
  },
};
