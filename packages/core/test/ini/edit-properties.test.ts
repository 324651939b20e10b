import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editIni, type IniEdit } from "../../src/ini/edit/edit.ts";
import type { SectionId } from "../../src/ini/line/section-id.ts";
import { parseIni } from "../../src/ini/parse/parse.ts";
import { parseProfiles } from "../../src/profiles/parse-profiles.ts";
import type { ProfileSet } from "../../src/profiles/profile.ts";
import { anyText } from "./text-arbitrary.ts";

const section = fc.constantFrom<SectionId>(
  { type: "profile", name: "a" },
  { type: "profile", name: "a b" },
  { type: "profile", name: "default" },
  { type: "bare", name: "a" },
  { type: "bare", name: "new" },
  { type: "profile", name: 'it\'s "new"' },
);
const key = fc.constantFrom("key", "sub", "deep", "text", "new_key");
const value = fc.constantFrom("value", "x y", "a#b;c", "=", '"q"', "é😂", "[x]", "a = b", ":");

/** The file as the kind of section that is edited has it. */
function read(text: string, { type }: SectionId): ProfileSet {
  return parseProfiles(type === "bare" ? { credentials: text } : { config: text });
}

/** All that a file says, apart from one section. */
function others(text: string, { type, name }: SectionId): unknown {
  const { profiles, ssoSessions, services } = read(text, { type, name });
  const all = [...profiles.values(), ...ssoSessions.values(), ...services.values()];
  return all
    .filter((one) => one.name !== name)
    .map((one) => [one.name, [...one.settings], [...one.nested].map(([at, block]) => [at, [...block]])]);
}

/** What a section says, apart from one key. */
function otherKeys(text: string, id: SectionId, without: string): unknown {
  const profile = read(text, id).profiles.get(id.name);
  return [...(profile?.settings ?? []), ...(profile?.nested ?? [])].filter(([at]) => at !== without);
}

/** Lines in the order they have, without their indentation: an indented header may have to give its up. */
function linesOf(text: string, isWanted: (kind: string) => boolean): string[] {
  const { lines } = parseIni(text);
  return [...lines].filter(({ kind }) => isWanted(kind)).map(({ start, end }) => text.slice(start, end).trimStart());
}

function isSubsequence(some: readonly string[], all: readonly string[]): boolean {
  let at = 0;
  for (const line of all) if (line === some[at]) at++;
  return at === some.length;
}

describe("any edit of any text", () => {
  it("sets the value that was asked for, and changes no other", () => {
    fc.assert(
      fc.property(anyText, section, key, value, (text, id, at, wanted) => {
        const edited = editIni(text, [{ kind: "set-key", section: id, key: at, value: wanted }]);
        expect(read(edited, id).profiles.get(id.name)?.settings.get(at)).toBe(wanted);
        expect(others(edited, id)).toEqual(others(text, id));
        expect(otherKeys(edited, id, at)).toEqual(otherKeys(text, id, at));
      }),
      { numRuns: 1000 },
    );
  });

  it("removes the key that was named, and no other", () => {
    fc.assert(
      fc.property(anyText, section, key, (text, id, at) => {
        const edited = editIni(text, [{ kind: "remove-key", section: id, key: at }]);
        const profile = read(edited, id).profiles.get(id.name);
        expect(profile?.settings.has(at) || profile?.nested.has(at)).not.toBe(true);
        expect(others(edited, id)).toEqual(others(text, id));
        expect(otherKeys(edited, id, at)).toEqual(otherKeys(text, id, at));
      }),
      { numRuns: 1000 },
    );
  });

  it("removes the section that was named, and no other", () => {
    fc.assert(
      fc.property(anyText, section, (text, id) => {
        const edited = editIni(text, [{ kind: "remove-section", section: id }]);
        expect(read(edited, id).profiles.has(id.name)).toBe(false);
        expect(others(edited, id)).toEqual(others(text, id));
      }),
      { numRuns: 1000 },
    );
  });

  const edit: fc.Arbitrary<IniEdit> = fc.oneof(
    fc.record({ kind: fc.constant("set-key" as const), section, key, value }),
    fc.record({ kind: fc.constant("remove-key" as const), section, key }),
  );

  it("keeps all comments, blank lines, headers and lines that cannot be read, in their order", () => {
    fc.assert(
      fc.property(anyText, edit, (text, one) => {
        const isKept = (kind: string) => kind !== "property" && kind !== "continuation";
        const edited = editIni(text, [one]);
        expect(isSubsequence(linesOf(text, isKept), linesOf(edited, isKept))).toBe(true);
        expect(edited.startsWith("\ufeff")).toBe(text.startsWith("\ufeff"));
      }),
      { numRuns: 1000 },
    );
  });

  it("does the second time nothing more", () => {
    fc.assert(
      fc.property(anyText, fc.array(edit, { maxLength: 3 }), (text, edits) => {
        const last = edits.slice(-1);
        const once = editIni(text, edits);
        expect(editIni(once, last)).toBe(once);
      }),
    );
  });

  it("leaves what is before and behind the section byte by byte", () => {
    fc.assert(
      fc.property(anyText, key, value, anyText, (before, at, wanted, behind) => {
        const head = `${before}\n[own]\n`;
        const tail = `\n[next]\n${behind}`;
        const edited = editIni(`${head}key = 1${tail}`, [
          { kind: "set-key", section: { type: "bare", name: "own" }, key: at, value: wanted },
        ]);
        expect(edited.startsWith(head)).toBe(true);
        expect(edited.endsWith(tail)).toBe(true);
      }),
    );
  });
});
