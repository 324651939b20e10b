import { spawn } from "node:child_process";
import { once } from "node:events";
import { access } from "node:fs/promises";
import { constants } from "node:os";
import { text } from "node:stream/consumers";
import { openTerminal, requireTool } from "@aws-temp/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CliWorld, jsonOf, maria, openCliWorld } from "../cli-world.ts";
import { onNode, type Program } from "../programs.ts";

const posix = process.platform !== "win32";
const stale = {
  AWS_ACCESS_KEY_ID: "AKIASTALE",
  AWS_SECRET_ACCESS_KEY: "stale",
  AWS_SESSION_TOKEN: "stale",
  AWS_SECURITY_TOKEN: "stale",
  AWS_CREDENTIAL_EXPIRATION: "2020-01-01T00:00:00Z",
  AWS_ACCOUNT_ID: "000000000000",
  AWS_PROFILE: "dev-mfa",
  AWS_DEFAULT_PROFILE: "dev-mfa",
  AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://127.0.0.1:1/",
  AWS_CONTAINER_AUTHORIZATION_TOKEN: "stale",
  AWS_ROLE_ARN: "arn:aws:iam::000000000000:role/Stale",
  AWS_WEB_IDENTITY_TOKEN_FILE: "/nowhere",
};

/** A child that prints its AWS variables as JSON. */
const dump = [
  "--",
  process.execPath,
  "-e",
  "console.log(JSON.stringify(Object.fromEntries(Object.entries(process.env).filter(([n]) => n.startsWith('AWS_')))))",
];

/** What a child has beyond what the test gave to everybody. */
function variablesOf(world: CliWorld, stdout: string): Record<string, string> {
  const all = JSON.parse(stdout) as Record<string, string>;
  return Object.fromEntries(Object.entries(all).filter(([name]) => !(name in world.aws.env)));
}

