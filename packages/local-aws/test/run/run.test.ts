import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { execPath } from "node:process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { expect, it, onTestFinished } from "vitest";
import { keysOf } from "../local-world.ts";
import { temporaryDirectory } from "../temporary-directory.ts";

const program = fileURLToPath(new URL("../../bin/run.js", import.meta.url));

interface Description {
  readonly url: string;
  readonly env: Record<string, string>;
  readonly metadataEnv: Record<string, string>;
  readonly home: string;
  readonly configFile: string;
  readonly credentialsFile: string;
  readonly profiles: readonly string[];
  readonly mfa: readonly { user: string; serial: string; secret: string }[];
  readonly adminToken: string;
}

/** Starts the built command and waits for its one line. */
async function run(...args: readonly string[]): Promise<{ child: ChildProcess; description: Description }> {
  const child = spawn(execPath, [program, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    await ended;
  });
  const [line] = await once(createInterface(child.stdout), "line");
  return { child, description: JSON.parse(line) };
}

async function identify(url: string): Promise<string | undefined> {
  const sts = new STSClient({ endpoint: url, region: "eu-central-1", credentials: keysOf("alice"), maxAttempts: 1 });
  onTestFinished(() => sts.destroy());
  return (await sts.send(new GetCallerIdentityCommand({}))).Arn;
}

// Windows has no signals: there the process ends without a chance to clean up.
it.skipIf(process.platform === "win32").each(["SIGTERM", "SIGINT"] as const)(
  "runs until %s, and leaves nothing behind",
  async (signal) => {
    const { child, description } = await run();
    expect(description).toMatchObject({
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      env: {
        AWS_CONFIG_FILE: description.configFile,
        AWS_SHARED_CREDENTIALS_FILE: description.credentialsFile,
        AWS_ENDPOINT_URL_STS: description.url,
        AWS_ENDPOINT_URL_SSO: description.url,
        AWS_ENDPOINT_URL_SSO_OIDC: description.url,
        AWS_ENDPOINT_URL_SIGNIN: description.url,
        AWS_EC2_METADATA_DISABLED: "true",
      },
      metadataEnv: { AWS_CONTAINER_CREDENTIALS_FULL_URI: `${description.url}/container/credentials` },
      mfa: [{ user: "maria", serial: "arn:aws:iam::111122223333:mfa/maria", secret: expect.stringMatching(/^[A-Z2-7]+$/) }],
      profiles: expect.arrayContaining(["dev", "prod-admin", "ci-web", "sso", "console"]),
      identityCenter: {
        startUrl: "https://acme.awsapps.com/start",
        region: "eu-central-1",
        users: ["alice@acme.example"],
        devicePage: `${description.url}/device`,
      },
    });
    expect(await identify(description.url)).toContain("user/alice");
    expect(existsSync(description.credentialsFile)).toBe(true);
    child.kill(signal);
    await once(child, "exit");
    expect(existsSync(description.home)).toBe(false);
  },
);

it("puts no secret into the environment that it gives", async () => {
  const { description } = await run();
  const credentials = await readFile(description.credentialsFile, "utf8");
  const secrets = Array.from(credentials.matchAll(/^aws_secret_access_key = (.+)$/gm), ([, secret = ""]) => secret);
  expect(secrets).toHaveLength(2);
  for (const secret of [...secrets, description.adminToken]) {
    expect(JSON.stringify([description.env, description.metadataEnv])).not.toContain(secret);
  }
});

it("keeps a home that it was given, and logs calls to a file", async () => {
  const directory = await temporaryDirectory();
  const log = join(directory, "calls.jsonl");
  const home = join(directory, "home");
  const { child, description } = await run("--home", home, "--log", log, "--endpoint-url");
  await identify(description.url);
  const headers = { authorization: `Bearer ${description.adminToken}` };
  const calls: unknown = await (await fetch(`${description.url}/_local/calls`, { headers })).json();
  const lines = (await readFile(log, "utf8")).trim().split("\n");
  expect(lines.map((line): unknown => JSON.parse(line))).toEqual(calls);
  expect(calls).toMatchObject([{ operation: "GetCallerIdentity", accessKeyId: keysOf("alice").accessKeyId, status: 200 }]);
  child.kill("SIGTERM");
  await once(child, "exit");
  expect(description.home).toBe(home);
  expect(await readFile(description.configFile, "utf8")).toContain(`endpoint_url = ${description.url}`);
});

it.each([
  { name: "arguments that it does not know", args: ["--nope"], code: 2, says: /--nope.*\nSee local-aws --help\./s },
  { name: "a home in use", args: ["--home", "."], code: 1, says: /exists already\. Choose an empty directory\./ },
])("ends with $code for $name", async ({ args, code, says }) => {
  const cwd = await temporaryDirectory();
  if (code === 1) await run("--home", cwd);
  const failed = await promisify(execFile)(execPath, [program, ...args], { cwd }).catch((error: unknown) => error);
  expect(failed).toMatchObject({ code, stdout: "", stderr: expect.stringMatching(says) });
});

it("signs people in by itself when told to", async () => {
  const { description } = await run("--sign-in", "automatic");
  const headers = { authorization: `Bearer ${description.adminToken}` };
  const answer = await fetch(`${description.url}/_local/sign-in`, { headers });
  expect(await answer.json()).toEqual({ mode: "automatic", devices: [] });
});

it("explains itself", async () => {
  const { stdout } = await promisify(execFile)(execPath, [program, "--help"]);
  expect(stdout).toMatch(/^Starts a local AWS/);
});

it.skipIf(process.platform !== "linux")("says at a terminal what is where, on a few lines that fit", async () => {
  const folder = await temporaryDirectory();
  const terminal = spawn("script", ["-qec", `stty cols 80 rows 24; '${execPath}' '${program}' --home '${folder}'`, "/dev/null"]);
  onTestFinished(async () => {
    const ended = once(terminal, "exit");
    terminal.stdin.end("\u0003");
    await ended;
  });
  let shown = "";
  for await (const chunk of terminal.stdout) {
    shown += String(chunk);
    if (shown.includes("all details")) break;
  }
  expect(shown).toMatch(/^Local AWS is ready at http:\/\/127\.0\.0\.1:\d+\. Stop it with Ctrl-C\./);
  expect(shown.trimEnd().split("\n").length).toBeLessThan(8);
  expect(shown).not.toContain("{");
});
