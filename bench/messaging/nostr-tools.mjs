// The same steps by nostr-tools; the argument is how long each is measured, in milliseconds of processor time.
import { createRequire } from "node:module";
const require = createRequire(new URL("../../testbed/package.json", import.meta.url));
const { generateSecretKey, getPublicKey, finalizeEvent, verifyEvent } = require("nostr-tools/pure");
const nip44 = require("nostr-tools/nip44");
const nip59 = require("nostr-tools/nip59");

const each = Number(process.argv[2] ?? 3000);
const text = "0123456789".repeat(20);
const one = generateSecretKey();
const two = generateSecretKey();

function measure(what, step) {
  let rate = 0;
  for (let round = 0; round < 2; round++) {
    const began = process.cpuUsage();
    let count = 0;
    let spent = 0;
    while (spent < each * 1000) {
      step();
      count++;
      const { user, system } = process.cpuUsage(began);
      spent = user + system;
    }
    rate = (count * 1e6) / spent;
  }
  console.log(`${what.padEnd(46)} ${Math.round(rate).toLocaleString("en").padStart(10)} /s`);
}

const key = nip44.getConversationKey(one, getPublicKey(two));
const payload = nip44.encrypt(text, key);
measure("nostr-tools: NIP-44 encrypt", () => nip44.encrypt(text, key));
measure("nostr-tools: NIP-44 decrypt", () => nip44.decrypt(payload, key));
const rumor = { kind: 14, created_at: 1700000000, tags: [], content: text };
const wrap = nip59.wrapEvent(rumor, one, getPublicKey(two));
measure("nostr-tools: wrap (NIP-59)", () => nip59.wrapEvent(rumor, one, getPublicKey(two)));
measure("nostr-tools: unwrap (NIP-59)", () => nip59.unwrapEvent(wrap, two));
