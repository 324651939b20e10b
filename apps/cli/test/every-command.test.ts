import { openTerminal, type ProcessResult, requireTool, runProcess } from "@aws-temp/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commandTable } from "../src/program/command-table.ts";
import { type CliWorld, jsonOf, openCliWorld } from "./cli-world.ts";
import { judgeJson } from "./judge-json.ts";
import { onNode } from "./programs.ts";
import { startServing } from "./serving.ts";

interface Row {
  readonly args: readonly string[];
  readonly stdin?: string;
  /** How it ends; 0 if not said. */
  readonly status?: number;
  /** What `--json` may print in place of the command's own shape. */
  readonly shape?: string;
}

const answer = JSON.stringify({
  Credentials: {
    AccessKeyId: "ASIAIOSFODNN7EXAMPLE",
    SecretAccessKey: "wJalrXUtnFEMI",
    SessionToken: "token",
    Expiration: "2099-01-01T00:00:00Z",
  },
});

/** Every command as it is used. */
const rows: Readonly<Record<string, Row>> = {
  login: { args: ["login", "dev"] },
  export: { args: ["export", "prod-readonly"] },
  exec: { args: ["exec", "dev", "--", "no-such-program"], status: 127, shape: "ErrorJson" },
  serve: { args: ["serve", "nobody"], status: 2, shape: "ErrorJson" },
  unset: { args: ["unset"] },
  convert: { args: ["convert", "--format", "json"], stdin: answer },
  console: { args: ["console", "prod-readonly", "--print"] },
  whoami: { args: ["whoami", "prod-readonly"] },
  explain: { args: ["explain", "prod-admin"] },
  profiles: { args: ["profiles"] },
  status: { args: ["status"] },
  doctor: { args: ["doctor", "--offline"] },
  "sso accounts": { args: ["sso", "accounts", "--sso-session", "acme"] },
  "sso roles": { args: ["sso", "roles", "--sso-session", "acme"] },
  "sso sync": { args: ["sso", "sync", "--sso-session", "acme", "--diff"] },
  "configure process": { args: ["configure", "process", "prod-deploy", "--remove"] },
  "configure directory": { args: ["configure", "directory", "dev"] },
  "shell-init": { args: ["shell-init", "bash"] },
  autocomplete: { args: ["autocomplete", "bash", "--line", "aws-temp l"] },
  logout: { args: ["logout", "--all"] },
};

const table = Object.entries(rows).map(([id, row]) => ({ id, status: 0, ...row }));

/** What colours text, or sets it in bold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
const dressed = /\x1b\[[\d;]*m/;

it("has a row for every command", () => {
  expect(Object.keys(rows).sort()).toEqual([...commandTable.keys()].sort());
});

describe.each([onNode])("$how", ({ tool, program }) => {
  let world: CliWorld;
  const [command, ...first] = program;
  const start = (args: readonly string[], env: Readonly<Record<string, string>>) =>
    openTerminal({ command, args: [...first, ...args], env: { ...world.env, ...env }, cwd: world.home.path });
  /** Every command finds a sign-in, whichever ran before it. */
  const signIn = async () => expect((await world.run(["login", "sso", "--use-device-code"])).status).toBe(0);
  beforeAll(async () => {
    world = await openCliWorld({ program, signIn: "automatic" });
    if (tool.found) await signIn();
  });
  afterAll(() => world[Symbol.asyncDispose]());

  const results = new Map<string, ProcessResult>();
  /** What a command says in a pipe with `--json`: it runs once, whichever test asks. */
  const inPipe = async ({ id, args, stdin }: Row & { readonly id: string }): Promise<ProcessResult> => {
    const known = results.get(id);
    if (known !== undefined) return known;
    const end = args.includes("--") ? args.indexOf("--") : args.length;
    const all = [...first, ...args.slice(0, end), "--json", "--no-input", ...args.slice(end)];
    const options = { env: world.env, cwd: world.home.path, ...(stdin === undefined ? {} : { stdin }) };
    const result = await runProcess(command, all, options);
    results.set(id, result);
    if (id === "logout") await signIn();
    return result;
  };

  it.for(table)("$id at a terminal, without colours and questions", async ({ id, args, status, stdin }, context) => {
    requireTool(tool, context);
    if (stdin !== undefined) return;
    await using terminal = start([...args, "--no-input"], { NO_COLOR: "1" });
    expect(await terminal.exited).toMatchObject({ status });
    expect(terminal.output()).not.toMatch(dressed);
    if (id === "logout") await signIn();
  });

  it.for(table)("$id in a pipe", async (row, context) => {
    requireTool(tool, context);
    expect(await inPipe(row)).toMatchObject({ status: row.status, stderr: expect.not.stringMatching(dressed) });
  });

  it("prints JSON of the shapes that are documented", async (context) => {
    requireTool(tool, context);
    const server = await startServing(world, program, ["dev"]);
    const printed = [{ shape: "ServeJson", json: (await server.end()).stdout }];
    for (const row of table) {
      const own = (await commandTable.get(row.id)?.load())?.jsonShape ?? "";
      printed.push({ shape: row.shape ?? own, json: (await inPipe(row)).stdout });
    }
    expect(judgeJson(printed)).toBe("");
  });

  const asking = ["login", "export", "exec", "serve", "console", "whoami"];

  it.for(asking)("%s does not ask for an MFA code with --no-input, even at a terminal", async (id, context) => {
    requireTool(tool, context);
    await using terminal = start([id, "prod-admin", "--no-input", "--json"], {});
    expect(await terminal.exited).toMatchObject({ status: 3 });
    expect(jsonOf({ stdout: terminal.output() } as never)).toMatchObject({ error: { code: "MFA_CODE_NEEDED" } });
  });

  it.for([
    ...asking.map((id) => ({ id, question: "MFA code", args: [id, "prod-admin"] })),
    { id: "exec --server", question: "MFA code", args: ["exec", "prod-admin", "--server"] },
    ...[...asking, "explain", "logout"].map((id) => ({ id, question: "Profile:", args: [id] })),
    { id: "configure process", question: "Profile:", args: ["configure", "process", "--program", process.execPath] },
  ])("$id ends with 130 on Ctrl-C at the question: $question", async ({ args, question }, context) => {
    requireTool(tool, context);
    await using terminal = start(args, {});
    await terminal.waitFor(question, 20_000);
    terminal.write("\u0003");
    expect(await terminal.exited).toMatchObject({ status: 130 });
  });

  it("sso roles ends with 130 on Ctrl-C while a user signs in", async (context) => {
    requireTool(tool, context);
    await using signedOut = await openCliWorld({ program });
    await using terminal = signedOut.terminal(["sso", "roles", "--sso-session", "acme", "--use-device-code"]);
    await terminal.waitFor("compare the code", 20_000);
    terminal.write("\u0003");
    expect(await terminal.exited).toMatchObject({ status: 130 });
  });
});
