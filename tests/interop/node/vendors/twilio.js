// Twilio's JSON deliveries: the URL is signed. It contains the body's hash.

import twilio from "twilio";
import { getExpectedBodyHash } from "twilio/lib/webhooks/webhooks.js";

const TOKEN = "2f1d9c6a4b8e4c0f9a7b3d5e6f708192";

export default {
  name: "twilio-json",
  profile: "twilio",
  package: "twilio",
  signs: true,
  secrets: { secret: [TOKEN] },
  path: (body) => `?x=1&bodySHA256=${getExpectedBodyHash(body)}`,
  sign(request) {
    const signature = twilio.getExpectedTwilioSignature(TOKEN, request.url, {});
    request.headers["x-twilio-signature"] = signature;
  },
  verify({ url, headers, body }) {
    return twilio.validateRequestWithBody(TOKEN, headers["x-twilio-signature"], url, body);
  },
};
