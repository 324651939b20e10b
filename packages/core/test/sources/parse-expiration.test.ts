import { describe, expect, it } from "vitest";
import { parseExpiration } from "../../src/sources/parse-expiration.ts";

describe("parseExpiration", () => {
  it.each([
    { text: "2026-11-20T13:00:00Z", expected: "2026-11-20T13:00:00.000Z" },
    { text: "2026-11-20T13:00:00.123456Z", expected: "2026-11-20T13:00:00.123Z" },
    { text: "2026-11-20T13:00:00+00:00", expected: "2026-11-20T13:00:00.000Z" },
    { text: "2026-11-20T13:00:00-0500", expected: "2026-11-20T18:00:00.000Z" },
    { text: "2026-11-20T13:00:00UTC", expected: "2026-11-20T13:00:00.000Z" },
    { text: "2026-11-20 13:00:00 UTC", expected: "2026-11-20T13:00:00.000Z" },
    { text: " 2026-11-20T13:00Z ", expected: "2026-11-20T13:00:00.000Z" },
    { text: "2026-11-20T13:00:00", expected: undefined },
    { text: "2026-11-20", expected: undefined },
    { text: "2026-13-45T13:00:00Z", expected: undefined },
    { text: "1795179600", expected: undefined },
    { text: "tomorrow", expected: undefined },
    { text: "", expected: undefined },
  ])("reads “$text” as $expected", ({ text, expected }) => {
    expect(parseExpiration(text)?.toISOString()).toBe(expected);
  });
});
