import { describe, expect, it } from "vitest";
import { decodeBase32, encodeBase32 } from "../../src/identity/base32.ts";
import { totpCode, totpStep } from "../../src/identity/totp.ts";

describe("RFC 6238's vectors for SHA-1", () => {
  const secret = encodeBase32(Buffer.from("12345678901234567890"));

  it.each([
    { seconds: 59, code: "94287082" },
    { seconds: 1_111_111_109, code: "07081804" },
    { seconds: 1_111_111_111, code: "14050471" },
    { seconds: 1_234_567_890, code: "89005924" },
    { seconds: 2_000_000_000, code: "69279037" },
    { seconds: 20_000_000_000, code: "65353130" },
  ])("$seconds s", ({ seconds, code }) => {
    expect(totpCode(secret, totpStep(seconds * 1000), 8)).toBe(code);
    expect(totpCode(secret, totpStep(seconds * 1000))).toBe(code.slice(2));
  });
});

describe("RFC 4648's vectors for base32", () => {
  it.each([
    { plain: "f", encoded: "MY" },
    { plain: "fo", encoded: "MZXQ" },
    { plain: "foo", encoded: "MZXW6" },
    { plain: "foob", encoded: "MZXW6YQ" },
    { plain: "fooba", encoded: "MZXW6YTB" },
    { plain: "foobar", encoded: "MZXW6YTBOI" },
  ])("$plain", ({ plain, encoded }) => {
    expect(encodeBase32(Buffer.from(plain))).toBe(encoded);
    expect(decodeBase32(encoded).toString()).toBe(plain);
  });

  it("reads what people paste", () => {
    expect(decodeBase32("mzxw 6ytb oi==").toString()).toBe("foobar");
  });

  it("refuses other characters", () => {
    expect(() => decodeBase32("MZXW0")).toThrow(RangeError);
  });
});
