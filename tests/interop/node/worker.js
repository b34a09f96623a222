// Calls the vendors' JavaScript libraries.
//
// A request is a line with a JSON object that has `call`: `list`, `request`, `sign` or `verify`. The reply is one line too.
// What a library prints goes to the standard error, because the standard output has the replies.

import { readdirSync } from "node:fs";
import net from "node:net";
import readline from "node:readline";

import { describe, request } from "./vendor.js";

for (const word of ["log", "info", "debug"]) {
  console[word] = console.error;
}
// The libraries must work without connections.
net.Socket.prototype.connect = () => {
  throw new Error("a vendor's library opens a connection");
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
  let reply;
  try {
    reply = await replyTo(JSON.parse(line));
  } catch (error) {
    reply = { error: String(error) };
  }
  process.stdout.write(`${JSON.stringify(reply)}\n`);
}

async function replyTo(call) {
  if (call.call === "list") {
    return { vendors: Object.values(found).map(describe), missing };
  }
  const vendor = found[call.vendor];
  if (call.call === "request") {
    return { request: request(vendor, call.id, call.at) };
  }
  if (call.call === "sign") {
    await vendor.sign(call.request, call.id, call.at);
    return { request: call.request };
  }
  try {
    return { accepted: (await vendor.verify(call.request)) !== false };
  } catch (error) {
    return { accepted: false, reason: String(error) };
  }
}
