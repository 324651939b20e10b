/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes, then of the square roots of the first 8. */
const roundConstants = fractions(64, Math.cbrt);
const initialState = fractions(8, Math.sqrt);

/**
 * SHA-256 (FIPS 180-4) of a text's UTF-8 bytes, in hexadecimal.
 *
 * Ours, because to load `node:crypto` takes 3 ms: a sixth of all that a process may take to answer from the cache. It names files and
 * guards nothing; the tests compare it with `node:crypto`.
 *
 * @internal
 */
export function sha256(text: string): string {
  const bytes = Buffer.from(text, "utf8");
  const state = Int32Array.from(initialState);
  const padded = new Uint8Array((((bytes.length + 8) >> 6) + 1) << 6);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setBigUint64(padded.length - 8, BigInt(bytes.length) * 8n);
  const words = new Int32Array(64);
  for (let block = 0; block < padded.length; block += 64) addBlock(state, view, block, words);
  return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}

function addBlock(state: Int32Array, view: DataView, block: number, words: Int32Array): void {
  for (let at = 0; at < 64; at++) {
    words[at] = at < 16 ? view.getInt32(block + at * 4) : (word(words, at - 16) + mix(words, at) + word(words, at - 7)) | 0;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let at = 0; at < 64; at++) {
    const chosen = (e & f) ^ (~e & g);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const first = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + chosen + word(roundConstants, at) + word(words, at)) | 0;
    const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + majority) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  for (const [at, value] of [a, b, c, d, e, f, g, h].entries()) state[at] = word(state, at) + value;
}

function mix(words: Int32Array, at: number): number {
  const early = word(words, at - 15);
  const late = word(words, at - 2);
  return (turn(early, 7) ^ turn(early, 18) ^ (early >>> 3)) + (turn(late, 17) ^ turn(late, 19) ^ (late >>> 10));
}

function turn(value: number, by: number): number {
  return (value >>> by) | (value << (32 - by));
}

function word(words: Int32Array, at: number): number {
  return words[at] ?? 0;
}

function fractions(count: number, root: (value: number) => number): Int32Array {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate++) {
    let divisor = 2;
    while (divisor * divisor <= candidate && candidate % divisor !== 0) divisor++;
    if (divisor * divisor > candidate) found.push(((root(candidate) % 1) * 2 ** 32) | 0);
  }
  return Int32Array.from(found);
}
