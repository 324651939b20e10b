import { describe, expect, it } from "vitest";
import { editIni, type IniEdit } from "../../src/ini/edit/edit.ts";
import { parseIni } from "../../src/ini/parse/parse.ts";
import { printIni } from "../../src/ini/print.ts";
import { parseProfiles } from "../../src/profiles/parse-profiles.ts";

const size = 500_000;

function repeated(head: string, piece: string | ((index: number) => string), tail = ""): string {
  const make = typeof piece === "string" ? () => piece : piece;
  const count = Math.floor(size / make(1000).length);
  return head + Array.from({ length: count }, (_, index) => make(index)).join("") + tail;
}

/** Half a megabyte each of what a reader may stumble over. With quadratic work each would take minutes, and run into the time limit. */
const texts = {
  "one endless line": repeated("[a]\nk = ", "x"),
  "one endless line of white space": repeated("[a]\nk =", " \t", "x"),
  "one endless line of comment marks": repeated("[a]\nk = ", "#;", " # c"),
  "one endless line of odd white space": repeated("[a]\nk = x", "\u00a0", "y"),
  "one endless header": repeated("[profile ", "a ", "]"),
  "one endless header of quotes": repeated("[profile ", "'a\" ", "]"),
  "brackets alone": repeated("", "[]"),
  "lines of one bracket": repeated("", "[\n"),
  "lines that cannot be read": repeated("[a]\n", "x\n"),
  "lines before any header": repeated("", "k = v\n"),
  "empty lines": repeated("[a]\n", "\n"),
  "lone carriage returns": repeated("[a]\nk = v", "\r"),
  "a value of many lines": repeated("[profile a]\nk = v\n", " x\n"),
  "a value of many lines with gaps": repeated("[profile a]\nk = v\n", "\n x\n"),
  "a block of many lines": repeated("[profile a]\ns3 =\n", (index) => ` k${index} = v\n`),
  "one key many times": repeated("[profile a]\n", "k = v\n"),
  "one block many times": repeated("[profile a]\n", "s3 =\n a = b\n"),
  "many keys": repeated("[profile a]\n", (index) => `aws_access_key_${index} = v\n`),
  "many indented keys": repeated("[profile a]\n", (index) => `  k${index} = v\n`),
  "one section many times": repeated("", "[profile a]\nk = v\n"),
  "one section, spelled in two ways": repeated("", "[profile a]\n[profile 'a']\nk = v\n"),
  "the default section many times": repeated("", "[default]\nk = v\n[profile default]\n"),
  "many sections": repeated("", (index) => `[profile p${index}]\nregion = x\n`),
  "many indented sections": repeated("", (index) => `  [profile p${index}]\n  region = x # c\n`),
  "many sections that no one reads": repeated("", (index) => `[p${index}]\n`),
  "many indented comments": repeated("[profile a]\nk = v\n", "  # c\n"),
};

const edits: readonly IniEdit[] = (["profile", "bare"] as const).flatMap((type): IniEdit[] => [
  { kind: "set-key", section: { type, name: "a" }, key: "k", value: "new" },
  { kind: "set-key", section: { type, name: "a" }, key: "l", value: "new" },
  { kind: "remove-key", section: { type, name: "a" }, key: "k" },
  { kind: "set-section", section: { type, name: "default" }, settings: new Map([["k", "v"]]) },
  { kind: "remove-section", section: { type, name: "a" } },
]);

describe.each(Object.entries(texts))("%s", (_, text) => {
  it("is parsed and printed", () => {
    const document = parseIni(text);
    expect(printIni(document) === text).toBe(true);
    expect(document.remarks.length).toBeLessThanOrEqual(3 * document.lines.length + 2);
  });

  it("is read as a file of profiles", () => {
    const lines = text.split("\n").length;
    const { problems } = parseProfiles({ config: text, credentials: text });
    expect(problems.length).toBeLessThanOrEqual(8 * lines);
  });

  it("is edited", () => {
    expect(parseIni(editIni(text, edits)).sections.length).toBeGreaterThan(0);
  });
});

it("ten thousand new sections are added in one go", () => {
  const many = Array.from(
    { length: 10_000 },
    (_, index): IniEdit => ({
      kind: "set-section",
      section: { type: "profile", name: `p${index}` },
      settings: new Map([["region", "x"]]),
    }),
  );
  expect(parseProfiles({ config: editIni("", many) }).profiles.size).toBe(10_000);
});
