import { describe, expect, it } from "vitest";
import { safeTail } from "../../src/sources/process/safe-tail.ts";

describe("safeTail", () => {
  it.each([
    { name: "keeps a sentence", text: "No session. Log in first.\n", tail: "No session. Log in first." },
    { name: "keeps the last three lines", text: "1\n2\n\n3\r\n4\n", tail: "2 | 3 | 4" },
    { name: "drops colours", text: "\u001b[1;31mError:\u001b[0m no", tail: "Error: no" },
    { name: "drops what moves the cursor and rings the bell", text: "a\u0007b\u009bc\td", tail: "a\ufffdb\ufffdc d" },
    { name: "removes access keys", text: "key ASIAABCDEFGHIJKLMNOP is bad", tail: "key [redacted] is bad" },
    { name: "removes long tokens", text: `got ${"aB3/+".repeat(10)} from`, tail: "got [redacted] from" },
    {
      name: "removes secrets of a JSON document",
      text: '{"AccessKeyId":"x","SecretAccessKey": "short", "SessionToken":"t"}',
      tail: '{"AccessKeyId":"x","SecretAccessKey": [redacted], "SessionToken":[redacted]}',
    },
    {
      name: "removes secrets of variables",
      text: "db_password=hunter2 TOKEN='a b' x",
      tail: "db_password=[redacted] TOKEN=[redacted] x",
    },
    { name: "removes secrets of a query", text: "/x?client_secret=abc&y=1", tail: "/x?client_secret=[redacted]&y=1" },
    {
      name: "removes who is meant in an address",
      text: "proxy http://anna:pw@proxy:80/",
      tail: "proxy http://[redacted]@proxy:80/",
    },
    {
      name: "keeps a sentence about a token",
      text: "token: expired, password: none given",
      tail: "token: expired, password: none given",
    },
    { name: "is empty for nothing", text: "\n \n", tail: "" },
  ])("$name", ({ text, tail }) => {
    expect(safeTail(text)).toBe(tail);
  });

  it("is never long", () => {
    const tail = safeTail("long word ".repeat(500));
    expect(tail).toHaveLength(500);
    expect(tail).toMatch(/^….* long word long word$/);
  });
});
