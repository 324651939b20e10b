import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { LocalAwsOptions } from "@aws-temp/local-aws";
import { expect, it, onTestFinished } from "vitest";
import { ssoAccessToken } from "../../src/sso/token/access-token.ts";
import { type SsoTest, ssoTest } from "./local-identity-center.ts";

interface Asker {
  readonly kill: () => void;
  readonly exited: Promise<unknown>;
  readonly answer: () => Promise<{ readonly obtained: string; readonly token: string }>;
}

/** Another process of ours that asks for the token. */
function askElsewhere({ deps, session, aws }: SsoTest): Asker {
  const told = JSON.stringify({ home: deps.home, stateFolder: deps.stateFolder, session, now: aws.now() });
  const child = spawn(process.execPath, [fileURLToPath(new URL("ask-for-token.mjs", import.meta.url)), told]);
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (part: string) => {
    said += part;
  });
  const exited = once(child, "close");
  return { kill: () => child.kill("SIGKILL"), exited, answer: () => exited.then(() => JSON.parse(said)) };
}

async function sixtyOneMinutesIn(onCall: NonNullable<LocalAwsOptions["onCall"]> = () => undefined): Promise<SsoTest> {
  const test = await ssoTest({ aws: { onCall } });
  await ssoAccessToken({ session: test.session, mode: "sign-in" }, test.deps);
  test.aws.advance(61 * 60);
  test.aws.clearCalls();
  return test;
}

it("lets one of several processes use the rotating refresh token, and the others its result", async () => {
  const test = await sixtyOneMinutesIn();
  const answers = await Promise.all(Array.from({ length: 4 }, () => askElsewhere(test).answer()));
  expect(new Set(answers.map(({ token }) => token)).size).toBe(1);
  expect(answers.map(({ obtained }) => obtained).sort()).toEqual(["cache", "cache", "cache", "refresh"]);
  expect(test.called("CreateToken")).toEqual([200]);
});

it("survives a process that is killed in the middle of its refresh", async () => {
  const refreshing = Promise.withResolvers<void>();
  const test = await sixtyOneMinutesIn(({ fault }) => (fault === "hang" ? refreshing.resolve() : undefined));
  test.aws.faults.set({ operation: "CreateToken", times: 1, effect: { kind: "hang" } });
  const killed = askElsewhere(test);
  await refreshing.promise;
  killed.kill();
  await killed.exited;
  const { obtained, token } = await askElsewhere(test).answer();
  expect(obtained).toBe("refresh");
  expect(await test.tokenOnDisk()).toMatchObject({ accessToken: token });
  expect(test.called("CreateToken").filter((status) => status === 200)).toHaveLength(1);
});
