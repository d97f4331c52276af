// A file server (BUD-01, 02, 06) on a free loopback port, with the storage of blossom-server-sdk and the checks of
// nostr-tools. Prints its address; then one line of JSON a request changes how it behaves and is answered with what it was
// asked so far.
import { createServer } from "node:http";
import { createHash } from "node:crypto";
import { createInterface } from "node:readline";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createReadStream } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { LocalStorage } from "blossom-server-sdk/storage/local";
import { verifyEvent } from "nostr-tools/pure";

const folder = await mkdtemp(join(tmpdir(), "blossom-"));
const storage = new LocalStorage(join(folder, "blobs"));
await storage.setup();
const owners = new Map();
const asked = [];
// cut: bytes of an answer after which the connection breaks; spoil: one byte of each answer is wrong; lie: another hash is
// said to be kept; ranges: whether they are understood; most: the largest file; full: nothing is taken; endless: an answer
// without end; elsewhere: downloads are redirected there.
let ways = { cut: 0, cutUpload: 0, spoil: false, lie: false, ranges: true, most: 1 << 30, full: false, endless: false, elsewhere: "" };

/** The event of kind 24242 that allows it (BUD-01), or a sentence that says what is wrong. */
function authorisation(request, verb, hash) {
  const header = request.headers.authorization ?? "";
  if (!header.startsWith("Nostr ")) return "authorisation is missing";
  let event;
  try {
    event = JSON.parse(Buffer.from(header.slice(6), "base64").toString());
  } catch {
    return "authorisation is not JSON";
  }
  const tags = (name) => event.tags.filter((tag) => tag[0] === name).map((tag) => tag[1]);
  if (event.kind !== 24242 || !verifyEvent(event)) return "authorisation is not signed";
  if (event.created_at > Date.now() / 1000 + 60) return "authorisation is from the future";
  if (!(Number(tags("expiration")[0]) > Date.now() / 1000)) return "authorisation has expired";
  if (!tags("t").includes(verb)) return "authorisation is for something else";
  if (hash && !tags("x").includes(hash)) return "authorisation is for another file";
  return event;
}

function refuse(response, status, reason) {
  response.writeHead(status, { "X-Reason": reason, Connection: "close" });
  response.end();
}

async function upload(request, response) {
  const auth = authorisation(request, "upload", undefined);
  if (typeof auth === "string") return refuse(response, 401, auth);
  if (ways.full) return refuse(response, 507, "no room");
  const size = Number(request.headers["content-length"] ?? -1);
  if (size > ways.most) return refuse(response, 413, "too large");
  const incoming = join(folder, `incoming-${Math.random()}`);
  const hash = createHash("sha256");
  let taken = 0;
  request.on("data", (part) => {
    hash.update(part);
    taken += part.length;
    if (ways.cutUpload && taken > ways.cutUpload) request.socket.destroy();
  });
  try {
    await pipeline(request, createWriteStream(incoming));
  } catch {
    return;
  }
  const sha256 = hash.digest("hex");
  if (typeof authorisation(request, "upload", sha256) === "string") return refuse(response, 401, "another file");
  if (!(await storage.hasBlob(sha256))) await storage.writeBlob(sha256, createReadStream(incoming));
  await rm(incoming);
  owners.set(sha256, auth.pubkey);
  const said = ways.lie ? "0".repeat(64) : sha256;
  response.writeHead(200, { "Content-Type": "application/json" });
  response.end(JSON.stringify({ url: `${address}/${said}`, sha256: said, size: taken, type: "application/octet-stream", uploaded: Math.floor(Date.now() / 1000) }));
}

async function give(request, response, sha256) {
  if (ways.elsewhere) {
    response.writeHead(302, { Location: ways.elsewhere });
    return response.end();
  }
  if (!(await storage.hasBlob(sha256))) return refuse(response, 404, "not here");
  const size = await storage.getBlobSize(sha256);
  const range = ways.ranges && /^bytes=(\d+)-$/.exec(request.headers.range ?? "");
  const start = range ? Math.min(Number(range[1]), size) : 0;
  const headers = { "Content-Type": "application/octet-stream", "Accept-Ranges": "bytes" };
  if (!ways.endless) headers["Content-Length"] = size - start;
  if (range) headers["Content-Range"] = `bytes ${start}-${size - 1}/${size}`;
  response.writeHead(range ? 206 : 200, headers);
  if (request.method === "HEAD") return response.end();
  let sent = 0;
  for await (const part of await storage.readBlob(sha256)) {
    let piece = part.subarray(Math.max(0, Math.min(part.length, start - sent)));
    sent += part.length;
    if (piece.length === 0) continue;
    if (ways.spoil) {
      piece = Buffer.from(piece);
      piece[piece.length >> 1] ^= 1;
    }
    if (ways.cut && sent - start > ways.cut) {
      response.write(piece.subarray(0, piece.length >> 1));
      setTimeout(() => response.destroy(), 50);
      return;
    }
    if (!response.write(piece)) await new Promise((resolve) => response.once("drain", resolve));
  }
  if (!ways.endless) return response.end();
  const more = Buffer.alloc(65536);
  while (!response.destroyed) {
    response.write(more);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

const server = createServer(async (request, response) => {
  try {
    asked.push(`${request.method} ${request.url} ${request.headers.range ?? ""}`.trim());
    const sha256 = /^\/([0-9a-f]{64})(\.[a-z0-9]+)?$/.exec(request.url)?.[1];
    if (request.url === "/upload" && request.method === "PUT") return await upload(request, response);
    if (request.url === "/upload" && request.method === "HEAD") {
      const auth = authorisation(request, "upload", request.headers["x-sha-256"]);
      if (typeof auth === "string") return refuse(response, 401, auth);
      const large = Number(request.headers["x-content-length"]) > ways.most;
      if (ways.full || large) return refuse(response, large ? 413 : 507, large ? "too large" : "no room");
      response.writeHead(200);
      return response.end();
    }
    if (sha256 && (request.method === "GET" || request.method === "HEAD")) return await give(request, response, sha256);
    if (sha256 && request.method === "DELETE") {
      const auth = authorisation(request, "delete", sha256);
      if (typeof auth === "string") return refuse(response, 401, auth);
      if (owners.get(sha256) !== auth.pubkey) return refuse(response, 403, "of somebody else");
      await storage.removeBlob(sha256);
      response.writeHead(200);
      return response.end();
    }
    refuse(response, 404, "no such thing");
  } catch (e) {
    process.stderr.write(`${e.stack}\n`);
    response.destroy();
  }
});
server.listen(0, "127.0.0.1");
await new Promise((resolve) => server.once("listening", resolve));
const address = `http://127.0.0.1:${server.address().port}`;
process.stdout.write(`${address}\n`);
for await (const line of createInterface({ input: process.stdin })) {
  ways = { ...ways, ...JSON.parse(line) };
  process.stdout.write(JSON.stringify(asked.splice(0)) + "\n");
}
await rm(folder, { recursive: true });
process.exit(0);
