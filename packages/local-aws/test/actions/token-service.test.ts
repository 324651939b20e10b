import { AssumeRoleWithWebIdentityCommand } from "@aws-sdk/client-sts";
import { expect, it } from "vitest";
import type { FaultEffect, LocalAws, RunningWorkflowJob, WorkflowJob } from "../../src/index.ts";
import { parseToken } from "../../src/oidc/json-web-token.ts";
import { client, keysOf, prod, refusalOf, role, start } from "../local-world.ts";

/** Asks as the runner's toolkit does. */
async function ask({ env }: RunningWorkflowJob, options: { audience?: string; token?: string; method?: string } = {}) {
  const { audience, token = env.ACTIONS_ID_TOKEN_REQUEST_TOKEN, method = "GET" } = options;
  const url = `${env.ACTIONS_ID_TOKEN_REQUEST_URL}${audience === undefined ? "" : `&audience=${encodeURIComponent(audience)}`}`;
  const answer = await fetch(url, { method, headers: { authorization: `Bearer ${token}` } });
  return { status: answer.status, text: await answer.text() };
}

const tokenOf = async (job: RunningWorkflowJob, audience?: string): Promise<string> =>
  JSON.parse((await ask(job, audience === undefined ? {} : { audience })).text).value;

const claimsOf = (token: string) => parseToken(token)?.claims ?? {};

const assume = (aws: LocalAws, token: string) =>
  client(aws, keysOf("alice")).send(
    new AssumeRoleWithWebIdentityCommand({ RoleArn: role("Workflow"), RoleSessionName: "job-7", WebIdentityToken: token }),
  );

it.each<{ name: string; job: Partial<WorkflowJob>; claims: object }>([
  {
    name: "a push",
    job: {},
    claims: {
      iss: "https://token.actions.githubusercontent.com",
      aud: "sts.amazonaws.com",
      sub: "repo:acme/shop:ref:refs/heads/main",
      repository: "acme/shop",
      repository_owner: "acme",
      ref_type: "branch",
      event_name: "push",
      job_workflow_ref: "acme/shop/.github/workflows/deploy.yml@refs/heads/main",
    },
  },
  {
    name: "a job with an environment",
    job: { environment: "prod: eu" },
    claims: { sub: "repo:acme/shop:environment:prod%3A eu", environment: "prod: eu" },
  },
  {
    name: "a pull request",
    job: { eventName: "pull_request", ref: "refs/pull/7/merge", headRef: "fix", baseRef: "main" },
    claims: { sub: "repo:acme/shop:pull_request", head_ref: "fix", base_ref: "main" },
  },
  {
    name: "a tag",
    job: { ref: "refs/tags/v1" },
    claims: { sub: "repo:acme/shop:ref:refs/tags/v1", ref_type: "tag" },
  },
  {
    name: "a repository with immutable subjects",
    job: { immutableSubject: true },
    claims: { sub: "repo:acme@123456/shop@456789:ref:refs/heads/main" },
  },
  {
    name: "a reusable workflow",
    job: { jobWorkflowRef: "acme/ci/.github/workflows/release.yml@refs/heads/main" },
    claims: { job_workflow_ref: "acme/ci/.github/workflows/release.yml@refs/heads/main" },
  },
])("tells of $name", async ({ job, claims }) => {
  const aws = await start();
  expect(claimsOf(await tokenOf(aws.startWorkflowJob(job), "sts.amazonaws.com"))).toMatchObject(claims);
});

it("names the owner as the audience when none is asked for", async () => {
  const aws = await start();
  expect(claimsOf(await tokenOf(aws.startWorkflowJob()))).toMatchObject({ aud: "https://github.com/acme" });
});

it("gives tokens that STS takes for five minutes", async () => {
  const aws = await start();
  const token = await tokenOf(aws.startWorkflowJob(), "sts.amazonaws.com");
  aws.advance(299);
  await expect(assume(aws, token)).resolves.toMatchObject({
    Provider: `arn:aws:iam::${prod}:oidc-provider/token.actions.githubusercontent.com`,
  });
  aws.advance(1);
  expect(await refusalOf(assume(aws, token))).toMatchObject({ code: "ExpiredTokenException" });
});

