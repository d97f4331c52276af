// Compiles the contracts of the program and of the tests for Istanbul, so that they run on Alaya too.
// Without an option it writes the artefacts; with --check it compares them with the committed ones.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import solc from "solc";

const here = dirname(fileURLToPath(import.meta.url));
const program = join(here, "../resources/src/main/resources/org/kakehashi/resources/contracts");
const tests = join(here, "src/main/resources/org/kakehashi/testbed/contracts");
const sources = [
  { language: "Yul", file: join(program, "GridScanner.yul"), target: program },
  { language: "Solidity", file: join(here, "contracts/TestTokens.sol"), target: tests },
  { language: "Solidity", file: join(here, "contracts/TestApprovals.sol"), target: tests },
];

function compile({ language, file }) {
  const name = file.split(/[/\\]/).pop();
  const output = JSON.parse(
    solc.compile(
      JSON.stringify({
        language,
        sources: { [name]: { content: readFileSync(file, "utf8") } },
        settings: {
          evmVersion: "istanbul",
          optimizer: { enabled: true, runs: 200 },
          ...(language === "Solidity" ? { metadata: { appendCBOR: false, bytecodeHash: "none" } } : {}),
          outputSelection: { "*": { "*": ["evm.bytecode.object"] } },
        },
      }),
    ),
  );
  const errors = (output.errors ?? []).filter((e) => e.severity === "error");
  if (errors.length) throw new Error(errors.map((e) => e.formattedMessage).join("\n"));
  return Object.entries(output.contracts[name]).map(([contract, { evm }]) => ({
    contract,
    json: `${JSON.stringify(
      {
        contract,
        source: name,
        compiler: solc.version().replace(/\.Emscripten.*/, ""),
        evmVersion: "istanbul",
        creationCode: `0x${evm.bytecode.object}`,
      },
      null,
      2,
    )}\n`,
  }));
}

const check = process.argv.includes("--check");
let stale = false;
for (const source of sources) {
  for (const { contract, json } of compile(source)) {
    const target = join(source.target, `${contract}.json`);
    if (!check) writeFileSync(target, json);
    else if (!existsSync(target) || readFileSync(target, "utf8") !== json) {
      console.error(`${contract}.json is not what its source compiles to: run node compile-contracts.mjs in testbed/.`);
      stale = true;
    }
  }
}
process.exit(stale ? 1 : 0);
