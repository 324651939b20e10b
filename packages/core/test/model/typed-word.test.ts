import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { typedProfile, typedProfileFlag, typedWord } from "../../src/model/typed-word.ts";

const words = ["dev-temporary", "prüfung", "a b", "it's", "$(id)", "`id`", '"', "a\\b", "a!b", "a;b", "a'\"b", "100%"];

it.each(words)("a POSIX shell finds the very word in what is typed for %s", (word) => {
  if (process.platform === "win32") return;
  const script = `printf %s ${typedWord(word)}`;
  expect(execFileSync("/bin/sh", ["-c", script], { encoding: "utf8" })).toBe(word);
});

describe("a profile", () => {
  it.each([
    { name: "dev", argument: "dev", flag: "--profile dev" },
    { name: "prüfung", argument: "prüfung", flag: "--profile prüfung" },
    { name: "read only", argument: '"read only"', flag: '--profile "read only"' },
    { name: "-dash", argument: "--profile=-dash", flag: "--profile=-dash" },
    { name: "-read only", argument: '--profile="-read only"', flag: '--profile="-read only"' },
  ])("$name", ({ name, argument, flag }) => {
    expect([typedProfile(name), typedProfileFlag(name)]).toEqual([argument, flag]);
  });
});
