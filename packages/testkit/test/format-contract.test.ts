import { beforeEach, describe, expect, it } from "vitest";
import { triage } from "../src/contracts/refusals.ts";
import { type FormatImplementation, judgeUnsetting, judgeValues, requireTool, type Shell, shells } from "../src/index.ts";

const variables = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_REGION", "AWS_DEFAULT_REGION"];
const leftOver = ["AWS_PROFILE", "AWS_DEFAULT_PROFILE", "AWS_SECURITY_TOKEN", "AWS_CREDENTIAL_EXPIRATION", "AWS_ACCOUNT_ID"];

/** An implementation for dash that is right but for what is given instead. */
function exporting(parts: { quote?: (value: string) => string; prelude?: string; unset?: string }): FormatImplementation {
  const { quote = (value) => `'${value.replaceAll("'", "'\\''")}'`, prelude = `unset ${leftOver.join(" ")}` } = parts;
  return {
    formats: ["sh"],
    write: ({ accessKeyId, secretAccessKey, sessionToken, region }) => {
      const values = [accessKeyId, secretAccessKey, sessionToken, region, region];
      return `${prelude}\n${variables.map((name, index) => `export ${name}=${quote(values[index] ?? "")}`).join("\n")}\n`;
    },
    unset: () => parts.unset ?? `unset ${[...variables, ...leftOver].join(" ")}\n`,
  };
}

const dash = shells.find(({ name }) => name === "dash") as Shell;

describe("the format contract, with dash", () => {
  let program: string;

  beforeEach(async (context) => {
    program = requireTool(await dash.find(), context);
  });

  it("is content with an implementation that is right", async () => {
    expect(await judgeValues(exporting({}), dash, program)).toEqual([]);
    expect(await judgeUnsetting(exporting({}), dash, program)).toEqual([]);
  });

  it.each([
    { name: "quotes doubled, as another shell has them", quote: (value: string) => `'${value.replaceAll("'", "''")}'` },
    {
      name: "values between double quotes with only those escaped",
      quote: (value: string) => `"${value.replaceAll('"', '\\"')}"`,
    },
    {
      name: "a backslash before every line break",
      quote: (value: string) => `'${value.replaceAll("'", "'\\''").replaceAll("\n", "\\\n")}'`,
    },
    { name: "values trimmed", quote: (value: string) => `'${value.trim().replaceAll("'", "'\\''")}'` },
    { name: "values cut at 4,000 characters", quote: (value: string) => `'${value.slice(0, 4000).replaceAll("'", "'\\''")}'` },
    {
      name: "letters outside Latin-1 lost",
      quote: (value: string) => `'${value.replace(/[^\0-\xff]/g, "?").replaceAll("'", "'\\''")}'`,
    },
  ])("catches $name", async ({ quote }) => {
    // Either the shell ends with an error, or its programs get something else.
    const findings = await judgeValues(exporting({ quote }), dash, program).catch((error: Error) => [error.message]);
    expect(findings).not.toEqual([]);
  });

  it.each(leftOver)("catches a stale %s", async (name) => {
    const prelude = `unset ${leftOver.filter((other) => other !== name).join(" ")}`;
    expect(await judgeUnsetting(exporting({ prelude }), dash, program)).toEqual([`${name} is left over after the export`]);
  });

  it("catches a variable that is not unset", async () => {
    const unset = `unset ${[...variables.slice(1), ...leftOver].join(" ")}\n`;
    const finding = "AWS_ACCESS_KEY_ID is still there after unsetting";
    expect(await judgeUnsetting(exporting({ unset }), dash, program)).toEqual([finding, finding]);
  });

  it("catches what only works without strict settings", async () => {
    const { "set -eu": strict } = dash.modes;
    const prelude = `[ -n "$AWS_NO_SUCH" ] && unset AWS_NO_SUCH\nunset ${leftOver.join(" ")}`;
    await expect(judgeUnsetting(exporting({ prelude }), dash, program, strict)).rejects.toThrow(/AWS_NO_SUCH/);
  });

  it("catches words on stderr, which users would see", async () => {
    await expect(judgeValues(exporting({ prelude: "echo oops >&2" }), dash, program)).rejects.toThrow("dash ended with 0: oops");
  });
});

describe("the contract's view of refusals", () => {
  /** Refuses the values that hold a line break, in the way that is given. */
  function refusing(refuse: (value: string) => Error): FormatImplementation {
    const write: FormatImplementation["write"] = ({ sessionToken }) => {
      if (sessionToken.includes("\n")) {
        throw refuse(sessionToken);
      }
      return sessionToken;
    };
    return { formats: ["x"], write, unset: () => "" };
  }

  const refusal = (message: string, code = "FORMAT_CANNOT_CARRY") => Object.assign(new Error(message), { code });

  it("takes one that is as it must be, and lists it", () => {
    const { carried, refused, complaints } = triage(
      refusing(() => refusal("AWS_SESSION_TOKEN holds a line break")),
      "x",
    );
    expect(refused).toEqual(["a line break", "line breaks at both ends", "a carriage return", "a heredoc"]);
    expect(carried.map(({ name }) => name)).not.toContain("a line break");
    expect(complaints).toEqual([]);
  });

  it.each([
    { name: "of another code", refuse: () => refusal("AWS_SESSION_TOKEN", "UNEXPECTED"), complaint: /refused with UNEXPECTED/ },
    { name: "silent about the variable", refuse: () => refusal("no"), complaint: /does not name the variable/ },
    { name: "telling the value", refuse: (value: string) => refusal(`AWS_SESSION_TOKEN ${value}`), complaint: /tells the value/ },
  ])("complains about one that is $name", ({ refuse, complaint }) => {
    const { complaints } = triage(refusing(refuse), "x");
    expect(complaints).toHaveLength(4);
    expect(complaints[0]).toMatch(complaint);
  });
});
