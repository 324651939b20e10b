import { describe, expect, it } from "vitest";
import { readExpiration } from "../../src/model/time/read-expiration.ts";

describe("readExpiration", () => {
  it.each<{ value: unknown; expected: string | undefined; zoned: boolean }>([
    { value: "2026-11-20T13:00:00Z", expected: "2026-11-20T13:00:00.000Z", zoned: true },
    { value: "2026-11-20T13:00:00.123456Z", expected: "2026-11-20T13:00:00.123Z", zoned: true },
    { value: "2026-11-20T13:00:00+00:00", expected: "2026-11-20T13:00:00.000Z", zoned: true },
    { value: "2026-11-20T13:00:00-0500", expected: "2026-11-20T18:00:00.000Z", zoned: true },
    { value: "2026-11-20T13:00:00UTC", expected: "2026-11-20T13:00:00.000Z", zoned: true },
    { value: "2026-11-20 13:00:00 UTC", expected: "2026-11-20T13:00:00.000Z", zoned: true },
    { value: " 2026-11-20T13:00Z ", expected: "2026-11-20T13:00:00.000Z", zoned: true },
    { value: "2026-11-20T13:00:00", expected: "2026-11-20T13:00:00.000Z", zoned: false },
    { value: "1795179600", expected: "2026-11-20T13:00:00.000Z", zoned: false },
    { value: 1_795_179_600, expected: "2026-11-20T13:00:00.000Z", zoned: false },
    { value: 1_795_179_600_000, expected: "2026-11-20T13:00:00.000Z", zoned: false },
    { value: "2026-11-20", expected: undefined, zoned: false },
    { value: "2026-13-45T13:00:00Z", expected: undefined, zoned: false },
    { value: "2026-11-20T13:00.5Z", expected: undefined, zoned: false },
    { value: "tomorrow", expected: undefined, zoned: false },
    { value: "", expected: undefined, zoned: false },
    { value: null, expected: undefined, zoned: false },
  ])("reads $value as $expected, names its zone: $zoned", ({ value, expected, zoned }) => {
    expect(readExpiration(value)?.toISOString()).toBe(expected);
    expect(readExpiration(value, { zoned: true })?.toISOString()).toBe(zoned ? expected : undefined);
  });
});
