import { findPythonWith, requireTool } from "@aws-temp/testkit";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readHeader } from "../../src/profiles/headers/header-readings.ts";
import type { FileKind } from "../../src/profiles/origin.ts";
import { type Reading, readWithBotocore, readWithSmithy, type Sample } from "./real-readers.ts";

const words = fc.constantFrom(
  "profile",
  "profile ",
  "default",
  "sso-session ",
  "services ",
  "DEFAULT",
  "a",
  "b.c",
  "profile.",
  "é",
  "x=y",
  "p:q",
);
const marks = fc.constantFrom(
  " ",
  "  ",
  "\t",
  "'",
  '"',
  "\\",
  "#",
  " #",
  ";",
  "]",
  "[",
  "'a b'",
  '"a"',
  "__proto__",
  "constructor",
);
const part = fc.array(fc.oneof(words, marks), { maxLength: 4 }).map((parts) => parts.join(""));
const tail = fc.oneof({ weight: 3, arbitrary: fc.constant("]") }, fc.constantFrom("] # c", "]#c", "] x", "] [y]", "", "] ; ]"));
const line = fc
  .tuple(fc.constantFrom("", "", "profile ", "profile ", "sso-session "), part, tail)
  .map(([type, inside, end]) => `[${type}${inside}${end}`);

/** The line between two keys, to see where the second one goes. */
function around(header: string, kind: FileKind): Sample {
  return { [kind]: `[${kind === "config" ? "profile " : ""}above]\nkey = 0\n${header}\nother = 1\n` };
}

/** What became of the second key, in the words of the readings. */
function outcome(reading: Reading): string {
  if (reading?.["above"] === undefined) return "whole file refused";
  const owners = Object.entries(reading).filter(([, values]) => values["other"] === "1");
  const [owner] = owners;
  if (owner === undefined) return "no profile";
  return owner[0] === "above" ? "section above" : `profile ${JSON.stringify(owner[0])}`;
}

/** Reduces a reading to what {@link outcome} can tell. */
function expected(reading: string): string {
  if (reading === "keys below added to the section above" || reading === "a key of the section above") return "section above";
  return reading.startsWith("profile ") && reading !== "profile lost"
    ? reading
    : reading === "whole file refused"
      ? reading
      : "no profile";
}

describe.each(["config", "credentials"] as const)("a header of the %s file", (kind) => {
  const lines = fc.sample(line, { numRuns: 150, seed: 20_261 });
  const samples = lines.map((header) => around(header, kind));

  it("is read by botocore as we say", async (context) => {
    const python = requireTool(await findPythonWith("botocore"), context);
    const readings = await readWithBotocore(python, samples);
    const found = readings.map((reading, index) => [lines[index], outcome(reading)]);
    // [DEFAULT] gives its keys to the section above as well.
    const told = lines.map((header) => {
      const { awsCli } = readHeader(header, kind);
      return [header, awsCli === "keys given to every section" ? "section above" : expected(awsCli)];
    });
    expect(found).toEqual(told);
  });

  it("is read by the SDK for JavaScript as we say", async () => {
    const readings = await readWithSmithy(samples);
    const found = readings.map((reading, index) => [lines[index], outcome(reading)]);
    const told = lines.map((header) => [header, expected(readHeader(header, kind).javascript)]);
    expect(found).toEqual(told);
  });
});