describe.each([onNode])("$how", ({ tool, program }) => {
  let world: CliWorld;
  beforeAll(async () => {
    world = await openCliWorld({ program: program });
  });
  afterAll(() => world[Symbol.asyncDispose]());

  it("gives the child its credentials, and no others", async (context) => {
    requireTool(tool, context);
    const { status, stdout, stderr } = await runExec(world, ["prod-readonly", ...dump], stale);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(variablesOf(world, stdout)).toEqual({
      AWS_ACCESS_KEY_ID: expect.stringMatching(/^ASIA/),
      AWS_SECRET_ACCESS_KEY: expect.any(String),
      AWS_SESSION_TOKEN: expect.any(String),
      AWS_CREDENTIAL_EXPIRATION: expect.stringMatching(/Z$/),
      AWS_REGION: "eu-west-1",
      AWS_DEFAULT_REGION: "eu-west-1",
      AWS_TEMP_PROFILE: "prod-readonly",
      AWS_TEMP_ACCESS_KEY_ID: expect.stringMatching(/^ASIA/),
      AWS_TEMP_REGION: "eu-west-1",
    });
  });

  it("sets with --as-profile nothing but the profile and its region", async (context) => {
    requireTool(tool, context);
    const { status, stdout, stderr } = await runExec(world, ["prod-readonly", "--as-profile", ...dump], stale);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(variablesOf(world, stdout)).toEqual({
      AWS_PROFILE: "prod-readonly",
      AWS_REGION: "eu-west-1",
      AWS_DEFAULT_REGION: "eu-west-1",
      AWS_TEMP_PROFILE: "prod-readonly",
      AWS_TEMP_REGION: "eu-west-1",
    });
  });

  it("replaces inside another exec", async (context) => {
    requireTool(tool, context);
    const outer = ["prod-readonly", "--", ...program, "exec", "dev", ...dump];
    const { status, stdout, stderr } = await runExec(world, outer);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(variablesOf(world, stdout)).toMatchObject({ AWS_REGION: "eu-central-1", AWS_TEMP_PROFILE: "dev" });
  });

  it.for([
    { name: "success", script: "process.exit(0)", status: 0 },
    { name: "a status", script: "process.exit(42)", status: 42 },
    { name: "a status like one of ours", script: "process.exit(3)", status: 3 },
    ...(posix ? [{ name: "a signal", script: "process.kill(process.pid, 'SIGKILL')", status: 128 + 9 }] : []),
  ])("returns $name", async ({ script, status }, context) => {
    requireTool(tool, context);
    expect(await runExec(world, ["dev", "--", process.execPath, "-e", script])).toMatchObject({ status, stderr: "" });
  });

  it("passes arguments as they are, and the streams", async (context) => {
    requireTool(tool, context);
    const args = ["a b", "$HOME", "*", "--help", "--json", "--", "'\"", ""];
    const script = "process.stdin.pipe(process.stdout); console.error(JSON.stringify(process.argv.slice(1)))";
    const input = "x".repeat(300_000);
    const result = await world.run(["exec", "dev", "--", process.execPath, "-e", script, "--", ...args], { stdin: input });
    expect(result.status).toBe(0);
    expect(result.stdout === input).toBe(true);
    expect(JSON.parse(result.stderr)).toEqual(args);
  });

  it.for([
    {
      name: "a program that is not there",
      command: ["no-such-program"],
      status: 127,
      code: "COMMAND_NOT_FOUND",
      why: "no program",
    },
    {
      name: "a path that is not there",
      command: ["./no/such/program"],
      status: 127,
      code: "COMMAND_NOT_FOUND",
      why: "no program",
    },
    { name: "an empty name", command: [""], status: 127, code: "COMMAND_NOT_FOUND", why: "empty" },
    ...(posix
      ? [
          {
            name: "a file that is no program",
            command: ["./plain"],
            status: 126,
            code: "COMMAND_NOT_EXECUTABLE",
            why: "may not be executed",
          },
          { name: "a folder", command: ["/tmp"], status: 126, code: "COMMAND_NOT_EXECUTABLE", why: "it is a folder" },
          {
            name: "a script without interpreter",
            command: ["./lost"],
            status: 126,
            code: "COMMAND_NOT_EXECUTABLE",
            why: "its interpreter",
          },
        ]
      : []),
  ])("says so of $name", async ({ command, status, code, why }, context) => {
    requireTool(tool, context);
    await world.home.write("plain", "no program", 0o644);
    await world.home.write("lost", "#!/no/such/interpreter\n", 0o755);
    const path = command.map((word) => word.replace(/^\.\/(plain|lost)/, `${world.home.path}/$1`));
    const people = await runExec(world, ["dev", "--", ...path]);
    expect(people).toMatchObject({ status, stdout: "" });
    expect(people.stderr).toMatch(/^Error: .*\nTry: /);
    expect(people.stderr).toContain(why);
    const result = await runExec(world, ["dev", "--json", "--", ...path]);
    expect(result).toMatchObject({ status, stderr: "" });
    expect(jsonOf(result)).toEqual({ error: { code, message: expect.any(String), hints: expect.any(Array) } });
  });

  it.for(["SIGTERM", "SIGHUP", "SIGUSR1", "SIGUSR2", "SIGCONT", "SIGINT", "SIGQUIT", "SIGWINCH", "SIGTSTP"] as const)(
    "hands %s on to the child where there is no terminal",
    async (signal, context) => {
      requireTool(tool, context);
      if (!posix) return;
      const script = `process.on("${signal}", () => { console.log("got it"); process.exit(7); }); console.log("ready"); setInterval(() => {}, 1000)`;
      const child = startInSession(world, program, ["dev", "--", process.execPath, "-e", script]);
      const closed = once(child, "close");
      const said = text(child.stdout);
      await once(child.stdout, "readable");
      process.kill(child.pid as number, signal);
      expect(await closed).toEqual([7, null]);
      expect(await said).toBe("ready\ngot it\n");
    },
  );

  it("ends as the child does whom a signal ends", async (context) => {
    requireTool(tool, context);
    if (!posix) return;
    const child = startInSession(world, program, ["dev", "--", "sh", "-c", "echo ready; exec sleep 60"]);
    const closed = once(child, "close");
    await once(child.stdout, "readable");
    process.kill(child.pid as number, "SIGTERM");
    child.stdout.resume();
    expect(await closed).toEqual([128 + constants.signals.SIGTERM, null]);
  });

  describe.runIf(posix)("at a terminal", () => {
    it("lets the child have Ctrl-C, once, and lives on", async (context) => {
      requireTool(tool, context);
      const script =
        "n=0; trap 'n=$((n+1)); echo interrupted $n' INT; echo ready; while [ $n -lt 2 ]; do sleep 0.05; done; echo end $n; exit 5";
      await using terminal = world.terminal(["exec", "dev", "--", "sh", "-c", script]);
      await terminal.waitFor("ready");
      terminal.write("\u0003");
      await terminal.waitFor("interrupted 1");
      terminal.write("\u0003");
      await terminal.waitFor("end 2");
      expect((await terminal.exited).status).toBe(5);
    });

    it("ends with 130 when Ctrl-C ends the child", async (context) => {
      requireTool(tool, context);
      await using terminal = world.terminal(["exec", "dev", "--", "sh", "-c", "echo ready; exec sleep 60"]);
      await terminal.waitFor("ready");
      terminal.write("\u0003");
      expect((await terminal.exited).status).toBe(130);
      expect(terminal.output()).not.toContain("Interrupted.");
    });

    it("is stopped with its child by Ctrl-Z, and continued", async (context) => {
      requireTool(tool, context);
      const line = [...program, "exec", "dev", "--", "sh", "-c", "echo ready; read line; echo got $line"];
      await using terminal = shellIn(world);
      await terminal.waitFor("$ ");
      terminal.write(`${line.map((word) => `'${word}'`).join(" ")}\r`);
      await terminal.waitFor("got $line");
      await terminal.waitFor("ready");
      terminal.write("\u001a");
      await terminal.waitFor("Stopped");
      await terminal.waitFor("$ ");
      terminal.write("fg\r");
      // The shell says what it continues.
      await terminal.waitFor("fg");
      await terminal.waitFor("got $line");
      terminal.write("hello\r");
      await terminal.waitFor("got hello");
      terminal.write("exit\r");
    });

    it("starts a shell without a command", async (context) => {
      requireTool(tool, context);
      await using terminal = world.terminal(["exec", "prod-readonly"], { SHELL: "/bin/sh", PS1: "inner$ " });
      const said = await terminal.waitFor("inner$ ");
      expect(said).toMatch(/^This shell holds prod-readonly until .*\(59 min.* left\)\. Leave it with: exit$/m);
      terminal.write("echo $AWS_TEMP_PROFILE $AWS_REGION; exit 9\r");
      await terminal.waitFor("prod-readonly eu-west-1");
      expect((await terminal.exited).status).toBe(9);
    });

    it.for([
      { name: "that renews its credentials", args: ["exec", "prod-readonly", "--server"], says: /holds prod-readonly\. Leave/ },
      { name: "with --json", args: ["exec", "prod-readonly", "--json"], says: undefined },
      { name: "that was named", args: ["exec", "prod-readonly", "--", "/bin/sh"], says: undefined },
    ])("a shell $name says what it holds: $says", async ({ args, says }, context) => {
      requireTool(tool, context);
      await using terminal = world.terminal(args, { SHELL: "/bin/sh", PS1: "inner$ " });
      const said = await terminal.waitFor("inner$ ");
      if (says === undefined) expect(said).not.toContain("holds");
      else expect(said).toMatch(says);
      terminal.write("exit\r");
      expect((await terminal.exited).status).toBe(0);
    });

    it("asks for an MFA code first; Ctrl-C there starts nothing", async (context) => {
      requireTool(tool, context);
      const started = `${world.home.path}/started`;
      await using first = world.terminal(["exec", "dev-mfa", "--", "touch", started]);
      await first.waitFor(`MFA code of ${maria}`);
      first.write("\u0003");
      expect((await first.exited).status).toBe(130);
      await expect(access(started)).rejects.toMatchObject({ code: "ENOENT" });
      await using second = world.terminal(["exec", "dev-mfa", "--", "touch", started]);
      await second.waitFor(`MFA code of ${maria}`);
      second.write(`${world.code()}\r`);
      expect((await second.exited).status).toBe(0);
      await access(started);
    });

    it("leaves the terminal to the child after a question", async (context) => {
      requireTool(tool, context);
      await using own = await openCliWorld({ program: program });
      await using terminal = own.terminal(["exec", "dev-mfa", "--", "sh", "-c", "echo ask; read line; echo got $line"]);
      await terminal.waitFor(`MFA code of ${maria}`);
      terminal.write(`${own.code()}\r`);
      await terminal.waitFor("ask");
      terminal.write("hello\r");
      await terminal.waitFor("got hello");
      expect((await terminal.exited).status).toBe(0);
    });
  });
});

