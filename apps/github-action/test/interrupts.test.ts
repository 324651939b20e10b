import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { rmSync, utimesSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stateFolder } from "@aws-temp/core/internal/store";
import { expectCleanLog, nodeUnderTest, type Runner } from "@aws-temp/testkit";
import { describe, expect, it, onTestFinished } from "vitest";
import {
  ambient,
  expectNothingLeft,
  finish,
  type Inputs,
  longTermSecrets,
  refusalOf,
  startJob,
  succeed,
  withKeysAndRole,
  withOidc,
} from "./job.ts";

const everything: Inputs = {
  "output-credentials": "true",
  "output-env-credentials": "true",
  "aws-profile": "shop",
  "export-expiration": "true",
};

describe.skipIf(process.platform === "win32")("interrupted", () => {
  it.concurrent.for(
    [
      { at: "GetIdToken", inputs: withOidc },
      { at: "AssumeRoleWithWebIdentity", inputs: withOidc },
      { at: "GetCallerIdentity", inputs: withOidc },
      { at: "AssumeRole", inputs: withKeysAndRole },
    ].flatMap((each) => (["SIGINT", "SIGTERM"] as const).map((signal) => ({ ...each, signal }))),
  )("by $signal at $at, leaves nothing", async ({ at, inputs, signal }, { expect }) => {
    await using runner = await startJob({ faults: [{ operation: at, effect: { kind: "hang" } }] });
    const run = await runner.step({ inputs: { ...inputs, ...everything }, interrupt: { at, signal } });
    expect(run.status).not.toBe(0);
    await expectNothingLeft(runner, run);
    expectCleanLog(run, runner.secrets(longTermSecrets));
    expect(await runner.identity()).toBeUndefined();
    const posts = await runner.endJob();
    expect(posts).toMatchObject([{ status: 0, errors: [] }]);
  });

  it("leaves what was there before", async () => {
    await using runner = await startJob({ env: ambient("maria"), faults: [{ service: "sts", effect: { kind: "hang" } }] });
    await runner.step({ inputs: withOidc, interrupt: { at: "AssumeRoleWithWebIdentity", signal: "SIGTERM" } });
    await runner.endJob();
    expect(runner.job.env).toMatchObject(ambient("maria"));
    expect(await runner.secretFiles(longTermSecrets)).toEqual([]);
  });
});

it("ends when its time is over, leaving nothing", async () => {
  await using runner = await startJob({ faults: [{ operation: "AssumeRoleWithWebIdentity", effect: { kind: "hang" } }] });
  const run = await runner.step({ inputs: { ...withOidc, "action-timeout-s": "1", "aws-profile": "shop" } });
  const { code } = refusalOf(runner, run);
  expect(code).toBe("TIMED_OUT");
  await expectNothingLeft(runner, run);
});

/** Another process writes the profiles. */
async function lockProfiles(runner: Runner) {
  const folder = join(stateFolder(runner.job.env, runner.home), "locks");
  const file = join(runner.home, ".aws", "credentials");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const lock = join(folder, `${createHash("sha256").update(file).digest("hex")}.lock`);
  await writeFile(lock, "1 - another-machine on-a-shared-home", { mode: 0o600 });
  const alive = setInterval(() => utimesSync(lock, new Date(), new Date()), 200);
  const end = () => {
    clearInterval(alive);
    rmSync(lock, { force: true });
  };
  onTestFinished(end);
  return { file, folder, end };
}

it.skipIf(process.platform === "win32")("finishes its cleanup when the job is cancelled meanwhile", async () => {
  await using runner = await startJob();
  const run = await succeed(runner, { ...withOidc, "aws-profile": "shop", "output-env-credentials": "true" });
  const { file, end } = await lockProfiles(runner);
  const said = await runner.write("work/set_env", "");
  const env = { ...runner.job.env, STATE_restore: run.state["restore"] ?? "", GITHUB_ENV: said, RUNNER_TEMP: runner.temp };
  const post = spawn(nodeUnderTest, [runner.manifest.post ?? ""], { env, stdio: "ignore" });
  const ended = once(post, "exit");
  // The variables are restored: the profiles come next, whose files are locked.
  await expect.poll(() => readFile(said, "utf8"), { timeout: 30_000 }).toContain("AWS_REGION");
  for (const signal of ["SIGINT", "SIGTERM"] as const) post.kill(signal);
  end();
  expect(await ended).toEqual([0, null]);
  await expect(readFile(file, "utf8")).rejects.toThrow("ENOENT");
});

it("ends when its time is over while another process writes the profiles, leaving nothing", async () => {
  await using runner = await startJob({ credentials: "# mine\n" });
  const { file, folder } = await lockProfiles(runner);
  const run = await runner.step({ inputs: { ...withOidc, ...everything, "action-timeout-s": "3" } });
  expect(refusalOf(runner, run).code).toBe("TIMED_OUT");
  expect(run.calls.map(({ operation }) => operation)).toContain("GetCallerIdentity");
  await expectNothingLeft(runner, run);
  await finish(runner);
  expect(await readFile(file, "utf8")).toBe("# mine\n");
  expect(await readdir(folder)).toHaveLength(1);
});

it.concurrent.for(["60", "3000000"])("does not end before its time is over in %s seconds", async (seconds, { expect }) => {
  await using runner = await startJob();
  expect((await succeed(runner, { ...withOidc, "action-timeout-s": seconds })).outputs["auth-method"]).toBe("oidc");
});