it("gives a stranger's job a token that the role does not trust", async () => {
  const aws = await start();
  const token = await tokenOf(aws.startWorkflowJob({ repository: "evil/shop" }), "sts.amazonaws.com");
  expect(await refusalOf(assume(aws, token))).toMatchObject({ code: "AccessDenied" });
});

it("has request tokens that end, and say when", async () => {
  const aws = await start();
  const job = aws.startWorkflowJob({ requestTokenSeconds: 60 });
  const exp = Math.floor(aws.now() / 1000) + 60;
  expect(parseToken(job.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN)?.claims).toMatchObject({ exp });
  expect(await ask(job)).toMatchObject({ status: 200 });
  aws.advance(60);
  expect(await ask(job)).toMatchObject({ status: 401 });
});

it.each<{ name: string; options: { token?: string; method?: string }; status: number }>([
  { name: "another token", options: { token: "other" }, status: 401 },
  { name: "another method", options: { method: "POST" }, status: 405 },
])("refuses $name", async ({ options, status }) => {
  const aws = await start();
  expect(await ask(aws.startWorkflowJob(), options)).toMatchObject({ status });
});

it("refuses one job's token at another job's address", async () => {
  const aws = await start();
  const [mine, other] = [aws.startWorkflowJob(), aws.startWorkflowJob()];
  expect(await ask(mine, { token: other.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN })).toMatchObject({ status: 401 });
});

it.each<{ name: string; effect: FaultEffect; answer: object }>([
  { name: "an error of the server", effect: { kind: "server-error" }, answer: { status: 500 } },
  { name: "a refusal", effect: { kind: "error", status: 403, code: "Forbidden", message: "No." }, answer: { status: 403 } },
  { name: "too many requests", effect: { kind: "throttle" }, answer: { status: 429 } },
  { name: "an answer without a token", effect: { kind: "answer", body: "{}" }, answer: { status: 200, text: "{}" } },
  {
    name: "another status and text",
    effect: { kind: "answer", status: 502, body: "<h1>Bad gateway</h1>" },
    answer: { status: 502, text: "<h1>Bad gateway</h1>" },
  },
])("fails with $name, and logs the call without its token", async ({ effect, answer }) => {
  const aws = await start({ faults: [{ service: "actions-oidc", effect, times: 1 }] });
  const job = aws.startWorkflowJob();
  expect(await ask(job, { audience: "a b" })).toMatchObject(answer);
  expect(await ask(job, { audience: "a b" })).toMatchObject({ status: 200 });
  const parameters = { audience: "a b", "api-version": "2.0" };
  expect(aws.calls()).toMatchObject([
    { service: "actions-oidc", operation: "GetIdToken", parameters, fault: effect.kind },
    { service: "actions-oidc", operation: "GetIdToken", parameters, status: 200, fault: undefined },
  ]);
  expect(JSON.stringify(aws.calls())).not.toContain(job.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN);
});

it("tells tests every secret that it has handed out", async () => {
  const aws = await start();
  const job = aws.startWorkflowJob();
  const token = await tokenOf(job, "sts.amazonaws.com");
  const { Credentials } = await assume(aws, token);
  expect(Object.values(aws.issuedSecrets())).toEqual([
    Credentials?.SecretAccessKey,
    Credentials?.SessionToken,
    token,
    job.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN,
  ]);
});

it("starts jobs for other processes, which reach it by the address that they used", async () => {
  const aws = await start();
  const started = await fetch(`${aws.url}/_local/workflow-job`, {
    method: "POST",
    headers: { authorization: `Bearer ${aws.adminToken}` },
    body: JSON.stringify({ environment: "prod" }),
  });
  const job = (await started.json()) as RunningWorkflowJob;
  expect(job.env.ACTIONS_ID_TOKEN_REQUEST_URL.startsWith(aws.url)).toBe(true);
  expect(claimsOf(await tokenOf(job))).toMatchObject({ sub: "repo:acme/shop:environment:prod" });
});

it("is asked under the address that the job is told", async () => {
  const aws = await start();
  const { env } = aws.startWorkflowJob({}, { origin: "https://run-actions.example.com" });
  expect(env.ACTIONS_ID_TOKEN_REQUEST_URL).toMatch(/^https:\/\/run-actions\.example\.com\/actions\/idtoken\//);
});
