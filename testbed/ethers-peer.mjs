// A wallet of another make (ethers) that answers one JSON request a line on stdin with one JSON answer a line on stdout.
import { createInterface } from "node:readline";
import { Transaction, TypedDataEncoder, Wallet, verifyTypedData } from "ethers";

const operations = {
  readTransaction({ raw }) {
    const tx = Transaction.from(raw);
    return { from: tx.from, hash: tx.hash, to: tx.to, value: tx.value.toString(), chainId: tx.chainId.toString(), data: tx.data };
  },
  async signTransaction({ key, transaction }) {
    return { raw: await new Wallet(key).signTransaction(transaction) };
  },
  readTyped({ domain, types, message, signature }) {
    return {
      digest: TypedDataEncoder.hash(domain, types, message),
      from: verifyTypedData(domain, types, message, signature),
    };
  },
  async signTyped({ key, domain, types, message }) {
    return { signature: await new Wallet(key).signTypedData(domain, types, message) };
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
