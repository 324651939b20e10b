import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { sha256 } from "../../src/store/sha256.ts";

const theirs = (text: string) => createHash("sha256").update(text).digest("hex");

it.each([0, 1, 54, 55, 56, 57, 63, 64, 65, 119, 120, 128, 1000, 100_000])(
  "agrees with node:crypto on %i characters",
  (length) => {
    const text = "abcdefghij".repeat(length / 10 + 1).slice(0, length);
    expect(sha256(text)).toBe(theirs(text));
  },
);

it("agrees with node:crypto on any text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
      expect(sha256(text)).toBe(theirs(text));
    }),
    { seed: 1 },
  );
});
