// Twitch has no library of its own for this. Most bots use Twurple's listener.

import { createHmac } from "node:crypto";

import { EventSubMiddleware } from "@twurple/eventsub-http";

const SECRET = "s3cre7-of-a-subscription";

export default {
  name: "twitch",
  package: "@twurple/eventsub-http",
  secrets: { secret: [SECRET] },
  headers: () => ({
    "twitch-eventsub-message-type": "notification",
    "twitch-eventsub-subscription-type": "channel.follow",
    "twitch-eventsub-subscription-version": "2",
  }),
  body: () =>
    '{"subscription":{"id":"s","type":"channel.follow","version":"2","status":"enabled"},"event":{"user_id":"1999"}}',
  sign(request, id, at) {
    const time = new Date(at * 1000).toISOString().replace(".000Z", ".000000001Z");
    const hmac = createHmac("sha256", SECRET).update(id + time + request.body);
    request.headers["twitch-eventsub-message-id"] = id;
    request.headers["twitch-eventsub-message-timestamp"] = time;
    request.headers["twitch-eventsub-message-signature"] = `sha256=${hmac.digest("hex")}`;
  },
  verify({ headers, body }) {
    // The rest of the listener needs a server and a connection to Twitch.
    return EventSubMiddleware.prototype._verifyData.call(
      { _secret: SECRET },
      headers["twitch-eventsub-message-id"],
      headers["twitch-eventsub-message-timestamp"],
      body,
      headers["twitch-eventsub-message-signature"],
    );
  },
};
