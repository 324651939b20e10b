import { access, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Runner, StepRun } from "@aws-temp/testkit";
import { describe, expect, it } from "vitest";
import { ambient, dev, fail, keysOf, prod, region, role, session, startJob, succeed, withKeys, withOidc } from "./job.ts";
import { movingTime } from "./refresh/moving-time.ts";
import { renewalFolder } from "./refresh/renewal-folder.ts";
import { whoIs } from "./refresh/who-is.ts";

const section = (name: string, arn: string, ...lines: readonly string[]) =>
  [`[${name}]`, `role_arn = ${arn}`, ...lines, ""].join("\n");
const hub = section("hub", role("Workflow"));
const stage = section("stage", role("Stage"), "source_profile = hub");
const other = section("dev", role("Workflow", dev));
const inputs = (roles: string, more: Readonly<Record<string, string>> = {}) => ({ "aws-region": region, roles, ...more });

const operations = ({ calls }: Pick<StepRun, "calls">) => calls.map(({ operation }) => operation);
const call = (run: StepRun, operation: string) => run.calls.filter((each) => each.operation === operation);
const fileOf = async (runner: Runner, name: string) =>
  await readFile(join(runner.home, ".aws", name), "utf8").catch(() => undefined);

describe("several roles in one step", () => {
  it("are assumed with one token, and written as profiles", async () => {
    await using runner = await startJob();
    const run = await succeed(runner, inputs(hub + other));
    expect(operations(run).toSorted()).toEqual(["AssumeRoleWithWebIdentity", "AssumeRoleWithWebIdentity", "GetIdToken"]);
    expect([await whoIs(runner, "hub"), await whoIs(runner, "dev")]).toEqual([
      session("Workflow"),
      session("Workflow", "GitHubActions", dev),
    ]);
    expect(JSON.parse(run.outputs["profiles"] ?? "")).toEqual({
      hub: { account: prod, arn: session("Workflow"), expiration: expect.stringMatching(/Z$/) },
      dev: { account: dev, arn: session("Workflow", "GitHubActions", dev), expiration: expect.stringMatching(/Z$/) },
    });
    expect(run.outputs).toMatchObject({
      "auth-method": "oidc",
      "aws-account-id": prod,
      "authenticated-arn": session("Workflow"),
    });
  });

  it("export no keys unless they are asked for, and then the first one's", async () => {
    await using runner = await startJob();
    expect((await succeed(runner, inputs(hub + other))).env).toEqual({});
    const asked = { "output-env-credentials": "true", "overwrite-aws-profile": "true" };
    const run = await succeed(runner, inputs(other + hub, asked));
    expect(run.env).toMatchObject({ AWS_ACCESS_KEY_ID: expect.stringMatching(/^ASIA/), AWS_REGION: region });
    expect(await whoIs(runner)).toBe(session("Workflow", "GitHubActions", dev));
  });

  it("share the first roles of their chains", async () => {
    await using runner = await startJob();
    const again = section("again", role("Stage"), "source_profile = hub", "role_session_name = again");
    const run = await succeed(runner, inputs(stage + again + hub));
    expect(operations(run).toSorted()).toEqual(["AssumeRole", "AssumeRole", "AssumeRoleWithWebIdentity", "GetIdToken"]);
    expect([await whoIs(runner, "stage"), await whoIs(runner, "again")]).toEqual([session("Stage"), session("Stage", "again")]);
  });

  it("take what they do not say from the step's other inputs", async () => {
    await using runner = await startJob();
    const more = {
      "role-duration-seconds": "1800",
      "role-session-name": "nightly",
      "inline-session-policy": '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
      "custom-tags": '{"Team": "blue"}',
      "transitive-tag-keys": "Repository\nTeam",
    };
    const own = section("dev", role("Workflow", dev), "duration_seconds = 900", "role_session_name = own", "region = eu-north-1");
    const run = await succeed(runner, inputs(stage + hub + own, more));
    const [chained] = call(run, "AssumeRole");
    expect(chained).toMatchObject({
      region,
      parameters: { DurationSeconds: "1800", RoleSessionName: "nightly", Policy: more["inline-session-policy"] },
    });
    const tags = Object.values(chained?.parameters ?? {});
    for (const text of ["GitHub", "Actions", "Repository", "acme/shop", "Team", "blue"]) expect(tags).toContain(text);
    const byToken = call(run, "AssumeRoleWithWebIdentity").map(({ parameters }) => parameters);
    expect(byToken.map(({ RoleSessionName, DurationSeconds }) => [RoleSessionName, DurationSeconds]).toSorted()).toEqual([
      ["nightly", "1800"],
      ["own", "900"],
    ]);
    expect(await fileOf(runner, "config")).toMatch(/\[profile dev\]\nregion = eu-north-1/);
    expect(await fileOf(runner, "config")).toMatch(new RegExp(`\\[profile hub\\]\\nregion = ${region}`));
  });

  it.concurrent.for(
    ["{not json", '{"Team":"blue"}'].flatMap((tags) => [
      { tags, name: "roles", given: inputs(hub + other) },
      { tags, name: "refresh", given: { ...withOidc, refresh: "true" } },
    ]),
  )("are told that a token takes no tags, be they $tags: $name", async ({ tags, given }, { expect }) => {
    await using runner = await startJob();
    const run = await succeed(runner, { ...given, "custom-tags": tags });
    expect(run.warnings.map(({ text }) => text)).toEqual([expect.stringContaining("'custom-tags' is set but will be ignored")]);
  });

  it("have their tags judged where one of them takes them", async () => {
    await using runner = await startJob();
    const { run, code, text } = await fail(runner, inputs(hub + stage, { "custom-tags": "{not json" }));
    expect([code, run.calls]).toEqual(["INVALID_VALUE", []]);
    expect(text).toContain("custom-tags");
    const taken = await succeed(runner, inputs(hub + stage, { "custom-tags": '{"Team":"blue"}' }));
    expect(taken.warnings).toEqual([]);
  });

  it("need no aws-region when each has its own", async () => {
    await using runner = await startJob();
    const run = await succeed(runner, { roles: section("hub", role("Workflow"), "region = eu-north-1") });
    expect(await whoIs(runner, "hub")).toBe(session("Workflow"));
    expect(run.env).toEqual({});
  });

  it("start from the access keys of the step", async () => {
    await using runner = await startJob();
    const run = await succeed(runner, { ...withKeys, roles: section("tagged", role("Tagged")) });
    expect(operations(run)).toEqual(["AssumeRole"]);
    expect([await whoIs(runner, "tagged"), run.outputs["auth-method"]]).toEqual([session("Tagged"), "access-keys"]);
  });

  it("start from what an earlier step exported, with role-chaining", async () => {
    await using runner = await startJob();
    await succeed(runner, withOidc);
    const run = await succeed(runner, inputs(section("stage", role("Stage")), { "role-chaining": "true" }));
    expect(operations(run)).toEqual(["AssumeRole"]);
    expect(await whoIs(runner, "stage")).toBe(session("Stage"));
  });

  it("start from a profile of the runner's own files", async () => {
    const { accessKeyId, secretAccessKey } = keysOf("alice");
    const credentials = `[base]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`;
    await using runner = await startJob({ credentials });
    const run = await succeed(runner, inputs(section("tagged", role("Tagged"), "source_profile = base")));
    expect([operations(run), await whoIs(runner, "tagged")]).toEqual([["AssumeRole"], session("Tagged")]);
    expect(await fileOf(runner, "credentials")).toContain(credentials);
  });

  it("start from a token in a file", async () => {
    await using runner = await startJob();
    const token = runner.aws.mintWebIdentityToken({ sub: "repo:acme/shop:ref:refs/heads/main", aud: "sts.amazonaws.com" });
    await runner.write("work/shop/shop/token", token);
    const run = await succeed(runner, inputs(section("ci", role("Ci")), { "web-identity-token-file": "token" }));
    expect([operations(run), run.outputs["auth-method"]]).toEqual([["AssumeRoleWithWebIdentity"], "token-file"]);
  });

  it("are assumed at the same time", async () => {
    await using runner = await startJob({
      faults: [{ operation: "AssumeRoleWithWebIdentity", times: 1, effect: { kind: "hang" } }],
    });
    // The first call is never answered; the second one is, and then there is nothing left to wait for.
    const run = await runner.step({ inputs: inputs(hub + other), interrupt: { at: "AssumeRoleWithWebIdentity" } });
    expect(call(run, "AssumeRoleWithWebIdentity").map(({ status }) => status)).toContain(200);
  });

  it("hide what their text holds, and accounts where that is asked for", async () => {
    await using runner = await startJob();
    const { accessKeyId, secretAccessKey } = keysOf("alice");
    const keys = `[base]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`;
    const vendor = section("vendor", role("Vendor"), "source_profile = base", "external_id = acme-42");
    const run = await succeed(runner, inputs(keys + vendor, { "mask-aws-account-id": "true" }));
    for (const value of [accessKeyId, secretAccessKey, "acme-42", prod, role("Vendor"), session("Vendor")]) {
      expect(run.masks).toContain(value);
    }
    expect(run.log).not.toContain(prod);
  });

  it("say once what AWS cuts", async () => {
    await using runner = await startJob();
    const run = await succeed(
      runner,
      inputs(hub + stage + section("dev", role("Workflow", dev)), { "role-duration-seconds": "7200" }),
    );
    expect(run.warnings.map(({ text }) => text)).toEqual([expect.stringMatching(/role\/Stage gets 1 h/)]);
  });

  it("are warned of where their text is hardly what was meant", async () => {
    await using runner = await startJob();
    const run = await succeed(runner, inputs(`${hub}duration_second = 900\nregion = eu-west-1\nregion = eu-west-2\n${hub}`));
    expect(run.warnings.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^roles:3: .*duration_seconds/),
      expect.stringMatching(/^roles:5: .*stands in line 4/),
      expect.stringMatching(/^roles:6: .*line 1 already/),
    ]);
  });

  it("are in the summary, where that is asked for", async () => {
    await using runner = await startJob();
    const run = await succeed(runner, inputs(hub + stage, { summary: "true" }));
    expect(run.summary).toMatch(/\| hub \| 444455556666 \| Workflow \|.*\n\| stage \| 444455556666 \| Stage \|/);
  });

  it("go with the job", async () => {
    await using runner = await startJob({ config: "[profile mine]\nregion = eu-north-1\n" });
    await succeed(runner, inputs(hub + other));
    await runner.endJob();
    expect([await fileOf(runner, "config"), await fileOf(runner, "credentials"), await runner.secretFiles()]).toEqual([
      "[profile mine]\nregion = eu-north-1\n",
      undefined,
      [],
    ]);
  });

  it("may have plain keys alone", async () => {
    await using runner = await startJob({ awkwardKeys: 2 });
    await succeed(runner, inputs(hub, { "special-characters-workaround": "true", "output-credentials": "true" }));
    expect(await fileOf(runner, "credentials")).toMatch(/aws_secret_access_key = [A-Za-z0-9]+\n/);
  });

  it("survive first credentials that AWS does not know yet", async () => {
    const effect = {
      kind: "error",
      status: 403,
      code: "InvalidClientTokenId",
      message: "The security token is invalid.",
    } as const;
    await using runner = await startJob({ faults: [{ operation: "AssumeRole", times: 2, effect }] });
    const run = await succeed(runner, inputs(hub + stage));
    expect(call(run, "AssumeRole")).toHaveLength(3);
    await using other = await startJob({ faults: [{ operation: "AssumeRole", effect }] });
    const refusal = await fail(other, { ...withKeys, roles: section("tagged", role("Tagged")) });
    expect(refusal.code).toBe("KEYS_UNKNOWN");
    expect(call(refusal.run, "AssumeRole")).toHaveLength(1);
  });

  it("are retried together when the way to AWS is disturbed", async () => {
    await using runner = await startJob({
      faults: [{ operation: "AssumeRoleWithWebIdentity", times: 3, effect: { kind: "throttle" } }],
    });
    await succeed(runner, inputs(hub + stage + other));
    expect(await whoIs(runner, "stage")).toBe(session("Stage"));
  });
});

