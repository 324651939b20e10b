import { describe, expect, it } from "vitest";
import { CredentialError } from "../../src/errors/credential-error.ts";
import { readInteger, readList, readTags, readText } from "../../src/profiles/keys/read-keys.ts";
import { parseProfiles } from "../../src/profiles/parse-profiles.ts";
import type { Section } from "../../src/profiles/profile.ts";

function sectionWith(value: string | undefined): Section {
  const config = `[profile a]\n${value === undefined ? "" : `k = ${value}\n`}`;
  const section = parseProfiles({ config, configFile: "/c" }).profiles.get("a");
  if (section === undefined) throw new Error("The profile is missing.");
  return section;
}

function read(reader: (section: Section, key: string) => unknown, value: string | undefined): unknown {
  return reader(sectionWith(value), "k");
}

describe("a key is read", () => {
  const limited = (section: Section, key: string) => readInteger(section, key, { least: 900, most: 43_200 });
  it.each([
    { name: "as text", reader: readText, value: "a b", gives: "a b" },
    { name: "as no text when empty", reader: readText, value: "", gives: undefined },
    { name: "as no text when missing", reader: readText, value: undefined, gives: undefined },
    { name: "as a number", reader: readInteger, value: "0900", gives: 900 },
    { name: "as a number within limits", reader: limited, value: "43200", gives: 43_200 },
    { name: "as no number when empty", reader: limited, value: "", gives: undefined },
    { name: "as a list", reader: readList, value: " a, b ,,c", gives: ["a", "b", "c"] },
    { name: "as an empty list when missing", reader: readList, value: undefined, gives: [] },
    {
      name: "as tags",
      reader: readTags,
      value: "Team=blue, Cost = 4=2 ,Empty=",
      gives: { Team: "blue", Cost: "4=2", Empty: "" },
    },
    {
      name: "as tags called like parts of objects",
      reader: readTags,
      value: "__proto__=x",
      gives: Object.fromEntries([["__proto__", "x"]]),
    },
  ])("$name", ({ reader, value, gives }) => {
    expect(read(reader, value)).toEqual(gives);
  });

  it.each([
    { name: "a word for a number", reader: readInteger, value: "SECRET" },
    { name: "a negative number", reader: readInteger, value: "-1" },
    { name: "a fraction", reader: readInteger, value: "1.5" },
    { name: "too small a number", reader: limited, value: "899" },
    { name: "too large a number", reader: limited, value: "43201" },
    { name: "a number beyond exactness", reader: readInteger, value: "99999999999999999999" },
    { name: "a tag without =", reader: readTags, value: "a=1,SECRET" },
    { name: "a tag without a key", reader: readTags, value: "=SECRET" },
    { name: "a tag twice", reader: readTags, value: "a=1,a=SECRET" },
  ])("and refused for $name, with profile, file and line", ({ reader, value }) => {
    const error = thrownBy(() => read(reader, value));
    expect(error).toBeInstanceOf(CredentialError);
    expect(error).toMatchObject({ code: "INVALID_VALUE", data: { profile: "a", file: "/c", line: 2 } });
    expect((error as CredentialError).message).toContain("/c:2");
    expect(JSON.stringify([(error as CredentialError).message, (error as CredentialError).hints])).not.toContain("SECRET");
  });
});

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
}
