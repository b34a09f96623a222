// Zoom: version, time and body are signed. Its library serializes the JSON again before it verifies, so the body has no
// whitespace.

import { createHmac } from "node:crypto";

import { AwsLambdaReceiver } from "@zoom/rivet/meetings";

const SECRET = "V1sTc4gHR9mFqPq0";

export default {
  name: "zoom",
  package: "@zoom/rivet",
  secrets: { secret: [SECRET] },
  body: () => '{"event":"meeting.started","event_ts":1700000000000,"payload":{"object":{"id":"1999"}}}',
  sign(request, id, at) {
    const hmac = createHmac("sha256", SECRET).update(`v0:${at}:${request.body}`);
    request.headers["x-zm-request-timestamp"] = `${at}`;
    request.headers["x-zm-signature"] = `v0=${hmac.digest("hex")}`;
  },
  async verify({ headers, body }) {
    const receive = new AwsLambdaReceiver({ webhooksSecretToken: SECRET }).start();
    const { statusCode } = await receive({ headers, body, isBase64Encoded: false }, {});
    return statusCode === 200;
  },
};