describe("nothing is left of any", () => {
  const withoutTrust = section("closed", role("ReadOnly"));
  const mistaken = [
    {
      name: "when one is in an account that is not allowed",
      given: inputs(hub + other, { "allowed-account-ids": prod }),
      code: "ACCOUNT_NOT_ALLOWED",
      says: /Profile dev.*111122223333/,
    },
    {
      name: "when one lives too short",
      given: inputs(hub + section("short", role("Workflow"), "duration_seconds = 900"), { "minimum-session-seconds": "1200" }),
      code: "SESSION_TOO_SHORT",
      says: /Profile short/,
    },
    {
      name: "when one does not trust the job",
      given: inputs(hub + withoutTrust, { "retry-max-attempts": "1" }),
      code: "ACCESS_DENIED",
      says: /profile closed[\s\S]*repo:acme\/shop/,
    },
    {
      name: "when two do not, both of which are named",
      given: inputs(withoutTrust + section("alike", role("Admin")), { "retry-max-attempts": "1" }),
      code: "ACCESS_DENIED",
      says: /profile closed[\s\S]*Also, profile alike/,
    },
    { name: "when a line is broken", given: inputs(`${hub}${other}nonsense\n`), code: "SYNTAX", says: /nonsense|line/, line: 5 },
    {
      name: "when a source is unknown",
      given: inputs(hub + section("b", role("Stage"), "source_profile = hab")),
      code: "PROFILE_NOT_FOUND",
      says: /hab/,
    },
    {
      name: "when they lead in a circle",
      given: inputs(section("a", role("A"), "source_profile = b") + section("b", role("B"), "source_profile = a")),
      code: "PROFILE_LOOP",
      says: /a -> b|b -> a/,
    },
    {
      name: "when one says nothing, and the runner has no profile of its name",
      given: inputs(`${hub}[nobody]\n`, { "config-location": "temp" }),
      code: "PROFILE_NOT_FOUND",
      says: /Section nobody does not say/,
    },
    { name: "when there is no section", given: inputs("role_arn = x"), code: "USAGE", says: /no section/ },
    {
      name: "when one needs a code of an MFA device",
      given: inputs(hub + section("m", role("Tagged"), "source_profile = base", `mfa_serial = arn:aws:iam::${dev}:mfa/maria`)),
      code: "MFA_CODE_NEEDED",
      says: /MFA/,
    },
  ];
  const { accessKeyId, secretAccessKey } = keysOf("maria");
  const base = `[base]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`;

  it.each(
    mistaken.flatMap((each) => [
      each,
      { ...each, name: `${each.name}, with refresh`, given: { ...each.given, refresh: "true" } },
    ]),
  )("$name", async ({ given, code, says }) => {
    await using runner = await startJob({ credentials: base });
    const refusal = await fail(runner, given);
    expect(refusal.code).toBe(code);
    expect(refusal.run.errors[0]?.text).toMatch(says);
    expect([refusal.run.env, await fileOf(runner, "config"), await fileOf(runner, "credentials")]).toEqual([{}, undefined, base]);
    expect(await runner.secretFiles()).toEqual([]);
  });

  it("and nothing is called for a mistake in the text", async () => {
    await using runner = await startJob();
    const { run } = await fail(runner, inputs(`${hub}[b]\nrole_arn = ${role("B")}\nduration_seconds = 50000\n`));
    expect([run.calls, run.errors[0]?.text]).toEqual([[], expect.stringContaining("50000")]);
  });

  it("when one of the profiles is there already", async () => {
    await using runner = await startJob({ config: "[profile dev]\nregion = eu-north-1\n" });
    const { code, run } = await fail(runner, inputs(hub + other));
    expect([code, run.calls]).toEqual(["PROFILE_EXISTS", []]);
  });

  it("when the step is interrupted", async () => {
    await using runner = await startJob({ faults: [{ operation: "AssumeRole", effect: { kind: "hang" } }] });
    const run = await runner.step({
      inputs: inputs(stage + hub, { refresh: "true" }),
      interrupt: { at: "AssumeRoleWithWebIdentity" },
    });
    expect(run.status).not.toBe(0);
    expect([run.env, await runner.secretFiles(), await fileOf(runner, "config")]).toEqual([{}, [], undefined]);
  });
});

