import { appendFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import type { FaultRule } from "@aws-temp/local-aws";
import { nodeUnderTest, openTerminal, type ProcessResult, runProcess } from "@aws-temp/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commandTable } from "../src/program/command-table.ts";
import { bin, type CliWorld, openCliWorld } from "./cli-world.ts";

/** A progress line that was erased. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it ends with an escape sequence
const erased = /[^\n]*\r\u001b\[2K/g;

/** What a file can hold: an escape sequence, a link, the clipboard, a bell, reversed text, an eight-bit escape sequence. */
const inFile = "x\u001b[35my\u001b]52;c;aGk=\u0007\u001b]8;;http://evil.example\u001b\\\u202e\u009b2Jz";
/** What the name of a profile can hold: `]` ends it, and a backslash changes it. */
const inName = inFile.replaceAll("\u001b]", "\u009d").replaceAll("\u001b\\", "\u009c");
/** AWS's answers can hold line breaks, too. */
const inAnswer = `${inFile}\r\n999999999999  Spoofed row`;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to look for
const hostile = /\u001b\[35m|\u001b\]|\u0007|\u202e|\u009b|\u009d|\n999999999999/;
const control = /(?!\n)\p{Cc}|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;

const files = `
[profile ${inName}]
region = eu-${inFile}
role_arn = arn:aws:iam::111122223333:role/${inFile}
source_profile = keys
[profile missing]
role_arn = arn:aws:iam::111122223333:role/${inFile}
source_profile = no-${inFile}
[profile device-${inName}]
role_arn = arn:aws:iam::111122223333:role/Any
source_profile = keys
mfa_serial = arn:aws:iam::111122223333:mfa/maria
[profile helper]
credential_process = "${nodeUnderTest}" "HELPER"
[profile other-sso]
sso_session = other
sso_account_id = 111122223333
sso_role_name = ${inFile}
[profile keys-of-${inName}]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
${inFile}
unknown_${inFile} = ${inFile}
`;

const credentialProcess = fileURLToPath(new URL("../../credential-process/bin/run.js", import.meta.url));

let world: CliWorld;
beforeAll(async () => {
  world = await openCliWorld({ signIn: "automatic" });
  expect((await world.run(["login", "sso", "--use-device-code"])).status).toBe(0);
  const helper = join(world.home.path, "helper.cjs");
  await writeFile(helper, `process.stderr.write(${JSON.stringify(inAnswer)}); process.exit(1);`);
  await appendFile(
    world.home.configFile,
    files.replace("HELPER", () => helper.replaceAll("\\", "\\\\")),
  );
  await appendFile(
    world.home.credentialsFile,
    "\n[keys]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = none\n",
  );
  const faults: FaultRule[] = [];
  const identity = `<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:sts::111122223333:assumed-role/${xml(inAnswer)}</Arn><UserId>${xml(inAnswer)}</UserId><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`;
  faults.push({ service: "sts", operation: "GetCallerIdentity", effect: { kind: "answer", status: 200, body: identity } });
  faults.push({
    service: "sts",
    operation: "AssumeRole",
    effect: { kind: "error", status: 403, code: "AccessDenied", message: inAnswer },
  });
  const accounts = { accountList: [{ accountId: "111122223333", accountName: inAnswer, emailAddress: inAnswer }] };
  faults.push({
    service: "sso",
    operation: "ListAccounts",
    effect: { kind: "answer", status: 200, body: JSON.stringify(accounts) },
  });
  const roles = { roleList: [{ accountId: "111122223333", roleName: inAnswer }] };
  faults.push({
    service: "sso",
    operation: "ListAccountRoles",
    effect: { kind: "answer", status: 200, body: JSON.stringify(roles) },
  });
  world.aws.faults.set(...faults);
});
afterAll(() => world[Symbol.asyncDispose]());

interface Row {
  readonly id: string;
  readonly args: readonly string[];
  readonly stdin?: string;
  /** stdout is for a program, which needs exact values. */
  readonly exact?: true;
}

const rows: readonly Row[] = [
  { id: "login", args: ["login", "keys"] },
  { id: "login", args: ["login", inName] },
  { id: "export", args: ["export", "helper"] },
  { id: "export", args: ["export", "missing"] },
  { id: "exec", args: ["exec", inName, "--", "true"] },
  { id: "serve", args: ["serve", inName] },
  { id: "unset", args: ["unset"] },
  { id: "convert", args: ["convert"], stdin: inAnswer },
  { id: "console", args: ["console", inName, "--print"] },
  { id: "whoami", args: ["whoami", "prod-readonly"] },
  { id: "whoami", args: ["whoami", "keys"] },
  { id: "explain", args: ["explain", inName] },
  { id: "explain", args: ["explain", inName, "--graph"] },
  { id: "explain", args: ["explain", `keys-of-${inName}`] },
  { id: "explain", args: ["explain", `no-such-${inFile}`] },
  { id: "profiles", args: ["profiles"] },
  { id: "profiles", args: ["profiles", "--problems"] },
  { id: "profiles", args: ["profiles", "--graph"] },
  { id: "status", args: ["status"] },
  { id: "doctor", args: ["doctor", "--offline"] },
  { id: "sso accounts", args: ["sso", "accounts", "--sso-session", "acme"] },
  { id: "sso roles", args: ["sso", "roles", "--sso-session", "acme"] },
  { id: "sso sync", args: ["sso", "sync", "--sso-session", "acme", "--diff"] },
  { id: "configure process", args: ["configure", "process", inName, "--program", process.execPath] },
  { id: "configure directory", args: ["configure", "directory", inName] },
  { id: "shell-init", args: ["shell-init", inName] },
  { id: "autocomplete", args: ["autocomplete", "fish", "--line", "aws-temp explain "] },
  { id: "logout", args: ["logout", inName] },
];

const inPipe = ({ args, stdin }: Row, ...more: string[]): Promise<ProcessResult> => {
  const end = args.includes("--") ? args.indexOf("--") : args.length;
  const all = [bin, ...args.slice(0, end), "--no-input", ...more, ...args.slice(end)];
  return runProcess(nodeUnderTest, all, { env: world.env, cwd: world.home.path, ...(stdin === undefined ? {} : { stdin }) });
};

it("has a row for every command", () => {
  expect([...new Set(rows.map(({ id }) => id))].sort()).toEqual([...commandTable.keys()].sort());
});

describe.each(
  rows.map((row) => ({ ...row, shown: row.args.map((arg) => (arg.includes("\u001b") ? "HOSTILE" : arg)).join(" ") })),
)("$shown", (row) => {
  it("writes no control character", async () => {
    const { stdout, stderr } = await inPipe(row);
    expect(`${stdout}${stderr}`).not.toBe("");
    expect(stderr).not.toMatch(control);
    expect(stdout.replaceAll("\t", " ")).not.toMatch(control);
    expect(`${stdout}\n${stderr}`).not.toMatch(hostile);
  });

  it("writes none as JSON", async () => {
    const { stdout, stderr } = await inPipe(row, "--json");
    expect(`${stdout}${stderr}`.replaceAll("\t", " ")).not.toMatch(control);
  });
});

describe.each([
  { cols: 80, rows: 24 },
  { cols: 40, rows: 12 },
])("at a terminal of $cols × $rows", (size) => {
  const open = (args: readonly string[]) =>
    openTerminal({ command: nodeUnderTest, args, env: world.env, cwd: world.home.path, ...size });

  it.each([
    { name: "the picker", args: [bin, "explain"], question: "type to find" },
    { name: "the MFA prompt", args: [bin, "export", `device-${inName}`], question: "MFA code of" },
    {
      name: "the MFA prompt of aws-temp-credential-process",
      args: [credentialProcess, "--profile", `device-${inName}`],
      question: "MFA code of",
    },
  ])("$name obeys no value", async ({ args, question }) => {
    await using terminal = open(args);
    await terminal.waitFor(question);
    expect(terminal.output()).not.toMatch(hostile);
    terminal.write("\u0003");
    await terminal.exited;
    expect(terminal.output()).not.toMatch(hostile);
  });

  it.each([
    { name: "aws-temp", args: [bin, "export", "no-such-profile"] },
    { name: "aws-temp profiles --problems", args: [bin, "profiles", "--problems"] },
    { name: "aws-temp doctor", args: [bin, "doctor", "--offline"] },
    { name: "aws-temp-credential-process", args: [credentialProcess, "--profile", "no-such-profile"] },
  ])("$name cuts no word that fits into a line", async ({ args }) => {
    await using terminal = open(args);
    await terminal.exited;
    const lines = stripVTControlCharacters(terminal.output().replaceAll(erased, "")).split(/\r?\n/);
    const fits = (line: string) =>
      line
        .trim()
        .split(" ")
        .every((word) => word.length <= size.cols - 4);
    expect(lines.filter((line) => line.length > size.cols && fits(line))).toEqual([]);
  });

  it.each([
    ["whoami", "prod-readonly"],
    ["profiles", "--problems"],
    ["sso", "roles", "--sso-session", "acme"],
    ["doctor", "--offline"],
  ])("%s %s obeys no value", async (...args) => {
    await using terminal = open([bin, ...args]);
    await terminal.exited;
    expect(terminal.output()).toContain("\ufffd");
    expect(terminal.output()).not.toMatch(hostile);
  });
});

it.each([["keys"], [inName], ["missing"], ["helper"], [`no-such-${inFile}`]])(
  "aws-temp-credential-process writes no control character about a profile",
  async (profile) => {
    const { stdout, stderr } = await runProcess(nodeUnderTest, [credentialProcess, "--profile", profile, "--prompt", "none"], {
      env: world.env,
    });
    expect(`${stdout}${stderr}`).not.toMatch(control);
    expect(stdout === "" ? stderr : stdout).not.toBe("");
  },
);

function xml(text: string): string {
  return Array.from(text, (character) => (/[\w .:/]/.test(character) ? character : `&#${character.codePointAt(0)};`)).join("");
}
