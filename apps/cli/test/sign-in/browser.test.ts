import { appendFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { watchArguments } from "@aws-temp/testkit";
import { describe, expect, it } from "vitest";
import { openCliWorld } from "../cli-world.ts";
import { freePort } from "../free-port.ts";
import { browserProgram } from "./browser-program.ts";
import { expectNoSessionSecret } from "./session-secrets.ts";

const ctrlC = "\u0003";
const ctrlD = "\u0004";

/** In a container the CLI must be told that the browser can come back. */
const comesBack = async () => ["--redirect-port", String(await freePort())];
const createsToken = (calls: readonly string[]) => calls.filter((call) => call === "CreateToken").length;

describe.each(["sso", "sso-legacy", "console"])("profile %s", (profile) => {
  it("signs in through the browser, once for all commands", async () => {
    await using world = await openCliWorld({ signIn: "automatic" });
    const { env, seen } = await browserProgram(world);
    using argv = watchArguments();
    const first = await world.run(["login", profile, ...(await comesBack())], { env });
    expect(first).toMatchObject({ status: 0, stdout: "" });
    const pages = await seen();
    expect(first.stderr).toContain(pages[0]);
    expect(pages.at(-1)).toMatch(/^200 Signed in/);
    const redeemed = world.calls().filter((call) => /^Create(?:OAuth2)?Token$/.test(call));
    expect(redeemed).toHaveLength(1);
    const second = await world.run(["whoami", profile, "--no-input"]);
    expect(second).toMatchObject({ status: 0 });
    expect(world.calls().filter((call) => /^Create|^Authorize/.test(call))).toEqual(["Authorize", ...redeemed]);
    await expectNoSessionSecret(world, first.stderr + second.stderr + second.stdout, pages);
    await expectNoSessionSecret(world, argv.commandLines().join("\n"), pages);
  });
});

it.each([
  { name: "a session", keys: "sso_session = acme\n" },
  { name: "the older form", keys: undefined },
])("signs in for a profile that names no role, in $name, and export says which there are", async ({ keys }) => {
  await using world = await openCliWorld({ signIn: "automatic" });
  const file = join(world.home.path, ".aws", "config");
  const config = await readFile(file, "utf8");
  const startUrl = /sso_start_url = \S+/.exec(config)?.[0];
  const region = /sso_region = \S+/.exec(config)?.[0];
  await appendFile(file, `\n[profile bare]\n${keys ?? `${startUrl}\n${region}\n`}`);
  const { env } = await browserProgram(world);
  const exported = await world.run(["export", "bare", "--no-input"]);
  expect(exported.status).toBe(2);
  expect(exported.stderr.replaceAll(/\s+/g, " ")).toMatch(
    /has no sso_account_id.*Other profiles of this start URL use: \d{12} \w+ \(profile /,
  );
  const { status, stdout } = await world.run(["login", "bare", "--json", ...(await comesBack())], { env });
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ profile: "bare", writtenProfile: null, signIn: { startUrl: startUrl?.slice(16) } });
  const again = await world.run(["login", "bare", "--no-input"]);
  expect(again.status).toBe(0);
  expect(again.stderr).toContain("Already signed in");
  expect(createsToken(world.calls())).toBe(1);
});

it("serves the other roles of the session, and roles on top, without asking", async () => {
  await using world = await openCliWorld({ signIn: "automatic" });
  const { env } = await browserProgram(world);
  expect((await world.run(["login", "sso", ...(await comesBack())], { env })).status).toBe(0);
  for (const args of [
    ["login", "sso-admin"],
    ["login", "sso-deploy"],
    ["sso", "roles"],
  ]) {
    expect(await world.run([...args, "--no-input"])).toMatchObject({ status: 0 });
  }
  expect(createsToken(world.calls())).toBe(1);
});

it("ends with 4 for a denial, and the browser is told", async () => {
  await using world = await openCliWorld({ signIn: "denied" });
  const { env, seen } = await browserProgram(world);
  const { status, stderr } = await world.run(["login", "sso", ...(await comesBack())], { env });
  expect(status).toBe(4);
  expect(stderr).toContain("denied");
  expect((await seen()).at(-1)).toMatch(/^\d+ (?!Signed in)/);
  expect(createsToken(world.calls())).toBe(0);
});

it.each(["sso", "console"])("goes on waiting when a page comes home to %s without its state", async (profile) => {
  await using world = await openCliWorld({ signIn: "automatic" });
  const { env, seen } = await browserProgram(world, "forged-first");
  expect(await world.run(["login", profile, ...(await comesBack())], { env })).toMatchObject({ status: 0 });
  const pages = (await seen()).filter((line) => /^\d{3} /.test(line));
  expect(pages).toEqual([
    expect.stringMatching(/^400 /),
    expect.stringMatching(/^400 /),
    expect.stringMatching(/^200 Signed in/),
  ]);
});

it("takes the first of two answers", async () => {
  await using world = await openCliWorld({
    signIn: "automatic",
    faults: [{ operation: "CreateToken", effect: { kind: "slow", milliseconds: 300 } }],
  });
  const { env, seen } = await browserProgram(world, "come-twice");
  expect((await world.run(["login", "sso", ...(await comesBack())], { env })).status).toBe(0);
  expect((await seen()).slice(-2).toSorted()).toEqual([expect.stringMatching(/^200 /), expect.stringMatching(/^409 /)]);
  expect(createsToken(world.calls())).toBe(1);
});

