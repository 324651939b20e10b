import { expect, it } from "vitest";
import { printable, printableLine } from "../../src/model/printable.ts";
import { quotedWords } from "../../src/model/quoted-words.ts";

it.each([
  { name: "escape sequences", text: "a\u001b[31mb\u001b]8;;x\u0007", shown: "a\ufffd[31mb\ufffd]8;;x\ufffd" },
  { name: "the eight-bit forms of escape sequences", text: "a\u009b2Jb", shown: "a\ufffd2Jb" },
  { name: "carriage return, tab and delete", text: "a\r\t\u007fb", shown: "a\ufffd\ufffd\ufffdb" },
  { name: "characters that reverse text", text: "a\u202eb\u2066c\u200fd", shown: "a\ufffdb\ufffdc\ufffdd" },
  { name: "line separators of Unicode", text: "a\u2028b\u2029c", shown: "a\ufffdb\ufffdc" },
  { name: "nothing in text of any script", text: "Zürich 生产 👩‍💻 مرحبا", shown: "Zürich 生产 👩‍💻 مرحبا" },
])("replaces $name", ({ text, shown }) => {
  expect(printable(text)).toBe(shown);
});

it("keeps line breaks in a text, and replaces them in a line", () => {
  expect(printable("a\nb")).toBe("a\nb");
  expect(printableLine("a\nb")).toBe("a\ufffdb");
});

it("puts the words of a service on one line of at most 300 characters", () => {
  expect(quotedWords(" no\r\n  access\u001b[8m ")).toBe("no access\ufffd[8m");
  expect(quotedWords("x".repeat(400))).toHaveLength(300);
});
