import { describe, expect, it } from "vitest";
import type { IniRemarkCode } from "../../src/ini/document.ts";
import { parseIni } from "../../src/ini/parse/parse.ts";

type Entry = readonly [key: string, value: string | Record<string, string>, line: number];

/** Each section's header and entries. */
function sectionsOf(text: string): { header: string; entries: Entry[] }[] {
  const { sections, entries } = parseIni(text);
  return sections.map(({ header, from, to }) => ({
    header,
    entries: Array.from({ length: to - from }, (_, at): Entry => {
      const block = entries.block(from + at);
      return [entries.key(from + at), block ? Object.fromEntries(block) : entries.value(from + at), entries.line(from + at)];
    }),
  }));
}

/** The entries of the first section. */
function entriesOf(text: string): Record<string, string | Record<string, string>> {
  return Object.fromEntries(sectionsOf(text)[0]?.entries.map(([key, value]) => [key, value]) ?? []);
}

describe("a value", () => {
  it.each([
    { name: "is trimmed", lines: "key \t=  \tvalue \t", entries: { key: "value" } },
    { name: "may hold equals signs", lines: "key = a=b==", entries: { key: "a=b==" } },
    { name: "may be empty", lines: "key =", entries: { key: "" } },
    { name: "may hold any characters", lines: "key = 😂 \u00e9", entries: { key: "😂 \u00e9" } },
    { name: "ends at a comment behind a space", lines: "key = a # b ; c", entries: { key: "a" } },
    { name: "ends at a comment behind a tab", lines: "key = a\t; b # c", entries: { key: "a" } },
    { name: "goes on at a comment mark behind a letter", lines: "key = a#b;c", entries: { key: "a#b;c" } },
    { name: "is empty when a comment is all there is", lines: "key = # a", entries: { key: "" } },
    { name: "keeps its quotes", lines: 'key = "a b"', entries: { key: '"a b"' } },
    {
      name: "goes on in indented lines, comments included",
      lines: "key = a\n b # c\n\n\t= d",
      entries: { key: "a\nb # c\n= d" },
    },
    { name: "does not take in an indented comment", lines: "key = a\n  # b\nother = c", entries: { key: "a", other: "c" } },
    { name: "is the last of a key's", lines: "key = a\nkey = b", entries: { key: "b" } },
    { name: "of a key in capitals has one in lower case", lines: "Key_ID = a", entries: { key_id: "a" } },
    { name: "may stand behind a colon", lines: "key: a = b\nother = c", entries: { key: "a = b", other: "c" } },
    {
      name: "is not cut at a carriage return before the line feed",
      lines: "key = a\r\nother = b\r\n",
      entries: { key: "a", other: "b" },
    },
  ])("$name", ({ lines, entries }) => {
    expect(entriesOf(`[section]\n${lines}`)).toEqual(entries);
  });
});

describe("a block", () => {
  it.each([
    { name: "is what is indented below a key without a value", lines: "s3 =\n  a = b\n  C = d", block: { a: "b", C: "d" } },
    {
      name: "passes over blank lines and comments",
      lines: "s3 =\n  a = b\n\n  # x = y\n# z\n  c = d",
      block: { a: "b", c: "d" },
    },
    { name: "keeps a comment behind a value", lines: "s3 =\n  a = b # c", block: { a: "b # c" } },
    { name: "may hold empty values", lines: "s3 =\n  a =\n  c = d", block: { a: "", c: "d" } },
    { name: "loses nothing but the line that is none of it", lines: "s3 =\n  junk\n  = x\n  c = d", block: { c: "d" } },
    { name: "may stand below a key that is indented itself", lines: "  s3 =\n    a = b", block: { a: "b" } },
  ])("$name", ({ lines, block }) => {
    expect(entriesOf(`[section]\n${lines}\nlast = 1`)).toEqual({ s3: block, last: "1" });
  });
});

describe("indented keys", () => {
  it("are keys as long as no line above them is less indented", () => {
    expect(entriesOf("[section]\n    a = 1\n    b = 2\n  c = 3\n    d = 4\ne = 5\n")).toEqual({
      a: "1",
      b: "2",
      c: "3\nd = 4",
      e: "5",
    });
  });
});

describe("a header", () => {
  it.each([
    { line: "[a]", header: "a" },
    { line: "[ profile  a ]\t", header: " profile  a " },
    { line: "[a] # ] comment", header: "a" },
    { line: "[a]; comment", header: "a" },
    { line: "[a] junk", header: "a" },
    { line: "[a#b]", header: "a#b" },
    { line: "[profile 'a #b'] x", header: "profile 'a #b'" },
    { line: "[a]b]", header: "a]b" },
    { line: "[a", header: "a" },
    { line: "[a # comment", header: "a" },
    { line: "  [a]", header: "a" },
    { line: "\ufeff[a]", header: "a" },
  ])("$line names $header", ({ line, header }) => {
    expect(sectionsOf(`${line}\nkey = value`)).toEqual([{ header, entries: [["key", "value", 2]] }]);
  });

  it("begins a section below a line that cannot be read, though it is indented", () => {
    expect(sectionsOf("[a]\njunk\n  [b]\n  key = value\n")).toEqual([
      { header: "a", entries: [] },
      { header: "b", entries: [["key", "value", 4]] },
    ]);
  });
});

describe("a line that cannot be read", () => {
  it.each<{ name: string; line: string; code: IniRemarkCode }>([
    { name: "has no delimiter", line: "junk", code: "no-delimiter" },
    { name: "has its delimiter in a comment", line: "junk # = value", code: "delimiter-in-comment" },
    { name: "has no key", line: "= value", code: "empty-key" },
    { name: "has nothing but a colon", line: ":", code: "empty-key" },
  ])("that $name costs no other", ({ line, code }) => {
    const text = `[a]\nkey = 1\n${line}\n  below = it\nother = 2\n[b]\n`;
    expect(sectionsOf(text)).toEqual([
      {
        header: "a",
        entries: [
          ["key", "1", 2],
          ["other", "2", 5],
        ],
      },
      { header: "b", entries: [] },
    ]);
    const { remarks, lines } = parseIni(text);
    expect(remarks).toEqual([{ code, line: 3, section: 0, key: undefined }]);
    expect(lines.at(2)?.kind).toBe("unreadable");
  });

  it("may stand before the first header", () => {
    const text = "key = value\n  [a]\nother = 1\n";
    expect(parseIni(text).remarks.map(({ code, line, section }) => [code, line, section])).toEqual([
      ["outside-section", 1, -1],
      ["indented-header", 2, 0],
    ]);
    expect(sectionsOf(text)).toEqual([{ header: "a", entries: [["other", "1", 3]] }]);
  });
});
