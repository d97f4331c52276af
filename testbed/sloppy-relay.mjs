// A relay of another make (@nostr-relay/core), which checks less than it should, on a free loopback port; prints its address.
import { WebSocketServer } from "ws";
import common from "@nostr-relay/common";
import core from "@nostr-relay/core";

class Memory extends common.EventRepository {
  events = new Map();

  isSearchSupported() {
    return false;
  }

  upsert(event) {
    const isDuplicate = this.events.has(event.id);
    this.events.set(event.id, event);
    return { isDuplicate };
  }

  find(filter) {
    return [...this.events.values()]
      .filter((event) => common.EventUtils.isMatchingFilter(event, filter))
      .sort((a, b) => b.created_at - a.created_at)
      .slice(0, filter.limit ?? 500);
  }

  async destroy() {
    this.events.clear();
  }
}

const relay = new core.NostrRelay(new Memory(), { logLevel: common.LogLevel.ERROR });
const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
server.on("connection", (socket) => {
  relay.handleConnection(socket, "127.0.0.1");
  socket.on("message", (text) => relay.handleMessage(socket, JSON.parse(text)).catch(() => socket.close()));
  socket.on("close", () => relay.handleDisconnect(socket));
  socket.on("error", () => socket.close());
});
server.on("listening", () => process.stdout.write(`ws://127.0.0.1:${server.address().port}\n`));
process.stdin.on("end", () => process.exit(0)).resume();
