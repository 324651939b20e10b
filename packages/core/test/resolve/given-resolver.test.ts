import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type RunningWorld, startWorld } from "@aws-temp/testkit";
import { describe, expect, it } from "vitest";
import type { CredentialError } from "../../src/errors/credential-error.ts";
import { Secret } from "../../src/model/secret.ts";
import type { GivenProfiles } from "../../src/plan/profile-set/given-profiles.ts";
import { resolveCached } from "../../src/resolve/cached/resolve-cached.ts";
import { createResolver } from "../../src/resolve/create-resolver.ts";
import type { ResolverDeps } from "../../src/resolve/resolver.ts";

const world = { name: "", request: { profile: "" }, outcome: { error: "" } };
const role = (name: string) => `arn:aws:iam::444455556666:role/${name}`;
const ci = `[ci]\nrole_arn = ${role("Ci")}\n`;

/** The resolver of a job: two roles at most, and tokens that are counted. */
function jobOf(running: RunningWorld, more: Partial<ResolverDeps> & { readonly text?: string; readonly job?: string } = {}) {
  const { text = ci, job = "7", ...deps } = more;
  const audiences: string[] = [];
  const given: GivenProfiles = {
    text,
    name: "roles",
    ownSource: { kind: "minted-token", audience: "sts.amazonaws.com", identity: `job ${job}` },
  };
  const all: ResolverDeps = {
    environment: running.env,
    home: running.home,
    userName: "job",
    clock: () => running.aws.now(),
    logger: { warn: () => undefined, progress: () => undefined },
    mfaPrompt: undefined,
    given,
    mintWebIdentity: async (audience) => {
      audiences.push(audience);
      return new Secret(await readFile(join(running.home, "web-identity-token"), "utf8"));
    },
    ...deps,
  };
  return { ...createResolver(all), audiences, deps: all };
}

const calls = ({ aws }: RunningWorld) => aws.calls().map(({ operation }) => operation);
const filesOf = (folder: string) => readdir(folder, { recursive: true }).catch(() => []);

describe("a role with the app's token", () => {
  it("asks for a token of its audience, and is found in the cache by the same job", async () => {
    await using running = await startWorld(world);
    const first = jobOf(running);
    const again = jobOf(running);
    const [one, other] = [await first.resolve({ profile: "ci" }), await again.resolve({ profile: "ci" })];
    expect([one.fromCache, other.fromCache]).toEqual([false, true]);
    expect([first.audiences, again.audiences]).toEqual([["sts.amazonaws.com"], []]);
    expect(resolveCached({ profile: "ci" }, {}, first.deps).resolved?.credentials.accessKeyId).toBe(one.credentials.accessKeyId);
  });

  it.each([
    { name: "another job", more: { job: "8" } },
    { name: "another duration", more: { text: `${ci}duration_seconds = 900\n` } },
    { name: "another session name", more: { text: `${ci}role_session_name = other\n` } },
    {
      name: "another audience",
      more: {
        given: {
          text: ci,
          name: "roles",
          ownSource: { kind: "minted-token", audience: "sigstore", identity: "job 7" },
        } satisfies GivenProfiles,
        // What the token of the world says is not what is tested here.
        mintWebIdentity: async () => Promise.reject(new Error("asked")),
      },
    },
  ])("is not found by $name", async ({ more }) => {
    await using running = await startWorld(world);
    await jobOf(running).resolve({ profile: "ci" });
    const other = jobOf(running, more);
    const asked = await other.resolve({ profile: "ci" }).then(
      ({ fromCache }) => !fromCache,
      (error: Error) => error.message === "asked",
    );
    expect(asked).toBe(true);
  });

  it("asks for a new token when the session is renewed", async () => {
    await using running = await startWorld(world);
    const job = jobOf(running);
    await job.resolve({ profile: "ci" });
    running.aws.advance(3000);
    await job.resolve({ profile: "ci" });
    expect(job.audiences).toHaveLength(2);
  });

  it("cannot be had where no token can be got", async () => {
    await using running = await startWorld(world);
    const { resolve } = jobOf(running, { mintWebIdentity: undefined });
    await expect(resolve({ profile: "ci" })).rejects.toMatchObject({ code: "SOURCE_UNSUPPORTED", data: { profile: "ci" } });
  });

  it.each([
    { left: 1801, fromCache: true },
    { left: 1799, fromCache: false },
  ])("is judged by the caller's own rule with $left s left", async ({ left, fromCache }) => {
    await using running = await startWorld(world);
    const { resolve } = jobOf(running);
    const use = { minTtlSeconds: (lifetime: number) => lifetime / 2 };
    await resolve({ profile: "ci" }, use);
    running.aws.advance(3600 - left);
    expect((await resolve({ profile: "ci" }, use)).fromCache).toBe(fromCache);
  });
});

