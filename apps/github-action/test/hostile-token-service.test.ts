import { type HostileMode, startHostile } from "@aws-temp/testkit";
import { expect, it } from "vitest";
import { requestIdToken } from "../src/id-token/request-id-token.ts";
import { expectNothingLeft, refusalOf, startJob, withOidc } from "./job.ts";

const bearer = "planted-bearer-token";
const variables = (url: string) => ({ ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer });

/** No run of ours may need more, whatever a counterpart sends. */
const most = 200 * 1024 * 1024;

it.concurrent.for<{ mode: HostileMode; says: string }>([
  { mode: "an endless body", says: "sent more than 1 MiB" },
  { mode: "an endless refusal", says: "sent more than 1 MiB" },
  { mode: "a gzip bomb", says: "without a token" },
  { mode: "a redirect to another host", says: "HTTP 302" },
  { mode: "a page", says: "without a token" },
  { mode: "huge headers", says: "sent an answer that cannot be read" },
  { mode: "values of the wrong kind", says: "without a token" },
])("a token service that answers with $mode is asked once", async ({ mode, says }, { expect }) => {
  await using server = await startHostile(mode);
  await using runner = await startJob();
  // Without the job's own token service.
  const step = { inputs: withOidc, env: variables(`${server.url}/token?api-version=2.0`), idToken: false, measureMemory: true };
  const { run, code, text } = refusalOf(runner, await runner.step(step));
  expect(code).toBe("SOURCE_FAILED");
  expect(text).toContain(says);
  expect(run.log).not.toMatch(/Maximum call stack|is not a function|Cannot read|Unexpected token|NaN/);
  expect(run.peakMemory, run.log).toBeLessThan(most);
  expect(server.requests()).toBe(1);
  expect(run.calls).toEqual([]);
  expect(run.log).not.toContain(bearer);
  await expectNothingLeft(runner, run);
});

it.each<{ mode: HostileMode; says: string }>([
  { mode: "one byte at a time", says: "did not finish its answer within 1 s" },
  { mode: "silence", says: "did not begin to answer within 1 s" },
])("a token service that answers with $mode is left when the time is over", async ({ mode, says }) => {
  await using server = await startHostile(mode);
  const patience = { connectMs: 1000, answerMs: 1000, totalMs: mode === "silence" ? 5000 : 1000 };
  await expect(requestIdToken("sts", { environment: variables(server.url), patience })).rejects.toMatchObject({
    code: "NETWORK_UNREACHABLE",
    message: expect.stringContaining(`${server.url} ${says}`),
  });
  expect(server.requests()).toBeLessThanOrEqual(1);
});
