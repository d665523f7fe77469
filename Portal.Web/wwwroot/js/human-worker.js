// Searches the counter of a proof of work in altcha 3's format. It speaks as altcha's own worker does, so that either solves for either.

const BATCH = 16; // digests are asynchronous: several at once hide the way to them and back
const LAST = 2 ** 20;

const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');

async function derive(algorithm, start, counter, cost) {
  let data = start.slice();
  new DataView(data.buffer).setUint32(data.length - 4, counter);
  for (let round = 0; round < Math.max(1, cost); round++) {
    data = await crypto.subtle.digest(algorithm, data);
  }

  return hex(data);
}

export async function solve({ challenge, counterStart = 0, counterStep = 1 }) {
  const { algorithm, cost, keyPrefix, nonce, salt } = challenge.parameters;
  const began = performance.now();
  const start = new Uint8Array([...bytes(salt), ...bytes(nonce), 0, 0, 0, 0]);
  for (let counter = counterStart; counter < LAST; counter += BATCH * counterStep) {
    const keys = await Promise.all(Array.from({ length: BATCH }, (_, i) => derive(algorithm, start, counter + i * counterStep, cost)));
    const found = keys.findIndex((key) => key.startsWith(keyPrefix));
    if (found >= 0) {
      return { counter: counter + found * counterStep, derivedKey: keys[found], time: Math.round(performance.now() - began) };
    }
  }

  return null;
}

self.onmessage = async ({ data }) => self.postMessage(await solve(data));
