import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { nodeUnderTest, openTerminal } from "@aws-temp/testkit";
import { describe, expect, it } from "vitest";
import { bin, type CliWorld, expectNoSecret, maria, openCliWorld } from "../cli-world.ts";

const enter = "\r";
const ctrlC = "\u0003";
const ctrlD = "\u0004";
const mfaPrompt = `MFA code of ${maria} for profile`;

/** What a user who was interrupted sees: no fault, no half of a file, a working terminal. */
async function expectInterrupted(world: CliWorld, terminal: ReturnType<CliWorld["terminal"]>, before: string): Promise<void> {
  expect((await terminal.exited).status).toBe(130);
  expect(terminal.output()).toContain("Interrupted.");
  expect(terminal.output()).not.toMatch(/\bat .*\.js:\d+|node:internal/);
  // The cursor is there: whoever hid it has shown it again.
  expect(terminal.output().lastIndexOf("\u001b[?25l")).toBeLessThanOrEqual(terminal.output().lastIndexOf("\u001b[?25h"));
  expect(await readFile(world.home.credentialsFile, "utf8")).toBe(before);
}

describe("the picker", () => {
  it("finds by typing and takes the profile", async () => {
    await using world = await openCliWorld();
    await using terminal = world.terminal(["explain"]);
    await terminal.waitFor("Profile:");
    await terminal.waitFor("prod-admin");
    await terminal.waitFor("type to find");
    expect(await terminal.screen()).toMatch(/prod-readonly +role +eu-west-1/);
    terminal.write("west");
    await terminal.waitFor(/❯ prod-readonly/);
    expect(await terminal.screen()).not.toContain("dev-mfa");
    terminal.write(enter);
    await terminal.waitFor("prod-readonly in eu-west-1");
    expect((await terminal.exited).status).toBe(0);
  });

  it("gives each profile one line, however narrow the terminal and long its name", async () => {
    const long = `[profile ${"very-".repeat(20)}long]\nregion = eu-west-1\n`;
    await using world = await openCliWorld({ files: { config: `${long}[profile dev]\nregion = eu-west-1\n` } });
    await using terminal = openTerminal({ command: nodeUnderTest, args: [bin, "explain"], env: world.env, cols: 40 });
    // It is drawn without the profiles first.
    await terminal.waitFor("no credentials");
    await terminal.waitFor("⏎ select");
    expect((await terminal.screen()).split("\n").slice(1, 3)).toEqual([
      expect.stringMatching(/^❯ very-very-.*…$/),
      expect.stringMatching(/^ {2}dev {2}no credentials {2}eu-west-1$/),
    ]);
    terminal.write(ctrlC);
    expect((await terminal.exited).status).toBe(130);
  });

  it.each([
    { name: "a named profile", args: ["explain", "dev"], env: {} },
    { name: "AWS_PROFILE", args: ["explain"], env: { AWS_PROFILE: "dev" } },
    { name: "AWS_DEFAULT_PROFILE", args: ["explain"], env: { AWS_DEFAULT_PROFILE: "dev" } },
    {
      name: "the environment's own keys, for whoami",
      args: ["whoami"],
      env: { AWS_ACCESS_KEY_ID: "AKIAALICEDEV2EXAMPLE", AWS_SECRET_ACCESS_KEY: "alice/Secret+of/the+demo/worldEXAMPLEKEY" },
    },
  ])("stays away for $name", async ({ args, env }) => {
    await using world = await openCliWorld();
    await using terminal = world.terminal(args, env);
    expect((await terminal.exited).status).toBe(0);
    expect(terminal.output()).not.toContain("Profile:");
  });

  it("stays away with --no-input, so that default is taken", async () => {
    await using world = await openCliWorld({
      files: { config: "[default]\nrole_arn = a\n[profile other]\nregion = eu-west-1\n" },
    });
    await using terminal = world.terminal(["explain", "--no-input"]);
    expect((await terminal.exited).status).toBe(2);
    expect(terminal.output()).toContain("default");
    expect(terminal.output()).not.toContain("Profile:");
  });

  it.each([
    { key: "Ctrl-C", typed: ctrlC },
    { key: "Ctrl-D", typed: ctrlD },
  ])("is left with $key", async ({ typed }) => {
    await using world = await openCliWorld();
    const before = await readFile(world.home.credentialsFile, "utf8");
    await using terminal = world.terminal(["login"]);
    await terminal.waitFor("prod-admin");
    terminal.write(typed);
    await expectInterrupted(world, terminal, before);
  });
});