async function runExec(world: CliWorld, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return await world.run(["exec", ...args], { env });
}

/** In a session of its own, so that no terminal belongs to it. */
function startInSession(world: CliWorld, [command, ...first]: Program, args: readonly string[]) {
  return spawn(command, [...first, "exec", ...args], { env: world.env, detached: true, stdio: ["ignore", "pipe", "inherit"] });
}

function shellIn(world: CliWorld) {
  return openTerminal({ command: "bash", args: ["--norc", "--noediting", "-i"], cols: 500, env: { ...world.env, PS1: "$ " } });
}

describe("without a user", () => {
  it.each([
    { name: "an MFA code that no one can type", args: ["dev-mfa", "--", "true"], status: 3, code: "MFA_CODE_NEEDED" },
    { name: "--no-input", args: ["dev-mfa", "--no-input", "--", "true"], status: 3, code: "MFA_CODE_NEEDED" },
    { name: "an unknown profile", args: ["nobody", "--", "true"], status: 2, code: "PROFILE_NOT_FOUND" },
    { name: "a command without --", args: ["dev", "true"], status: 2, code: "USAGE" },
    { name: "no command behind --", args: ["dev", "--"], status: 2, code: "USAGE" },
    {
      name: "a refusal",
      args: ["prod-deploy", "--role-arn", "arn:aws:iam::444455556666:role/None", "--", "true"],
      status: 3,
      code: "MFA_CODE_NEEDED",
    },
    {
      name: "--as-profile with a flag that shapes credentials",
      args: ["dev", "--as-profile", "--duration", "1h", "--", "true"],
      status: 2,
      code: "USAGE",
    },
    { name: "--as-profile over MFA", args: ["prod-admin", "--as-profile", "--", "true"], status: 2, code: "USAGE" },
  ])("ends with $code for $name", async ({ args, status, code }) => {
    await using world = await openCliWorld();
    const result = await runExec(world, ["--json", ...args]);
    expect(result).toMatchObject({ status, stderr: "" });
    expect(jsonOf(result)).toMatchObject({ error: { code, message: expect.any(String), hints: expect.any(Array) } });
  });

  it("takes the flags of every command that obtains credentials", async () => {
    await using world = await openCliWorld();
    const args = [
      "prod-admin",
      "--duration",
      "2h",
      "--tag",
      "team=web",
      "--mfa-code",
      world.code(),
      "--region",
      "us-west-2",
      ...dump,
    ];
    const { stdout, status } = await runExec(world, args);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ AWS_REGION: "us-west-2" });
    const left = Date.parse(JSON.parse(stdout).AWS_CREDENTIAL_EXPIRATION) - Date.now();
    expect(left).toBeGreaterThan(3600_000);
    expect(world.aws.calls().at(-1)?.parameters).toMatchObject({ "Tags.member.1.Key": "team" });
  });

  it("names with --as-profile the program over a profile that needs MFA", async () => {
    await using world = await openCliWorld();
    await world.run(["configure", "process", "prod-admin", "--program", process.execPath]);
    const { stdout, status } = await runExec(world, ["prod-admin", "--as-profile", "--mfa-code", world.code(), ...dump]);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ AWS_PROFILE: "prod-admin-temporary", AWS_TEMP_PROFILE: "prod-admin-temporary" });
  });
});
