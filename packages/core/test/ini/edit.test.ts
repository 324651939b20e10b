import { describe, expect, it } from "vitest";
import { editIni, type IniEdit } from "../../src/ini/edit/edit.ts";
import type { SectionId } from "../../src/ini/line/section-id.ts";

const profile = (name: string): SectionId => ({ type: "profile", name });
const bare = (name: string): SectionId => ({ type: "bare", name });
const set = (section: SectionId, key: string, value: string): IniEdit => ({ kind: "set-key", section, key, value });
const removeKey = (section: SectionId, key: string): IniEdit => ({ kind: "remove-key", section, key });
const remove = (section: SectionId): IniEdit => ({ kind: "remove-section", section });
const setSection = (section: SectionId, settings: Record<string, string>): IniEdit => ({
  kind: "set-section",
  section,
  settings: new Map(Object.entries(settings)),
});

interface Row {
  readonly name: string;
  readonly text: string;
  readonly edit: IniEdit;
  readonly gives: string;
}

describe("setting a key", () => {
  it.each<Row>([
    { name: "changes its line", text: "[a]\nk = 1\nl = 2\n", edit: set(bare("a"), "k", "x"), gives: "[a]\nk = x\nl = 2\n" },
    { name: "keeps how it is laid out", text: "[a]\n\tk=1", edit: set(bare("a"), "k", "x"), gives: "[a]\n\tk=x" },
    { name: "keeps CRLF", text: "[a]\r\nk = 1\r\n", edit: set(bare("a"), "l", "x"), gives: "[a]\r\nk = 1\r\nl = x\r\n" },
    { name: "keeps a byte order mark", text: "\ufeff[a]\nk = 1\n", edit: set(bare("a"), "k", "x"), gives: "\ufeff[a]\nk = x\n" },
    { name: "gives an empty value one", text: "[a]\nk =\nl=\n", edit: set(bare("a"), "k", "x"), gives: "[a]\nk = x\nl=\n" },
    {
      name: "replaces its continuation lines, and no comment",
      text: "[a]\nk =\n  s = 1\n  # c\n\n  t = 2\nl = 3\n",
      edit: set(bare("a"), "k", "x"),
      gives: "[a]\nk = x\n  # c\n\nl = 3\n",
    },
    {
      name: "moves a comment behind the value to the line above",
      text: "[a]\n  k = 1 # why\n",
      edit: set(bare("a"), "k", "x"),
      gives: "[a]\n# why\n  k = x\n",
    },
    { name: "writes = for :", text: "[a]\nk: 1\n", edit: set(bare("a"), "k", "x"), gives: "[a]\nk = x\n" },
    { name: "writes lower case", text: "[a]\nKey = 1\n", edit: set(bare("a"), "KEY", "x"), gives: "[a]\nkey = x\n" },
    {
      name: "changes the last of several",
      text: "[a]\nk = 1\nk = 2\n[a]\nl = 3\n",
      edit: set(bare("a"), "k", "x"),
      gives: "[a]\nk = 1\nk = x\n[a]\nl = 3\n",
    },
    {
      name: "adds it below the last key",
      text: "[a]\nk = 1\n\n# c\n[b]\n",
      edit: set(bare("a"), "l", "x"),
      gives: "[a]\nk = 1\nl = x\n\n# c\n[b]\n",
    },
    {
      name: "adds it to the last of several sections",
      text: "[a]\nk = 1\n[a]\n",
      edit: set(bare("a"), "l", "x"),
      gives: "[a]\nk = 1\n[a]\nl = x\n",
    },
    {
      name: "adds it in the layout of the section",
      text: "[a]\n  k=1\n",
      edit: set(bare("a"), "l", "x"),
      gives: "[a]\n  k=1\n  l=x\n",
    },
    {
      name: "adds it below an indented comment",
      text: "[a]\nk = 1\n  # c\n# d\n",
      edit: set(bare("a"), "l", "x"),
      gives: "[a]\nk = 1\n  # c\nl = x\n# d\n",
    },
    { name: "ends a line that has no end", text: "[a]\nk = 1", edit: set(bare("a"), "l", "x"), gives: "[a]\nk = 1\nl = x\n" },
    {
      name: "adds it below a line that cannot be read",
      text: "[a]\njunk\n",
      edit: set(bare("a"), "l", "x"),
      gives: "[a]\njunk\nl = x\n",
    },
    {
      name: "keeps an indented header below from becoming a part of it",
      text: "[a]\n  [b]\nk = 1\n",
      edit: set(bare("a"), "l", "x"),
      gives: "[a]\nl = x\n[b]\nk = 1\n",
    },
    { name: "adds the section to an empty file", text: "", edit: set(profile("a"), "k", "x"), gives: "[profile a]\nk = x\n" },
    {
      name: "adds the section at the end",
      text: "[a]\nk = 1",
      edit: set(bare("b"), "k", "x"),
      gives: "[a]\nk = 1\n\n[b]\nk = x\n",
    },
    {
      name: "adds no second blank line",
      text: "[a]\r\n\r\n",
      edit: set(bare("b"), "k", "x"),
      gives: "[a]\r\n\r\n[b]\r\nk = x\r\n",
    },
    {
      name: "adds the default profile without a type",
      text: "# c\n",
      edit: set(profile("default"), "k", "x"),
      gives: "# c\n\n[default]\nk = x\n",
    },
    {
      name: "quotes a name as the AWS CLI does",
      text: "",
      edit: set(profile("a b"), "k", "x"),
      gives: "[profile 'a b']\nk = x\n",
    },
    {
      name: "quotes a quote as the AWS CLI does",
      text: "",
      edit: set(profile("it's"), "k", "x"),
      gives: "[profile 'it'\"'\"'s']\nk = x\n",
    },
    { name: "quotes nothing in the credentials file", text: "", edit: set(bare("a b"), "k", "x"), gives: "[a b]\nk = x\n" },
    {
      name: "adds an SSO session",
      text: "",
      edit: set({ type: "sso-session", name: "s" }, "sso_region", "x"),
      gives: "[sso-session s]\nsso_region = x\n",
    },
  ])("$name", ({ text, edit, gives }) => {
    expect(editIni(text, [edit])).toBe(gives);
  });

  it.each([
    { header: "[profile a]", id: profile("a") },
    { header: '[profile "a"]', id: profile("a") },
    { header: "[ profile\t a ] # c", id: profile("a") },
    { header: "[profile 'a b'] junk", id: profile("a b") },
    { header: "[profile a\\ b]", id: profile("a b") },
    { header: "[default]", id: profile("default") },
    { header: "[profile default]", id: profile("default") },
    { header: "[default]", id: bare("default") },
    { header: "  [ a b ]", id: bare("a b") },
    { header: "[profile a", id: profile("a") },
  ])("finds $id.type $id.name in $header", ({ header, id }) => {
    expect(editIni(`${header}\nk = 1\n`, [set(id, "k", "x")])).toBe(`${header}\nk = x\n`);
  });

  it("goes to [profile default] where [default] is beside it", () => {
    const text = "[profile default]\nk = 1\n[default]\nk = 2\n";
    expect(editIni(text, [set(profile("default"), "k", "x")])).toBe("[profile default]\nk = x\n[default]\nk = 2\n");
  });
});

