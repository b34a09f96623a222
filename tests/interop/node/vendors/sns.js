// Amazon SNS: members of the body are signed, line by line. The message names the certificate.

import { createSign } from "node:crypto";
import { readFileSync } from "node:fs";
import https from "node:https";
import { Readable } from "node:stream";

import MessageValidator from "sns-validator";

const read = (file) => readFileSync(new URL(`../certificate/${file}`, import.meta.url), "utf8");
const CERTIFICATE = read("sns.pem");
const KEY = read("sns.key");
const TOPIC = "arn:aws:sns:eu-central-1:123456789012:orders";
const CERTIFICATE_URL = "https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-1999.pem";

// The validator fetches the certificate. Nothing else can be fetched.
https.get = (url, take) => {
  const found = url === CERTIFICATE_URL;
  take(Object.assign(Readable.from(found ? [CERTIFICATE] : []), { statusCode: found ? 200 : 404 }));
  return { on() {} };
};

export default {
  name: "sns",
  package: "sns-validator",
  secrets: {},
  signable: false,
  values: { topic: [TOPIC] },
  documents: { [CERTIFICATE_URL]: CERTIFICATE },
  headers: (id) => ({
    "content-type": "text/plain; charset=UTF-8",
    "x-amz-sns-message-type": "Notification",
    "x-amz-sns-message-id": id,
    "x-amz-sns-topic-arn": TOPIC,
  }),
  body: (id, at) =>
    JSON.stringify({
      Type: "Notification",
      MessageId: id,
      TopicArn: TOPIC,
      Subject: "Caf\u00e9",
      Message: '{"order":1999}',
      Timestamp: new Date(at * 1000).toISOString(),
      SignatureVersion: "2",
      SigningCertURL: CERTIFICATE_URL,
    }),
  sign(request) {
    const message = JSON.parse(request.body);
    const signer = createSign("RSA-SHA256");
    for (const name of ["Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"]) {
      signer.update(`${name}\n${message[name]}\n`);
    }
    request.body = JSON.stringify({ ...message, Signature: signer.sign(KEY, "base64") });
  },
  async verify(request) {
    return new Promise((resolve) => {
      new MessageValidator().validate(request.body, (error) => resolve(!error));
    });
  },
};
