import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { expectCleanLog, type Runner, type RunnerOptions, startRunner } from "../src/index.ts";

const manifest = `
name: throw-away
inputs:
  what: { description: Code to run, required: true }
  greeting words: { description: Said first, default: hello }
  empty: { description: Nothing }
outputs:
  told: { description: What it told }
runs:
  using: node24
  main: main.mjs
  post: post.mjs
  post-if: \${{ env.SKIP != 'true' }}
`;

/** An action that does what its input says. */
const program = (input: string) => `
import { appendFileSync } from "node:fs";
const tell = (file, line) => appendFileSync(process.env["GITHUB_" + file], line + "\\n");
const sts = (body) => fetch(process.env.AWS_ENDPOINT_URL_STS, { method: "POST", body, headers: { "content-type": "application/x-www-form-urlencoded" } });
const idToken = async () => {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } = process.env;
  return (await (await fetch(url + "&audience=sts.amazonaws.com", { headers: { authorization: "Bearer " + token } })).json()).value;
};
await eval("(async () => {" + (process.env.${input} ?? "") + "})()");
`;

async function runnerOf(options: RunnerOptions = {}): Promise<Runner> {
  const action = await mkdtemp(join(tmpdir(), "throw-away-action-"));
  await writeFile(join(action, "action.yml"), manifest);
  await writeFile(join(action, "main.mjs"), program("INPUT_WHAT"));
  await writeFile(join(action, "post.mjs"), program("STATE_later"));
  const runner = await startRunner({ action, ...options });
  onTestFinished(async () => {
    await runner[Symbol.asyncDispose]();
    await rm(action, { recursive: true });
  });
  return runner;
}

it("passes inputs with their defaults, under the runner's names", async () => {
  const runner = await runnerOf();
  const run = await runner.step({
    inputs: { what: 'console.log(process.env["INPUT_GREETING_WORDS"], JSON.stringify(process.env["INPUT_EMPTY"]))' },
  });
  expect(run).toMatchObject({ status: 0, lines: [{ kind: "text", text: 'hello ""' }] });
});

it("refuses an input that does not exist", async () => {
  const runner = await runnerOf();
  await expect(runner.step({ inputs: { waht: "" } })).rejects.toThrow("no input waht");
});

it("takes variables, outputs, summary and search path over into later steps", async () => {
  const runner = await runnerOf({ env: { A: "job" } });
  const first = await runner.step({
    inputs: {
      what: 'tell("ENV", "A=b"); tell("OUTPUT", "told<<X\\n1\\n2\\nX"); tell("STEP_SUMMARY", "# Hi"); tell("PATH", "/opt/x")',
    },
    env: { A: "step" },
  });
  expect(first).toMatchObject({ env: { A: "b" }, outputs: { told: "1\n2" }, summary: "# Hi\n" });
  expect(runner.job.env["A"]).toBe("b");
  const second = await runner.step({ inputs: { what: "console.log(process.env.A, process.env.PATH.slice(0, 6))" } });
  expect(second.log).toBe("text b /opt/x\n");
  expect(await readdir(join(runner.temp, "_runner_file_commands"))).toEqual([]);
});

it("takes a failed step's variables over, too", async () => {
  const runner = await runnerOf();
  const run = await runner.step({
    inputs: { what: 'tell("ENV", "A=b"); console.log("::error title=E%3A1,line=2::no%0Awhy"); process.exitCode = 1' },
  });
  expect(run).toMatchObject({ status: 1, errors: [{ text: "no\nwhy", properties: { title: "E:1", line: "2" } }] });
  expect(runner.job.env["A"]).toBe("b");
});

it("runs the posts of a job in reverse order, with the state of their steps", async () => {
  const runner = await runnerOf();
  for (const name of ["one", "two"]) {
    await runner.step({ inputs: { what: `tell("STATE", "later=console.log('${name}'); tell('ENV', 'LAST=${name}')")` } });
  }
  const posts = await runner.endJob();
  expect(posts.map(({ log }) => log)).toEqual(["text one\n", "text two\n"].toReversed());
  expect(runner.job.env["LAST"]).toBe("one");
});

it("leaves out a post whose condition does not hold", async () => {
  const runner = await runnerOf();
  await runner.step({ env: { SKIP: "TRUE" } });
  expect(await runner.endJob()).toEqual([]);
});

it("shows the log as its readers see it, with the masks of earlier steps", async () => {
  const runner = await runnerOf();
  const secret = "a-secret-of-some-length";
  const what = (code: string) => ({ inputs: { what: code } });
  const early = await runner.step(what(`console.log("${secret}"); console.log("::add-mask::${secret}")`));
  expect(() => expectCleanLog(early, { secret })).toThrow("the log holds the secret secret, plain");
  const late = await runner.step(what(`console.log("${secret}"); console.error("${secret}")`));
  expect(late.log).toBe("text ***\n***\n");
  expectCleanLog(late, { secret });
  const part = await runner.step(what(`console.log("${secret.slice(3)}")`));
  expect(() => expectCleanLog(part, { secret })).toThrow("a part");
  expect(early.masks).toEqual([secret]);
});