describe("removing", () => {
  it.each<Row>([
    {
      name: "a key leaves what is below a line that cannot be read",
      text: "[a]\nk = 1\njunk\n  below\n",
      edit: removeKey(bare("a"), "k"),
      gives: "[a]\njunk\n  below\n",
    },
    {
      name: "a key takes its continuation lines",
      text: "[a]\nk =\n  s = 1\n  # c\nl = 2\n",
      edit: removeKey(bare("a"), "K"),
      gives: "[a]\n  # c\nl = 2\n",
    },
    {
      name: "a key takes all of its kind",
      text: "[a]\nk = 1\nk = 2\n[b]\nk = 3\n[a]\nK = 4\n",
      edit: removeKey(bare("a"), "k"),
      gives: "[a]\n[b]\nk = 3\n[a]\n",
    },
    { name: "a key that is not there changes nothing", text: "[a]\nk = 1", edit: removeKey(bare("a"), "l"), gives: "[a]\nk = 1" },
    { name: "a key of no section adds none", text: "[a]\n", edit: removeKey(bare("b"), "l"), gives: "[a]\n" },
    {
      name: "a section reaches to the next header",
      text: "[a]\nk = 1\n\n[b]\nk = 2\n",
      edit: remove(bare("a")),
      gives: "[b]\nk = 2\n",
    },
    {
      name: "a section keeps the comments above the next header",
      text: "[a]\nk = 1\n# of a\n\n# of b\n; too\n[b]\n",
      edit: remove(bare("a")),
      gives: "# of b\n; too\n[b]\n",
    },
    { name: "a section takes an indented comment", text: "[a]\nk = 1\n  # of a\n[b]\n", edit: remove(bare("a")), gives: "[b]\n" },
    {
      name: "the last section keeps the comments at the end",
      text: "[a]\nk = 1\n# of a\n\n# end\n",
      edit: remove(bare("a")),
      gives: "# end\n",
    },
    { name: "the last section takes its own", text: "# top\n[a]\nk = 1\n# of a", edit: remove(bare("a")), gives: "# top\n" },
    {
      name: "a section takes all of its name",
      text: "[profile a]\n[b]\n[profile 'a']\n[c]\n",
      edit: remove(profile("a")),
      gives: "[b]\n[c]\n",
    },
    {
      name: "the default profile takes both headers",
      text: "[default]\n[profile default]\n[x]\n",
      edit: remove(profile("default")),
      gives: "[x]\n",
    },
    {
      name: "a section keeps the next header a header",
      text: "[a]\nk = 1\n[b]\n  [c]\nl = 2\n",
      edit: remove(bare("b")),
      gives: "[a]\nk = 1\n[c]\nl = 2\n",
    },
    { name: "a section that is not there changes nothing", text: "[a]\nk = 1", edit: remove(bare("b")), gives: "[a]\nk = 1" },
  ])("$name", ({ text, edit, gives }) => {
    expect(editIni(text, [edit])).toBe(gives);
  });
});

describe("setting a section", () => {
  it.each<Row>([
    { name: "adds it", text: "", edit: setSection(bare("a"), { k: "1", l: "2" }), gives: "[a]\nk = 1\nl = 2\n" },
    { name: "may leave it empty", text: "[b]\n", edit: setSection(bare("a"), {}), gives: "[b]\n\n[a]\n" },
    {
      name: "removes other keys, and no comment",
      text: "[a]\n# c\nk = 1\nold = 2\nl = 3\n[b]\n",
      edit: setSection(bare("a"), { l: "x", k: "y" }),
      gives: "[a]\n# c\nk = y\nl = x\n[b]\n",
    },
  ])("$name", ({ text, edit, gives }) => {
    expect(editIni(text, [edit])).toBe(gives);
  });
});

it("several edits see what those before them did", () => {
  const edits = [
    set(bare("a"), "k", "1"),
    set(bare("a"), "k", "2"),
    remove(bare("b")),
    set(bare("b"), "l", "3"),
    removeKey(bare("a"), "k"),
  ];
  expect(editIni("[b]\nold = 1\n", edits)).toBe("[a]\n\n[b]\nl = 3\n");
});