describe.each([
  { name: "roles", given: inputs(hub) },
  { name: "refresh", given: { ...withOidc, refresh: "true" } },
])("without the permission for tokens, $name", ({ given }) => {
  it("says what the job lacks", async () => {
    await using runner = await startJob();
    const run = await runner.step({ inputs: given, idToken: false });
    expect(run.errors).toMatchObject([
      { text: expect.stringContaining("id-token: write"), properties: { title: "NO_CREDENTIALS" } },
    ]);
    expect(run.calls).toEqual([]);
  });
});

describe("several roles that renew themselves", () => {
  it("do so each for itself, and together for what they share", async () => {
    await using runner = await startJob();
    const run = await succeed(runner, inputs(stage + hub + other, { refresh: "true" }));
    expect(run.env).toMatchObject({ AWS_PROFILE: "stage", AWS_ACCESS_KEY_ID: "" });
    const time = await movingTime(runner);
    await time.pass(3700);
    runner.aws.clearCalls();
    const env = { ...runner.job.env, ...time.env };
    const later: Runner = { ...runner, job: { env } };
    const names = ["stage", "hub", "dev"];
    expect(await Promise.all(names.map((name) => whoIs(later, name)))).toEqual([
      session("Stage"),
      session("Workflow"),
      session("Workflow", "GitHubActions", dev),
    ]);
    expect(
      operations({ calls: runner.aws.calls() })
        .filter((operation) => operation !== "GetCallerIdentity")
        .toSorted(),
    ).toEqual(["AssumeRole", "AssumeRoleWithWebIdentity", "AssumeRoleWithWebIdentity", "GetIdToken", "GetIdToken"]);
  });

  it("follow a profile of an earlier step that renews itself", async () => {
    await using runner = await startJob();
    await succeed(runner, { ...withOidc, refresh: "true", "aws-profile": "first" });
    const chained = { "role-to-assume": role("Stage"), "role-chaining": "true", "aws-profile": "second", refresh: "true" };
    await succeed(runner, { "aws-region": region, ...chained });
    expect(await whoIs(runner)).toBe(session("Stage"));
    const time = await movingTime(runner);
    await time.pass(3700);
    expect(await whoIs({ ...runner, job: { env: { ...runner.job.env, ...time.env } } })).toBe(session("Stage"));
  });

  it("leave no folder behind", async () => {
    await using runner = await startJob();
    const run = await succeed(runner, inputs(hub, { refresh: "true" }));
    const folder = renewalFolder((await fileOf(runner, "config")) ?? "");
    await access(folder);
    expect(run.status).toBe(0);
    await runner.endJob();
    await expect(access(folder)).rejects.toThrow("ENOENT");
  });

  it("hold no keys, which would depend on the disk", async () => {
    await using runner = await startJob();
    const { accessKeyId, secretAccessKey } = keysOf("alice");
    const keys = `[base]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`;
    const refusal = await fail(runner, inputs(keys + hub, { refresh: "true" }));
    expect([refusal.code, refusal.text, await runner.secretFiles({ "alice's secret key": secretAccessKey })]).toEqual([
      "USAGE",
      expect.stringContaining("roles:3"),
      [],
    ]);
  });

  it("may be the runner's own, which stay as they are", async () => {
    const { accessKeyId, secretAccessKey } = keysOf("alice");
    const credentials = `[mine]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`;
    await using runner = await startJob({ credentials });
    const roles = `${section("tagged", role("Tagged"), "source_profile = mine")}[mine]\n`;
    const refused = await fail(runner, inputs(roles, { refresh: "true", "overwrite-aws-profile": "true" }));
    expect(refused).toMatchObject({ code: "USAGE", text: expect.stringMatching(/roles:4[\s\S]*config-location: temp/) });
    await succeed(runner, inputs(roles, { refresh: "true", "config-location": "temp" }));
    expect([await whoIs(runner, "tagged"), await whoIs(runner, "mine")]).toEqual([
      session("Tagged"),
      `arn:aws:iam::${dev}:user/alice`,
    ]);
    expect(await fileOf(runner, "credentials")).toBe(credentials);
  });

  it("are refused with the job's own keys, which would depend on the disk", async () => {
    await using runner = await startJob({ env: ambient("alice") });
    const given = inputs(section("a", role("Tagged"), "credential_source = Environment"), { refresh: "true" });
    expect(await fail(runner, given)).toMatchObject({ code: "USAGE" });
  });
});
