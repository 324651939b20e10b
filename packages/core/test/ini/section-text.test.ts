import { describe, expect, it } from "vitest";
import { replaceSection, sectionText } from "../../src/ini/edit/section-text.ts";
import type { SectionId } from "../../src/ini/line/section-id.ts";

const bare = (name: string): SectionId => ({ type: "bare", name });
const profile = (name: string): SectionId => ({ type: "profile", name });

interface Row {
  readonly name: string;
  readonly text: string;
  readonly section: SectionId;
  readonly own: string | undefined;
}

const rows: readonly Row[] = [
  { name: "a section alone", text: "[a]\nk = 1\n", section: bare("a"), own: "[a]\nk = 1\n" },
  { name: "one between others", text: "[x]\n\n[a]\nk = 1\n\n# of b\n[b]\n", section: bare("a"), own: "[a]\nk = 1\n" },
  { name: "nested settings", text: "[a]\ns3 =\n  k = 1\n\n[b]\n", section: bare("a"), own: "[a]\ns3 =\n  k = 1\n" },
  { name: "comments within", text: "[a]\n# why\nk = 1\n# end\n", section: bare("a"), own: "[a]\n# why\nk = 1\n" },
  { name: "no last line ending", text: "[a]\nk = 1", section: bare("a"), own: "[a]\nk = 1" },
  { name: "CRLF", text: "[a]\r\nk = 1\r\n\r\n", section: bare("a"), own: "[a]\r\nk = 1\r\n" },
  { name: "a header alone", text: "[a]\n\n[b]\n", section: bare("a"), own: "[a]\n" },
  { name: "the default profile", text: "[default]\nk = 1\n", section: profile("default"), own: "[default]\nk = 1\n" },
  { name: "what is twice", text: "[a]\nk = 1\n[b]\n[a]\nl = 2\n", section: bare("a"), own: "[a]\nk = 1\n[a]\nl = 2\n" },
  { name: "none", text: "[profile a]\nk = 1\n", section: bare("a"), own: undefined },
];

describe("the text of a section", () => {
  it.each(rows)("of $name is its own lines", ({ text, section, own }) => {
    expect(sectionText(text, section)).toBe(own);
  });

  it.each(rows.filter(({ name, own }) => own !== undefined && name !== "what is twice"))(
    "of $name put in its own place changes nothing",
    ({ text, section, own = "" }) => {
      expect(replaceSection(text, section, own)).toBe(text);
    },
  );
});

describe("another text in a section's place", () => {
  it("leaves every other byte", () => {
    const text = "# mine\n[x]\ns3 =\n  a = b\n\n[a]\nk = new\n\n# of b\n[b]\nk = 2";
    const gives = "# mine\n[x]\ns3 =\n  a = b\n\n[a]\n  k=old ; why\n\n# of b\n[b]\nk = 2";
    expect(replaceSection(text, bare("a"), "[a]\n  k=old ; why\n")).toBe(gives);
  });

  it("is once where there were several", () => {
    expect(replaceSection("[a]\nk = 1\n[b]\n[a]\nl = 2\n", bare("a"), "[a]\nm = 3\n")).toBe("[a]\nm = 3\n[b]\n");
  });
});
