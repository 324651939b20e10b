import { describe, expect, it } from "vitest";
import { safeTail } from "../../src/sources/safe-tail.ts";

describe("safeTail", () => {
  it.each([
    { name: "keeps a sentence", text: "No session. Log in first.\n", tail: "No session. Log in first." },
    { name: "keeps the last three lines", text: "1\n2\n\n3\r\n4\n", tail: "2 | 3 | 4" },
    { name: "drops colours", text: "\u001b[1;31mError:\u001b[0m no", tail: "Error: no" },
    { name: "drops what moves the cursor and rings the bell", text: "a\u0007b\u009bc\td", tail: "a b c d" },
    { name: "takes out access keys", text: "key ASIAABCDEFGHIJKLMNOP is bad", tail: "key [redacted] is bad" },
    { name: "takes out long tokens", text: `token=${"aB3/+".repeat(10)}`, tail: "[redacted]" },
    { name: "is empty for nothing", text: "\n \n", tail: "" },
  ])("$name", ({ text, tail }) => {
    expect(safeTail(text)).toBe(tail);
  });

  it("is never long", () => {
    expect(safeTail("long word ".repeat(500))).toHaveLength(500);
  });
});
