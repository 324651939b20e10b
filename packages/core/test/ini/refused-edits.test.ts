import { describe, expect, it } from "vitest";
import { CredentialError } from "../../src/errors/credential-error.ts";
import { editIni, type IniEdit } from "../../src/ini/edit/edit.ts";
import type { SectionId } from "../../src/ini/line/section-id.ts";

function refusalOf(edit: IniEdit, text = ""): CredentialError {
  try {
    editIni(text, [edit]);
  } catch (error) {
    if (error instanceof CredentialError) return error;
  }
  throw new Error("The edit was not refused.");
}

describe("an edit is refused", () => {
  it.each([
    { name: "a line feed", value: "SECRET\nrole_arn = x" },
    { name: "a carriage return", value: "SECRET\rx" },
    { name: "another control character", value: "SECRET\u0000x" },
    { name: "a line separator", value: "SECRET\u2028x" },
    { name: "white space at the beginning", value: " SECRET" },
    { name: "white space at the end", value: "SECRET\t" },
    { name: "a no-break space at the end", value: "SECRET\u00a0" },
    { name: "what would be a comment", value: "SECRET # x" },
    { name: "what would be a comment from the start", value: ";SECRET" },
    { name: "nothing", value: "" },
    { name: "half of a character", value: "SECRET\ud800" },
  ])("for a value that holds $name, which is not told", ({ value }) => {
    const error = refusalOf({ kind: "set-key", section: { type: "bare", name: "a" }, key: "k", value }, "[a]\nk = 1\n");
    expect(error.code).toBe("INVALID_VALUE");
    expect(error.data.profile).toBe("a");
    expect(JSON.stringify([error.message, error.data, error.hints])).not.toContain("SECRET");
  });

  it.each(["", "a b", "a=b", "a:b", "k\nl", "é", "#k", "[k"])("for the key %j", (key) => {
    const section: SectionId = { type: "profile", name: "a" };
    expect(refusalOf({ kind: "set-key", section, key, value: "x" }).code).toBe("INVALID_VALUE");
  });

  it.each<SectionId>([
    { type: "profile", name: "" },
    { type: "profile", name: "a\nb" },
    { type: "profile", name: "a\rb" },
    { type: "profile", name: "a]" },
    { type: "profile", name: "a#b" },
    { type: "profile", name: "a;b" },
    { type: "bare", name: " a" },
    { type: "bare", name: "a[b" },
    { type: "bare", name: "DEFAULT" },
    { type: "bare", name: "profile x" },
    { type: "bare", name: "sso-session x" },
  ])("for a new section of type $type called $name", (section) => {
    expect(refusalOf({ kind: "set-key", section, key: "k", value: "x" }).code).toBe("INVALID_VALUE");
  });

  it("for the name of a section to remove that has a line break", () => {
    expect(refusalOf({ kind: "remove-section", section: { type: "bare", name: "a\n" } }).code).toBe("INVALID_VALUE");
  });
});

it("a name that cannot be written again may be edited where it is", () => {
  const edit: IniEdit = { kind: "set-key", section: { type: "profile", name: "a#b" }, key: "k", value: "x" };
  expect(editIni("[profile a#b]\n", [edit])).toBe("[profile a#b]\nk = x\n");
});