describe("the MFA prompt", () => {
  it("masks the code and obtains the credentials", async () => {
    await using world = await openCliWorld();
    await using terminal = world.terminal(["login", "prod-admin"]);
    await terminal.waitFor(mfaPrompt);
    const code = world.code();
    const typed = `${code.slice(0, 3)} ${code.slice(3)}`;
    terminal.write(`${typed}${enter}`);
    await terminal.waitFor("aws s3 ls --profile prod-admin-temporary");
    expect((await terminal.exited).status).toBe(0);
    expect(terminal.output()).not.toContain(code);
    expect(terminal.output()).not.toContain(typed);
    await expectNoSecret(world.home, terminal.output());
  });

  it("says why it does not take what is no code", async () => {
    await using world = await openCliWorld();
    await using terminal = world.terminal(["login", "dev-mfa"]);
    await terminal.waitFor(mfaPrompt);
    terminal.write(`12345${enter}`);
    await terminal.waitFor("An MFA code has six digits, this has 5.");
    await terminal.waitFor(mfaPrompt);
    // The field is empty again: what is typed now is the whole code.
    terminal.write(`${world.code()}${enter}`);
    expect((await terminal.exited).status).toBe(0);
    expect(world.calls()[0]).toBe("GetSessionToken");
  });

  it("asks again once for what is no code, then gives up", async () => {
    await using world = await openCliWorld();
    await using terminal = world.terminal(["login", "dev-mfa"]);
    await terminal.waitFor(mfaPrompt);
    terminal.write(`12345x${enter}`);
    await terminal.waitFor("An MFA code has digits only.");
    await terminal.waitFor(mfaPrompt);
    terminal.write(`1${enter}`);
    expect((await terminal.exited).status).toBe(2);
    expect(world.calls()).toEqual([]);
  });

  it("asks again once when AWS does not accept the code", async () => {
    await using world = await openCliWorld();
    await using terminal = world.terminal(["login", "dev-mfa"]);
    await terminal.waitFor(mfaPrompt);
    terminal.write(`000000${enter}`);
    await terminal.waitFor("AWS did not accept that code");
    await terminal.waitFor(mfaPrompt);
    terminal.write(`${world.code()}${enter}`);
    expect((await terminal.exited).status).toBe(0);
  });

  it("gives up after the second wrong code", async () => {
    await using world = await openCliWorld();
    await using terminal = world.terminal(["login", "dev-mfa"]);
    await terminal.waitFor(mfaPrompt);
    terminal.write(`000000${enter}`);
    await terminal.waitFor("AWS did not accept that code");
    await terminal.waitFor(mfaPrompt);
    terminal.write(`111111${enter}`);
    expect((await terminal.exited).status).toBe(4);
    expect(world.calls()).toEqual(["GetSessionToken", "GetSessionToken"]);
  });

  it("asks for the next code when the one of --mfa-code is not accepted", async () => {
    await using world = await openCliWorld();
    await using terminal = world.terminal(["login", "dev-mfa", "--mfa-code", "000000"]);
    await terminal.waitFor("AWS did not accept that code");
    await terminal.waitFor(mfaPrompt);
    terminal.write(`${world.code()}${enter}`);
    expect((await terminal.exited).status).toBe(0);
  });

  it("is not shown with --no-input", async () => {
    await using world = await openCliWorld();
    await using terminal = world.terminal(["login", "dev-mfa", "--no-input"]);
    expect((await terminal.exited).status).toBe(3);
    expect(terminal.output()).not.toContain(mfaPrompt);
  });

  it.each([
    { key: "Ctrl-C", typed: ctrlC },
    { key: "Ctrl-D", typed: ctrlD },
    { key: "Ctrl-C after some digits", typed: `12${ctrlC}` },
  ])("is left with $key", async ({ typed }) => {
    await using world = await openCliWorld();
    const before = await readFile(world.home.credentialsFile, "utf8");
    await using terminal = world.terminal(["login", "prod-admin"]);
    await terminal.waitFor(mfaPrompt);
    terminal.write(typed);
    await expectInterrupted(world, terminal, before);
    expect(world.calls()).toEqual([]);
  });

  it("works while stdout is captured", async () => {
    if (process.platform === "win32") return;
    await using world = await openCliWorld();
    const script = `eval "$("${nodeUnderTest}" "${bin}" export prod-admin)"; echo "region=$AWS_REGION key=\${AWS_ACCESS_KEY_ID%%[!A-Z]*}"`;
    await using terminal = openTerminal({ command: "bash", args: ["-c", script], env: world.env });
    await terminal.waitFor(mfaPrompt);
    terminal.write(`${world.code()}${enter}`);
    await terminal.waitFor("region=eu-central-1 key=ASIA");
    expect((await terminal.exited).status).toBe(0);
  });
});

