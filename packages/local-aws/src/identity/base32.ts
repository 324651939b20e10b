const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/**
 * RFC 4648 base32 without padding.
 *
 * @internal
 */
export function encodeBase32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, "0")).join("");
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => alphabet.charAt(Number.parseInt(group.padEnd(5, "0"), 2))).join("");
}

/**
 * Reads base32 as people copy it: either case, spaces and padding allowed.
 *
 * @throws {RangeError} when another character occurs
 * @internal
 */
export function decodeBase32(text: string): Buffer {
  const bits = Array.from(text.toUpperCase().replace(/[\s=]/g, ""), (char) => {
    const value = alphabet.indexOf(char);
    if (value < 0) throw new RangeError("Not base32: a character other than A-Z and 2-7.");
    return value.toString(2).padStart(5, "0");
  }).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
