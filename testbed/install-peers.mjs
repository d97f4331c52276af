// Installs the npm peers of the tests as the lock file says, once for each state of the lock file.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const wanted = createHash("sha256").update(readFileSync("package-lock.json")).digest("hex");
const mark = "node_modules/.installed";
if (existsSync(mark) && readFileSync(mark, "utf8") === wanted) process.exit(0);

const npm = process.platform === "win32" ? "npm.cmd" : "npm";
const result = spawnSync(npm, ["ci"], { stdio: "inherit", shell: process.platform === "win32" });
if (result.status !== 0) {
  console.error("The test peers could not be installed: `npm ci` failed in testbed/. Node 20 or later with npm is needed.");
  process.exit(1);
}
writeFileSync(mark, wanted);
