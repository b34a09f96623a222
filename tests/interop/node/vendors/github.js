// GitHub: only the body is signed. The event and the delivery's id are in headers.

import { sign, verify } from "@octokit/webhooks-methods";

const SECRET = "It's a Secret to Everybody";

export default {
  name: "github",
  package: "@octokit/webhooks-methods",
  signs: true,
  secrets: { secret: [SECRET] },
  headers: (id) => ({ "x-github-event": "issues", "x-github-delivery": id }),
  body: () => '{"action":"opened","issue":{"id":1999,"title":"Caf\u00e9 \u2615"}}',
  async sign(request) {
    request.headers["x-hub-signature-256"] = await sign(SECRET, request.body);
  },
  async verify(request) {
    return verify(SECRET, request.body, request.headers["x-hub-signature-256"]);
  },
};