it.each(["not-a-browser", "false", '"" %s'])("shows the address when BROWSER is %s", async (browser) => {
  await using world = await openCliWorld();
  await using terminal = world.terminal(["login", "sso", ...(await comesBack())], { BROWSER: browser });
  await terminal.waitFor("open this address in a browser:");
  await terminal.waitFor(`${world.aws.url}/authorize?`);
  terminal.write(ctrlC);
  expect((await terminal.exited).status).toBe(130);
});

it("opens nothing with --no-browser", async () => {
  await using world = await openCliWorld();
  const { env, seen } = await browserProgram(world);
  await using terminal = world.terminal(["login", "sso", "--no-browser", ...(await comesBack())], env);
  await terminal.waitFor("open this address in a browser:");
  await terminal.waitFor("paste the address");
  terminal.write(ctrlC);
  expect((await terminal.exited).status).toBe(130);
  expect(await seen()).toEqual([]);
});

it("signs in from every command at a terminal", async () => {
  await using world = await openCliWorld({ signIn: "automatic" });
  const { env } = await browserProgram(world);
  await using terminal = world.terminal(["whoami", "sso", ...(await comesBack())], env);
  await terminal.waitFor("AWSReservedSSO_ReadOnly");
  expect((await terminal.exited).status).toBe(0);
});

it.each([
  { name: "export without a terminal", args: ["export", "sso"] },
  { name: "login with --no-input", args: ["login", "sso", "--no-input"] },
  { name: "sso roles without a terminal", args: ["sso", "roles", "--profile", "sso"] },
  { name: "the console with --no-input", args: ["login", "console", "--no-input"] },
])("ends with 3 and the next command: $name", async ({ args }) => {
  await using world = await openCliWorld({ signIn: "automatic" });
  const { env, seen } = await browserProgram(world);
  const { status, stderr } = await world.run(args, { env });
  expect(status).toBe(3);
  expect(stderr).toMatch(/aws-temp login (?:sso|console)$/m);
  expect(await seen()).toEqual([]);
});

it("says how to sign in to a session that no profile has yet", async () => {
  const config = "[sso-session acme]\nsso_start_url = https://acme.awsapps.com/start\nsso_region = eu-central-1\n";
  await using world = await openCliWorld({ signIn: "automatic", files: { config } });
  const { status, stderr } = await world.run(["sso", "sync"]);
  expect(status).toBe(3);
  expect(stderr).toContain("aws-temp sso accounts --sso-session acme");
  await using terminal = world.terminal(["sso", "accounts", "--sso-session", "acme", "--use-device-code", "--no-browser"]);
  await terminal.waitFor("2 accounts.");
  expect((await world.run(["sso", "sync"])).stderr).toContain("3 added");
});

it("gives no sign-in at a terminal with --no-input", async () => {
  await using world = await openCliWorld({ signIn: "automatic" });
  await using terminal = world.terminal(["whoami", "sso", "--no-input"]);
  expect((await terminal.exited).status).toBe(3);
});

describe("pasting", () => {
  it("takes the address on which the browser ended, and shows nothing of it", async () => {
    await using world = await openCliWorld({ signIn: "automatic" });
    const { env, seen } = await browserProgram(world, "stop-before-home");
    await using terminal = world.terminal(["login", "sso", ...(await comesBack())], env);
    await terminal.waitFor("Paste the address:");
    terminal.write("https://example.com/\r");
    await terminal.waitFor(/Copy the whole\s+address\./);
    await terminal.waitFor("Paste the address:");
    const address = (await seen()).at(-1) ?? "";
    terminal.write(address);
    await terminal.waitFor(`(${address.length} characters)`);
    terminal.write("\r");
    await terminal.waitFor("aws s3 ls --profile sso-temporary");
    expect((await terminal.exited).status).toBe(0);
    expect(await terminal.screen()).not.toContain("characters)");
    expect(await expectNoSessionSecret(world, terminal.output(), [address])).toContain("the authorization code");
  });

  it("takes the code that the console's last page shows", async () => {
    await using world = await openCliWorld({ signIn: "automatic" });
    await using terminal = world.terminal(["login", "console", "--use-device-code", "--no-browser"]);
    const shown = await terminal.waitFor("paste it here.");
    const url = /http\S+/.exec(shown.replaceAll(/\r?\n/g, " "))?.[0] ?? "";
    const page = await (await fetch(url)).text();
    const code = /[A-Za-z0-9+/]{60,}={0,2}/.exec(page)?.[0] ?? "none";
    await terminal.waitFor("Paste the code:");
    terminal.write(`${code}\r`);
    await terminal.waitFor("aws s3 ls --profile console-temporary");
    expect((await terminal.exited).status).toBe(0);
    expect(terminal.output()).not.toContain(code);
  });

  it.each([
    { key: "Ctrl-C", typed: ctrlC },
    { key: "Ctrl-D", typed: ctrlD },
    { key: "Ctrl-C after half an address", typed: `http://127.0.0.1${ctrlC}` },
  ])("is left with $key", async ({ typed }) => {
    await using world = await openCliWorld();
    await using terminal = world.terminal(["login", "sso", "--no-browser", ...(await comesBack())]);
    await terminal.waitFor("Paste the address:");
    terminal.write(typed);
    expect((await terminal.exited).status).toBe(130);
    expect(await terminal.screen()).not.toContain("Paste the address:");
  });

  it("goes away when the browser comes back", async () => {
    await using world = await openCliWorld({ signIn: "automatic" });
    const { env } = await browserProgram(world);
    await using terminal = world.terminal(["login", "sso", ...(await comesBack())], env);
    expect((await terminal.exited).status).toBe(0);
    expect(await terminal.screen()).not.toContain("Paste the address:");
  });
});
