import { findPythonWith, requireTool } from "@aws-temp/testkit";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseProfiles } from "../../src/profiles/parse-profiles.ts";
import { files } from "./file-arbitrary.ts";
import { readWithBotocore, readWithSmithy, readWithUs, type Sample } from "./real-readers.ts";

/** Fixed seeds: the samples are the same in every run. */
const safe = fc.sample(files(0), { numRuns: 60, seed: 1 });
const mixed = [...fc.sample(files(1), { numRuns: 200, seed: 2 }), ...fc.sample(files(3), { numRuns: 100, seed: 3 })];

function isSilent(sample: Sample): boolean {
  return parseProfiles(sample).problems.length === 0;
}

describe("files without a problem", () => {
  const silent = [...safe, ...mixed].filter(isSilent);

  it("are those of the safe subset, and many of those with an odd line", () => {
    expect(safe.every(isSilent)).toBe(true);
    expect(silent.length).toBeGreaterThan(safe.length + 40);
    expect(silent.length).toBeLessThan(safe.length + mixed.length / 2);
  });

  it("are read by botocore as by us", async (context) => {
    const python = requireTool(await findPythonWith("botocore"), context);
    expect(await readWithBotocore(python, silent)).toEqual(silent.map(readWithUs));
  });

  it("are read by the SDK for JavaScript as by us", async () => {
    expect(await readWithSmithy(silent)).toEqual(silent.map(readWithUs));
  });
});

describe("files that botocore and the SDK for JavaScript read differently", () => {
  it("have a problem each", async (context) => {
    const python = requireTool(await findPythonWith("botocore"), context);
    const [awsCli, javascript] = await Promise.all([readWithBotocore(python, mixed), readWithSmithy(mixed)]);
    const differing = mixed.filter((_, index) => !isSame(awsCli[index], javascript[index]));
    expect(differing.length).toBeGreaterThan(100);
    expect(differing.filter(isSilent)).toEqual([]);
  });
});

/** Whether two readings are equal, the order of profiles and keys apart. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return one === other;
  const [mine, theirs] = [Object.entries(one), new Map(Object.entries(other))];
  return mine.length === theirs.size && mine.every(([key, value]) => theirs.has(key) && isSame(value, theirs.get(key)));
}
