/**
 * Just enough of ASN.1's distinguished encoding (X.690) to write certificates, which Node can check but not make.
 *
 * @internal
 */
export const der = {
  sequence: (...items: readonly Buffer[]): Buffer => element(0x30, Buffer.concat(items)),
  set: (...items: readonly Buffer[]): Buffer => element(0x31, Buffer.concat(items)),
  /** A positive integer, big-endian. */
  integer: (bytes: Uint8Array): Buffer => {
    const trimmed = bytes.subarray(
      Math.max(
        bytes.findIndex((byte) => byte !== 0),
        0,
      ),
    );
    return element(0x02, (trimmed[0] ?? 0) > 0x7f ? Buffer.concat([Buffer.from([0]), trimmed]) : trimmed);
  },
  boolean: (value: boolean): Buffer => element(0x01, Buffer.from([value ? 0xff : 0])),
  bitString: (bytes: Uint8Array, unusedBits = 0): Buffer => element(0x03, Buffer.concat([Buffer.from([unusedBits]), bytes])),
  octetString: (bytes: Uint8Array): Buffer => element(0x04, bytes),
  utf8String: (text: string): Buffer => element(0x0c, Buffer.from(text)),
  /** A time until 2049. */
  utcTime: (date: Date): Buffer => {
    const digits = date.toISOString().replace(/[-:T]/g, "");
    return element(0x17, Buffer.from(`${digits.slice(2, 14)}Z`));
  },
  oid: (dotted: string): Buffer => {
    const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
    return element(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
  },
  /** Context-specific tag around whole elements. */
  explicit: (tag: number, content: Buffer): Buffer => element(0xa0 | tag, content),
  /** Context-specific tag in place of a primitive type's own. */
  implicit: (tag: number, content: Uint8Array): Buffer => element(0x80 | tag, content),
} as const;

function element(tag: number, content: Uint8Array): Buffer {
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  const size = length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function base128(value: number): number[] {
  const digits = [value & 0x7f];
  for (let rest = value >> 7; rest > 0; rest >>= 7) digits.unshift((rest & 0x7f) | 0x80);
  return digits;
}
