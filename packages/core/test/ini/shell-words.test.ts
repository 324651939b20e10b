import { findPythonWith, requireTool, runProcess } from "@aws-temp/testkit";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quoteShellWord, splitShellWords } from "../../src/ini/line/shell-words.ts";

const script = `
import json, shlex, sys
def split(text):
    try:
        return shlex.split(text)
    except ValueError:
        return None
json.dump([[split(text), shlex.quote(text)] for text in json.load(sys.stdin)], sys.stdout)
`;

describe("shell words", () => {
  const texts = fc.sample(fc.array(fc.constantFrom("a", "é", " ", "\t", "'", '"', "\\", "#", "=", "\n"), { maxLength: 8 }), {
    numRuns: 500,
    seed: 4,
  });
  const samples = texts.map((parts) => parts.join(""));

  it("are split as Python's shlex splits them", async (context) => {
    const python = requireTool(await findPythonWith("shlex"), context);
    const { stdout } = await runProcess(python, ["-c", script], { stdin: JSON.stringify(samples) });
    const told = JSON.parse(stdout) as [string[] | null, string][];
    expect(samples.map((text) => [text, splitShellWords(text) ?? null])).toEqual(
      samples.map((text, index) => [text, told[index]?.[0]]),
    );
    const spaced = samples.filter((text) => text.includes(" "));
    expect(spaced.map(quoteShellWord)).toEqual(samples.flatMap((text, index) => (text.includes(" ") ? [told[index]?.[1]] : [])));
  });

  it("come back from quotes as they were", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (word) => {
        expect(splitShellWords(quoteShellWord(word))).toEqual([word]);
      }),
    );
  });
});
