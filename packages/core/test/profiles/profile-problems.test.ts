import { describe, expect, it } from "vitest";
import { parseProfiles } from "../../src/profiles/parse-profiles.ts";
import { problemsOf } from "../../src/profiles/problems/profile-problems.ts";

const set = parseProfiles({
  config: [
    "\ufeff[profile a]",
    "sso_session = s",
    "sso_account_id = 1",
    "oops",
    "[profile b]",
    "services = v",
    "region = x # c",
    "[sso-session s]",
    "oops",
    "[sso-session t]",
    "oops",
    "[services v]",
    "sts =",
    "  oops",
    "[loose]",
  ].join("\n"),
  credentials: "[DEFAULT]\n[c]\nregion: x\n",
});

describe("the problems of", () => {
  it.each([
    { names: ["a"], touched: ["config:1", "config:4", "config:9"] },
    { names: ["b"], touched: ["config:1", "config:7", "config:13", "config:14"] },
    { names: ["b", "a"], touched: ["config:1", "config:4", "config:7", "config:9", "config:13", "config:14"] },
    { names: ["c"], touched: ["credentials:1", "credentials:3"] },
    { names: ["unknown"], touched: [] },
    { names: [], touched: [] },
  ])("$names are those of what they rest on", ({ names, touched }) => {
    expect(problemsOf(set, names).map(({ file, line }) => `${file}:${line}`)).toEqual(touched);
  });
});
