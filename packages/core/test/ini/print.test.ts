import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseIni } from "../../src/ini/parse/parse.ts";
import { printIni } from "../../src/ini/print.ts";
import { anyText } from "./text-arbitrary.ts";

describe("printing what was parsed", () => {
  it("gives every text back as it was", () => {
    fc.assert(fc.property(anyText, (text) => printIni(parseIni(text)) === text));
  });

  it.each([
    { name: "nothing", text: "" },
    { name: "a byte order mark alone", text: "\ufeff" },
    { name: "a last line without an end", text: "[a]\nkey = value" },
    { name: "line endings of both kinds", text: "\ufeff[a]\r\nkey = value\n\r\n\r" },
  ])("keeps $name", ({ text }) => {
    expect(printIni(parseIni(text))).toBe(text);
  });

  it("depends on lines that follow each other without a gap", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const lines = [...parseIni(text).lines];
        lines.forEach(({ start, end }, index) => {
          const next = lines[index + 1]?.start ?? text.length;
          expect(start <= end && end <= next).toBe(true);
          expect(["", "\n", "\r\n", "\r"]).toContain(text.slice(end, next));
          expect(text.slice(start, end)).not.toContain("\n");
        });
      }),
    );
  });
});
