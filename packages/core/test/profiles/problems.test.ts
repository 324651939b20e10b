import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseProfiles } from "../../src/profiles/parse-profiles.ts";
import { problemTable } from "../../src/profiles/problems/problem-table.ts";

describe("a bad line", () => {
  it.each([
    { name: "without a delimiter", line: "oops", section: "a" },
    { name: "without a key", line: "= x", section: "a" },
    { name: "that opens a header and does not close it", line: "[profile b", section: "b" },
    { name: "that has no name in its header", line: "[profile b c]", section: "b c" },
  ])("$name is an error of its section and line, and costs no other profile", ({ line, section }) => {
    const config = `[profile z]\nregion = 1\n[profile a]\n${line}\nregion = 2\n[profile y]\nregion = 3\n`;
    const { profiles, problems } = parseProfiles({ config, configFile: "/c" });
    const errors = problems.filter(({ severity }) => severity === "error");
    expect(errors.map((problem) => [problem.file, problem.line, problem.section])).toEqual([
      ["/c", 4, { type: "profile", name: section }],
    ]);
    expect(profiles.get("z")?.settings.get("region")).toBe("1");
    expect(profiles.get("y")?.settings.get("region")).toBe("3");
  });
});

it("an empty cli_pager is how the AWS CLI is told to use none, and no problem", () => {
  const found = (key: string) => parseProfiles({ config: `[profile a]\n${key} =\nregion = 1\n`, configFile: "/c" }).problems;
  expect(found("cli_pager")).toEqual([]);
  expect(found("output")).toEqual([expect.objectContaining({ code: "empty-value" })]);
});

describe("messages", () => {
  const parts = [
    "MARKED",
    "k",
    "=",
    " ",
    ":",
    "#",
    ";",
    "\t",
    '"',
    "\u00a0",
    "[",
    "region",
    "Region = ",
    "s3 =\n ",
    "\n",
    "\n  ",
    "aws_secret_access_key = ",
  ];
  const body = fc.array(fc.constantFrom(...parts), { maxLength: 14 }).map((some) => some.join(""));

  it("never tell a value, nor a key that AWS does not know", () => {
    fc.assert(
      fc.property(body, body, (config, credentials) => {
        // A header may be named: begin no line with a bracket.
        const tame = (text: string) => text.replaceAll(/\n\s*\[/g, "\n").replace(/^\s*\[/, "");
        const { problems } = parseProfiles({
          config: `[profile a]\n${tame(config)}\n`,
          credentials: `[a]\n${tame(credentials)}\n`,
        });
        for (const { message } of problems) expect(message.toUpperCase()).not.toContain("MARKED");
      }),
      { numRuns: 2000 },
    );
  });

  it("are sentences that name readers", () => {
    const faulty = Object.entries(problemTable).filter(([, { message }]) => {
      const text = message({ key: '"region"', kind: "config", other: 7, more: "MORE" });
      return !/^["A-Z].*[.?]$/.test(text) || /undefined|\n/.test(text) || !/AWS CLI|SDK|reader/i.test(text);
    });
    expect(faulty.map(([code]) => code)).toEqual([]);
  });
});

describe("problems", () => {
  it("stand in the order of the lines, those of the config file first", () => {
    const { problems } = parseProfiles({
      config: "[profile a]\nk = 1\nk = 2 # c\noops\n[profile a]\n",
      credentials: "[profile x]\noops\n",
    });
    expect(problems.map(({ file, line, code }) => [file, line, code])).toEqual([
      ["config", 3, "duplicate-key"],
      ["config", 3, "inline-comment"],
      ["config", 4, "no-delimiter"],
      ["config", 5, "duplicate-section"],
      ["credentials", 1, "config-section-in-credentials"],
      ["credentials", 2, "no-delimiter"],
    ]);
  });

  it.each([
    { key: "role_arm", meant: "role_arn" },
    { key: "source-profile", meant: "source_profile" },
    { key: "aws_acess_key_id", meant: "aws_access_key_id" },
    { key: "mfa_serail", meant: "mfa_serial" },
    { key: "sso_accont_ids", meant: "sso_account_id" },
    { key: "role_name", meant: undefined },
    { key: "regoin", meant: undefined },
    { key: "mfa_process", meant: undefined },
    { key: "x", meant: undefined },
  ])("say that $key is probably $meant", ({ key, meant }) => {
    const { problems } = parseProfiles({ config: `[profile a]\n${key} = x\n` });
    expect(problems.map(({ code }) => code)).toEqual(meant === undefined ? [] : ["probable-typo"]);
    if (meant !== undefined) expect(problems[0]?.message).toContain(`"${meant}"`);
  });
});
