import { findPythonWith, requireTool } from "@aws-temp/testkit";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editIni } from "../../src/ini/edit/edit.ts";
import { parseProfiles } from "../../src/profiles/parse-profiles.ts";
import { files } from "./file-arbitrary.ts";
import { type Reading, readWithBotocore, readWithSmithy, readWithUs, type Sample } from "./real-readers.ts";

interface Edited {
  readonly name: string;
  readonly key: string;
  readonly value: string;
  readonly before: Sample;
  readonly after: Sample;
}

const edit = fc
  .record({
    files: files(0),
    kind: fc.constantFrom("config" as const, "credentials" as const),
    name: fc.constantFrom("default", "a", "b-2", "a-temporary", "new/x@y"),
    key: fc.constantFrom("region", "output", "new_key", "role_session_name"),
    value: fc.constantFrom("x", "a b", "https://x/start#/", "a=b==", '{"k": [1]}', "é", "%(x)s $HOME ~"),
  })
  .map(({ files: before, kind, name, key, value }): Edited => {
    const section = { type: kind === "config" ? ("profile" as const) : ("bare" as const), name };
    const text = editIni(before[kind] ?? "", [{ kind: "set-key", section, key, value }]);
    return { name, key, value, before, after: { ...before, [kind]: text } };
  });

/** Fixed seeds: the samples are the same in every run. */
const samples = fc.sample(edit, { numRuns: 80, seed: 7 });

/** The value that counts: the credentials file's, if it has one. */
function wanted({ name, key, value, before, after }: Edited): string | undefined {
  const inCredentials = parseProfiles({ credentials: before.credentials }).profiles.get(name)?.settings.get(key);
  return after.credentials === before.credentials ? (inCredentials ?? value) : value;
}

function valuesIn(readings: readonly Reading[]): unknown[] {
  return readings.map((reading, index) => reading?.[samples[index]?.name ?? ""]?.[samples[index]?.key ?? ""]);
}

describe("what is written into files that all readers agree on", () => {
  const edited = samples.map(({ after }) => after);

  it("brings no problem", () => {
    expect(edited.flatMap((sample) => parseProfiles(sample).problems)).toEqual([]);
  });

  it("is read by botocore as it was meant, with all the rest", async (context) => {
    const python = requireTool(await findPythonWith("botocore"), context);
    const readings = await readWithBotocore(python, edited);
    expect(valuesIn(readings)).toEqual(samples.map(wanted));
    expect(readings).toEqual(edited.map(readWithUs));
  });

  it("is read by the SDK for JavaScript as it was meant, with all the rest", async () => {
    const readings = await readWithSmithy(edited);
    expect(valuesIn(readings)).toEqual(samples.map(wanted));
    expect(readings).toEqual(edited.map(readWithUs));
  });
});

describe("a new section with a name that only the AWS CLI can read", () => {
  const names = ["a b", "it's", 'say "x"', "back\\slash", " \t x", "é", "$HOME", "a'b c\"d"];

  it.for(["config", "credentials"] as const)("is found by us and by botocore in the %s file", async (kind, context) => {
    const python = requireTool(await findPythonWith("botocore"), context);
    const own = names.filter((name) => kind === "config" || name.trim() === name);
    const type = kind === "config" ? "profile" : "bare";
    const texts = own.map((name) => editIni("", [{ kind: "set-key", section: { type, name }, key: "k", value: "v" }]));
    expect(texts.map((text) => [...parseProfiles({ [kind]: text }).profiles.keys()])).toEqual(own.map((name) => [name]));
    const readings = await readWithBotocore(
      python,
      texts.map((text) => ({ [kind]: text })),
    );
    expect(readings).toEqual(own.map((name) => ({ [name]: { k: "v" } })));
  });
});