it("has a token service and an AWS that trusts it, and finds what they handed out", async () => {
  const runner = await runnerOf();
  const role = "arn:aws:iam::444455556666:role/Workflow";
  const query = `Action=AssumeRoleWithWebIdentity&Version=2011-06-15&RoleArn=${role}&RoleSessionName=test&WebIdentityToken=`;
  const run = await runner.step({
    inputs: { what: `const a = await sts("${query}" + await idToken()); console.log(a.status, await a.text())` },
  });
  expect(run.log).toContain("<AssumeRoleWithWebIdentityResult>");
  expect(run.calls.map(({ operation }) => operation)).toEqual(["GetIdToken", "AssumeRoleWithWebIdentity"]);
  expect(() => expectCleanLog(run, runner.secrets())).toThrow("secret key of ASIA");
});

it("tells as whom later steps call AWS, by environment and by profile", async () => {
  const runner = await runnerOf();
  expect(await runner.identity()).toBeUndefined();
  const keys = { aws_access_key_id: "AKIAALICEDEV2EXAMPLE", aws_secret_access_key: "alice/Secret+of/the+demo/worldEXAMPLEKEY" };
  const lines = Object.entries(keys).map(([name, value]) => `${name} = ${value}\n`);
  await runner.write(".aws/credentials", `[alice]\n${lines.join("")}`);
  await runner.step({
    inputs: { what: `Object.entries(${JSON.stringify(keys)}).map(([k, v]) => tell("ENV", k.toUpperCase() + "=" + v))` },
  });
  expect(await runner.identity()).toBe("arn:aws:iam::111122223333:user/alice");
  expect(await runner.identity("alice")).toBe("arn:aws:iam::111122223333:user/alice");
  expect(await runner.identity("other")).toBeUndefined();
});

it("finds secrets in files, with their permissions", async () => {
  const runner = await runnerOf();
  await runner.write(".aws/credentials", "x = a-secret-of-some-length", 0o600);
  const found = await runner.secretFiles({ secret: "a-secret-of-some-length" });
  expect(found).toMatchObject([{ file: ".aws/credentials", secret: "secret" }]);
});

it("keeps the token service from a job without the permission", async () => {
  const runner = await runnerOf();
  const run = await runner.step({ inputs: { what: "console.log(process.env.ACTIONS_ID_TOKEN_REQUEST_URL)" }, idToken: false });
  expect(run.log).toBe("text undefined\n");
});

it.runIf(process.platform !== "win32")("interrupts a step while AWS keeps it waiting", async () => {
  const runner = await runnerOf({ faults: [{ service: "actions-oidc", effect: { kind: "hang" } }] });
  const run = await runner.step({
    inputs: { what: 'process.on("SIGINT", () => { console.log("stopped"); process.exit(1) }); await idToken()' },
    interrupt: { at: "GetIdToken" },
  });
  expect(run).toMatchObject({ status: 1, log: "text stopped\n" });
});

it("moves the clock of AWS and of a program that runs", async () => {
  const runner = await runnerOf({ movableClock: true, onCall: (_, { advance }) => advance(3600) });
  const what =
    "const a = [Date.now(), +new Date(), new Date(0).getTime(), new Date() instanceof Date]; await idToken(); console.log(Date.now() - a[0] >= 3600e3, a[1] - a[0] < 60e3, a[2], a[3])";
  const before = runner.aws.now();
  const run = await runner.step({ inputs: { what } });
  expect(run.log).toBe("text true true 0 true\n");
  expect(runner.aws.now() - before).toBeGreaterThanOrEqual(3600e3);
  const later = await runner.step({ inputs: { what: `console.log(Date.now() - ${before} >= 3600e3)` } });
  expect(later.log).toBe("text true\n");
});

it("refuses what the runner has retired", async () => {
  const runner = await runnerOf();
  await expect(runner.step({ inputs: { what: 'console.log("::set-output name=a::b")' } })).rejects.toThrow("retired");
  await expect(runner.step({ inputs: { what: 'tell("ENV", "NODE_OPTIONS=-r x")' } })).rejects.toThrow("NODE_OPTIONS");
});

it("leads a proxy's requests for real hosts to local AWS", async () => {
  const runner = await runnerOf({ proxy: { leadsToAws: true } });
  expect(runner.job.env).toMatchObject({ ACTIONS_ID_TOKEN_REQUEST_URL: expect.stringMatching(/^https:\/\/run-actions/) });
  expect(runner.job.env["AWS_ENDPOINT_URL_STS"]).toBeUndefined();
  expect(runner.proxy?.url).toMatch(/^http:/);
});