describe("while AWS takes its time", () => {
  it("shows what is waited for, and clears it away", async () => {
    await using world = await openCliWorld({
      faults: [{ operation: "AssumeRole", effect: { kind: "slow", milliseconds: 400 } }],
    });
    await using terminal = world.terminal(["login", "prod-readonly"]);
    await terminal.waitFor("Assuming the role ReadOnly");
    expect((await terminal.exited).status).toBe(0);
    expect(await terminal.screen()).not.toContain("Assuming");
  });

  it("ends at once with Ctrl-C", async () => {
    await using world = await openCliWorld({ faults: [{ effect: { kind: "hang" } }] });
    const before = await readFile(world.home.credentialsFile, "utf8");
    await using terminal = world.terminal(["login", "prod-readonly"]);
    await terminal.waitFor("Assuming the role ReadOnly");
    terminal.write(ctrlC);
    await expectInterrupted(world, terminal, before);
    expect(await terminal.screen()).not.toContain("Assuming");
  });

  it("ends with 130 and JSON in a pipe as well", async () => {
    if (process.platform === "win32") return;
    const called = Promise.withResolvers<unknown>();
    await using world = await openCliWorld({ faults: [{ effect: { kind: "hang" } }], onCall: called.resolve });
    const child = spawn(nodeUnderTest, [bin, "export", "prod-readonly", "--json"], { env: world.env, stdio: "pipe" });
    const closed = once(child, "close");
    const stdout = text(child.stdout);
    await called.promise;
    child.kill("SIGINT");
    expect(await closed).toEqual([130, null]);
    expect(JSON.parse(await stdout)).toMatchObject({ error: { code: "INTERRUPTED" } });
  });
});

it.each([
  { name: "on a terminal", env: {}, args: [], coloured: true },
  { name: "but not with NO_COLOR", env: { NO_COLOR: "1" }, args: [], coloured: false },
  { name: "but not with --no-color", env: {}, args: ["--no-color"], coloured: false },
])("colours $name", async ({ env, args, coloured }) => {
  await using world = await openCliWorld();
  await using terminal = world.terminal(["profiles", ...args], env);
  await terminal.exited;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters
  expect(/\u001b\[\d+m/.test(terminal.output())).toBe(coloured);
});

it.each([
  { args: ["export", "dev", "--format", "sh"], hint: 'eval "$(aws-temp export dev --format sh)"' },
  { args: ["export", "dev", "--format", "fish"], hint: "aws-temp export dev --format fish | source" },
  { args: ["unset", "--format", "sh"], hint: 'eval "$(aws-temp unset --format sh)"' },
])("tells on a terminal how a shell evaluates $args", async ({ args, hint }) => {
  await using world = await openCliWorld();
  await using terminal = world.terminal(args);
  await terminal.exited;
  expect(terminal.output().replaceAll(/\r?\n/g, "")).toContain(hint);
});

it("shows no success mark before AWS has accepted an MFA code", async () => {
  await using world = await openCliWorld();
  await using terminal = world.terminal(["login", "dev-mfa"]);
  await terminal.waitFor(mfaPrompt);
  terminal.write(`000000${enter}`);
  await terminal.waitFor("AWS did not accept that code");
  expect(terminal.output()).not.toContain("✔");
  terminal.write(`${world.code()}${enter}`);
  expect((await terminal.exited).status).toBe(0);
  expect(await terminal.screen()).toContain("✔ Credentials of dev-mfa");
});

it.each([
  { cols: 80, rows: 24, page: 10 },
  { cols: 40, rows: 12, page: 7 },
])("the picker keeps its question on a screen of $cols × $rows, and PgDn and PgUp move by a page", async ({ page, ...size }) => {
  const names = Array.from({ length: 60 }, (_, index) => `account-${String(index).padStart(2, "0")}-with-a-long-name`);
  const config = names.map((name) => `[profile ${name}]\nregion = eu-west-1\n`).join("");
  await using world = await openCliWorld({ files: { config } });
  await using terminal = openTerminal({ command: nodeUnderTest, args: [bin, "explain"], env: world.env, ...size });
  const at = async (index: number) => {
    await terminal.waitFor(`❯ ${names[index]}`);
    await terminal.waitFor("⏎ select");
    const [question = "", ...lines] = (await terminal.screen()).split("\n");
    expect(question).toMatch(/^\? Profile:/);
    expect(lines.filter((line) => line.includes("account-"))).toHaveLength(page);
  };
  await at(0);
  terminal.write("\u001b[6~");
  await at(page);
  terminal.write("\u001b[6~");
  await at(2 * page);
  terminal.write("\u001b[5~");
  await at(page);
  terminal.write(enter);
  await terminal.waitFor(`Profile: ${names[page]}`);
  await terminal.exited;
});
