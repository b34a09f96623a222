// Answers, line by line, what the vendors' JavaScript libraries sign and verify.
//
// A line is a JSON object with `call`: `list`, `request`, `sign` or `verify`; the answer is one line too.
// What a library prints goes to the error output, or it would be taken for an answer.

import { readdirSync } from "node:fs";
import net from "node:net";
import readline from "node:readline";

import { describe, request } from "./vendor.js";

for (const word of ["log", "info", "debug"]) {
  console[word] = console.error;
}
// Whatever verifies does so here, or not at all.
net.Socket.prototype.connect = () => {
  throw new Error("a vendor's library calls out");
};

const found = {};
const missing = {};
for (const file of readdirSync(new URL("vendors", import.meta.url)).sort()) {
  try {
    const { default: vendor } = await import(`./vendors/${file}`);
    found[vendor.name] = vendor;
  } catch (error) {
    missing[file.replace(".js", "")] = String(error).split("\n")[0];
  }
}

for await (const line of readline.createInterface({ input: process.stdin })) {
  let answer;
  try {
    answer = await answerTo(JSON.parse(line));
  } catch (error) {
    answer = { error: String(error) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

async function answerTo(order) {
  if (order.call === "list") {
    return { vendors: Object.values(found).map(describe), missing };
  }
  const vendor = found[order.vendor];
  if (order.call === "request") {
    return { request: request(vendor, order.id, order.at) };
  }
  if (order.call === "sign") {
    await vendor.sign(order.request, order.id, order.at);
    return { request: order.request };
  }
  try {
    return { accepted: (await vendor.verify(order.request)) !== false };
  } catch (error) {
    return { accepted: false, because: String(error) };
  }
}
