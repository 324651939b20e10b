import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { coloursFor } from "../../src/render/text/colours.ts";
import { jsonText } from "../../src/render/text/json-text.ts";
import { shownLines } from "../../src/render/text/shown-lines.ts";
import { wrapLine } from "../../src/render/text/wrap-line.ts";

const colours = coloursFor({ isTTY: true }, {}, false);

it("keeps our own colours, and no colour of a value", () => {
  const value = "dev\u001b[31mred\u001b]52;c;aGk=\u0007\u202e";
  expect(shownLines([colours.bold(value), value], {})).toBe(
    "\u001b[1mdev\ufffd[31mred\ufffd]52;c;aGk=\ufffd\ufffd\u001b[22m\ndev\ufffd[31mred\ufffd]52;c;aGk=\ufffd\ufffd\n",
  );
});

it("keeps one line in one line", () => {
  expect(shownLines(["a\n999999999999  Spoofed row", "b\rc"], {})).toBe("a\ufffd999999999999  Spoofed row\nb\ufffdc\n");
});

it.each([
  { name: "fits", line: "short line", wrapped: ["short line"] },
  { name: "breaks at spaces", line: "Try: run the command again later", wrapped: ["Try: run the command", "  again later"] },
  { name: "keeps the indent", line: "  at the very end of the file", wrapped: ["  at the very end of", "    the file"] },
  {
    name: "keeps a link whole",
    line: "See https://example.com/a/long/link",
    wrapped: ["See", "  https://example.com/a/long/link"],
  },
  {
    name: "counts no colour",
    line: "\u001b[1mtwenty columns here\u001b[22m .",
    wrapped: ["\u001b[1mtwenty columns here\u001b[22m", "  ."],
  },
])("a line that $name", ({ line, wrapped }) => {
  expect(wrapLine(line, 20)).toEqual(wrapped);
});

it("wraps on a terminal only", () => {
  const line = "one two three four";
  expect(shownLines([line], { isTTY: true, columns: 10 })).toBe("one two\n  three\n  four\n");
  expect(shownLines([line], {})).toBe(`${line}\n`);
});

it("escapes in JSON what a terminal would obey, and keeps the value", () => {
  const value = { name: "a\u009b2J\u202eb\u001b[8m\u007f" };
  expect(jsonText(value)).not.toMatch(/(?!\n)\p{Cc}|\p{Cf}/u);
  expect(JSON.parse(jsonText(value))).toEqual(value);
});

/** Files that write something other than text from outside: text for programs, escape sequences of their own. */
const ownWriters = [
  "base-command.ts",
  "program/main.ts",
  "program/run.ts",
  "session.ts",
  "program/show-command-help.ts",
  "tell-people.ts",
  "prompts/paste.ts",
  "prompts/watch.ts",
  "render/progress.ts",
];

it("no other file writes to a stream: text for people goes through shownLines", () => {
  const root = fileURLToPath(new URL("../../src/", import.meta.url));
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  const writers = files.filter((file) =>
    /\b(?:stdout|stderr|stream)\.write\(|console\.\w+\(/.test(readFileSync(join(root, file), "utf8")),
  );
  expect(writers.map((file) => file.replaceAll("\\", "/")).sort()).toEqual([...ownWriters].sort());
});
