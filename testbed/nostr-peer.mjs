// A Nostr client of another make (nostr-tools) that answers one JSON request a line on stdin with one JSON answer a line on stdout.
import { createInterface } from "node:readline";
import WebSocket from "ws";
import { SimplePool, useWebSocketImplementation } from "nostr-tools/pool";
import { finalizeEvent, generateSecretKey, getPublicKey } from "nostr-tools/pure";
import * as nip17 from "nostr-tools/nip17";
import * as nip59 from "nostr-tools/nip59";

useWebSocketImplementation(WebSocket);

const secret = generateSecretKey();
const pubkey = getPublicKey(secret);
const sign = async (event) => finalizeEvent(event, secret);
const pool = new SimplePool();
pool.automaticallyAuth = () => sign;
const seen = new Set();
const received = [];
let told = () => {};
let relays = [];

/** Resolves when every relay has taken the event. */
const publish = (event, to) => Promise.all(pool.publish(to, event, { onauth: sign }));

const operations = {
  /** Begins to listen for gift wraps at these relays, and publishes the list of them (kind 10050). */
  async listen({ at }) {
    relays = at;
    const tags = at.map((url) => ["relay", url]);
    await publish(await sign({ kind: 10050, created_at: Math.floor(Date.now() / 1000), tags, content: "" }), at);
    pool.subscribeMany(at, { kinds: [1059], "#p": [pubkey] }, {
      onauth: sign,
      onevent(wrap) {
        if (seen.has(wrap.id)) return;
        seen.add(wrap.id);
        try {
          const event = nip17.unwrapEvent(wrap, secret);
          // Its own copies come back too.
          if (event.pubkey !== pubkey) received.push(event);
        } catch (e) {
          received.push({ error: String(e) });
        }
        told();
      },
    });
    return { pubkey };
  },
  /** A text as nostr-tools makes it: a gift wrap to the receiver and one to itself. */
  async say({ to, text, subject, replyTo }) {
    const wraps = nip17.wrapManyEvents(secret, [{ publicKey: to }], text, subject, replyTo && { eventId: replyTo });
    for (const wrap of wraps) await publish(wrap, relays);
    return { wraps: wraps.length };
  },
  /** Any inner event, wrapped for everybody named; answers its id. */
  async wrap({ to, kind, content, tags }) {
    const event = { kind, content, tags, created_at: Math.floor(Date.now() / 1000) };
    for (const wrap of nip59.wrapManyEvents(event, secret, to)) await publish(wrap, relays);
    return { id: nip59.createRumor(event, secret).id };
  },
  /** The inner events that came since the last question, as soon as there are so many. */
  async take({ count }) {
    const end = Date.now() + 20000;
    while (received.length < count && Date.now() < end) {
      await new Promise((resolve) => {
        told = resolve;
        setTimeout(resolve, 200);
      });
    }
    return { events: received.splice(0) };
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  let answer;
  try {
    const request = JSON.parse(line);
    answer = await operations[request.op](request);
  } catch (e) {
    answer = { error: String(e) };
  }
  process.stdout.write(JSON.stringify(answer) + "\n");
}
process.exit(0);