describe("a cache in memory", () => {
  const text = `${ci}[prod]\nrole_arn = ${role("ReadOnly")}\nsource_profile = dev\n`;

  it("puts nothing on disk, and gives what it holds", async () => {
    await using running = await startWorld(world);
    const job = jobOf(running, { text, cache: "memory" });
    await Promise.all([job.resolve({ profile: "ci" }), job.resolve({ profile: "prod" })]);
    expect((await job.resolve({ profile: "ci" })).fromCache).toBe(true);
    expect(await filesOf(running.stateFolder)).toEqual([]);
    expect(calls(running).sort()).toEqual(["AssumeRole", "AssumeRoleWithWebIdentity"]);
  });

  it("is each resolver's own", async () => {
    await using running = await startWorld(world);
    await jobOf(running, { cache: "memory" }).resolve({ profile: "ci" });
    expect((await jobOf(running, { cache: "memory" }).resolve({ profile: "ci" })).fromCache).toBe(false);
  });

  it("lets one of fifty call", async () => {
    await using running = await startWorld(world);
    const job = jobOf(running, { cache: "memory" });
    const all = await Promise.all(Array.from({ length: 50 }, () => job.resolve({ profile: "ci" })));
    expect(new Set(all.map(({ credentials }) => credentials.accessKeyId)).size).toBe(1);
    expect([calls(running), job.audiences.length]).toEqual([["AssumeRoleWithWebIdentity"], 1]);
  });

  it("shares the first stages of chains", async () => {
    await using running = await startWorld(world);
    const trust = [{ principals: [role("Ci")] }];
    running.aws.addRole({ arn: role("One"), trust });
    running.aws.addRole({ arn: role("Two"), trust });
    const chains = ["One", "Two"].map((name) => `[${name}]\nrole_arn = ${role(name)}\nsource_profile = ci\n`);
    const job = jobOf(running, { text: ci + chains.join(""), cache: "memory" });
    await Promise.all(["One", "Two", "ci"].map((profile) => job.resolve({ profile })));
    expect(calls(running).sort()).toEqual(["AssumeRole", "AssumeRole", "AssumeRoleWithWebIdentity"]);
  });

  it("tells those who waited of a refusal, and lets the next one try", async () => {
    await using running = await startWorld(world);
    running.aws.updateRole(role("Ci"), { trust: [] });
    const { resolve } = jobOf(running, { cache: "memory" });
    const codes = await Promise.all(
      Array.from({ length: 5 }, () => resolve({ profile: "ci" }).catch((error: CredentialError) => error.code)),
    );
    expect(new Set(codes)).toEqual(new Set(["ACCESS_DENIED"]));
    expect(calls(running)).toEqual(["AssumeRoleWithWebIdentity"]);
    running.aws.clearCalls();
    await resolve({ profile: "ci" }).catch(() => undefined);
    expect(calls(running)).toEqual(["AssumeRoleWithWebIdentity"]);
  });
});

it("assumes a role with keys that were handed over as values", async () => {
  await using running = await startWorld(world);
  const given: GivenProfiles = {
    text: `[prod]\nrole_arn = ${role("ReadOnly")}\n`,
    name: "roles",
    ownSource: {
      kind: "keys",
      accessKeyId: "AKIAALICEDEV2EXAMPLE",
      secretAccessKey: new Secret("alice/Secret+of/the+demo/worldEXAMPLEKEY"),
    },
  };
  const { arn } = await jobOf(running, { given }).resolve({ profile: "prod" });
  expect(arn).toBe("arn:aws:sts::444455556666:assumed-role/ReadOnly/aws-temp-job");
  expect(running.aws.calls()).toMatchObject([{ operation: "AssumeRole" }]);
});
