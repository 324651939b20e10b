import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type RunningWorld, startWorld, type WorldRequest } from "@aws-temp/testkit";
import { expect, it } from "vitest";
import { CredentialError } from "../../src/errors/credential-error.ts";
import type { MfaRequest } from "../../src/ports/mfa-prompt.ts";
import { createResolver } from "../../src/resolve/create-resolver.ts";
import type { CacheUse } from "../../src/resolve/run/cache-use.ts";

const maria = "arn:aws:iam::111122223333:mfa/maria";
const world = (request: WorldRequest) => ({ name: "", request, outcome: { error: "" } });

/** A resolver for a world, with what it asked and what it said. */
function resolverOf(running: RunningWorld, answer?: (request: MfaRequest) => string) {
  const asked: MfaRequest[] = [];
  const warnings: string[] = [];
  const resolver = createResolver({
    environment: running.env,
    home: running.home,
    userName: "eve",
    clock: () => running.aws.now(),
    logger: { warn: (message) => warnings.push(message), progress: () => undefined },
    mfaPrompt: async (request) => {
      asked.push(request);
      return (answer ?? (() => running.aws.unspentTotp(maria)))(request);
    },
  });
  return { ...resolver, asked, warnings };
}

const calls = ({ aws }: RunningWorld) => aws.calls().map(({ operation }) => operation);
const errorOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: CredentialError) => error.code,
  );

it("asks for one code for two roles over one user and device", async () => {
  await using running = await startWorld(world({ profile: "prod-admin" }));
  const resolver = resolverOf(running);
  await resolver.resolve({ profile: "prod-admin" });
  await resolver.resolve({ profile: "prod-auditor" });
  await resolver.resolve({ profile: "dev-mfa" });
  expect(resolver.asked).toHaveLength(1);
  expect(calls(running)).toEqual(["GetSessionToken", "AssumeRole", "AssumeRole"]);
});

it("asks again once when AWS refuses the code, and says why", async () => {
  await using running = await startWorld(world({ profile: "dev-mfa" }));
  const resolver = resolverOf(running, ({ again }) => (again === undefined ? "000000" : running.aws.unspentTotp(maria)));
  await resolver.resolve({ profile: "dev-mfa" });
  expect(resolver.asked.map(({ again }) => again)).toEqual([undefined, "rejected"]);
});

it("gives up after the second refused code", async () => {
  await using running = await startWorld(world({ profile: "dev-mfa" }));
  const codes = ["000000", "000001", "000002"];
  const resolver = resolverOf(running, () => codes.shift() ?? "");
  expect(await errorOf(resolver.resolve({ profile: "dev-mfa" }))).toBe("MFA_CODE_REJECTED");
  expect(resolver.asked).toHaveLength(2);
});

it("does not offer AWS the same refused code twice", async () => {
  await using running = await startWorld(world({ profile: "dev-mfa" }));
  expect(await errorOf(resolverOf(running, () => "000000").resolve({ profile: "dev-mfa" }))).toBe("MFA_CODE_REJECTED");
  expect(calls(running)).toEqual(["GetSessionToken"]);
});

it("knows a code that was spent before, and asks for the next", async () => {
  await using running = await startWorld(world({ profile: "dev-mfa" }));
  const spent = running.aws.totp(maria);
  await resolverOf(running, () => spent).resolve({ profile: "dev-mfa" });
  const later = resolverOf(running, ({ again }) => (again === undefined ? spent : running.aws.unspentTotp(maria)));
  await later.resolve({ profile: "prod-admin", mfaOn: "role" });
  expect(later.asked.map(({ again }) => again)).toEqual([undefined, "already-used"]);
});

it("refuses a spent code that is given twice, without calling AWS", async () => {
  await using running = await startWorld(world({ profile: "dev-mfa" }));
  const spent = running.aws.totp(maria);
  await resolverOf(running, () => spent).resolve({ profile: "dev-mfa" });
  running.aws.clearCalls();
  expect(await errorOf(resolverOf(running, () => spent).resolve({ profile: "prod-admin", mfaOn: "role" }))).toBe("MFA_CODE_USED");
  expect(calls(running)).toEqual([]);
});

it.each(["12345", "1234567", "12345a", ""])("refuses %j as a code", async (code) => {
  await using running = await startWorld(world({ profile: "dev-mfa" }));
  expect(await errorOf(resolverOf(running, () => code).resolve({ profile: "dev-mfa" }))).toBe("INVALID_VALUE");
});

it.each<{ name: string; after: number; use?: CacheUse; fromCache: boolean }>([
  { name: "hands out what has long to live", after: 0, fromCache: true },
  { name: "hands out what has a quarter of an hour to live", after: 3600 - 901, fromCache: true },
  { name: "asks again when less is left", after: 3600 - 899, fromCache: false },
  { name: "asks again when less is left than the caller wants", after: 60, use: { minTtlSeconds: 3590 }, fromCache: false },
  { name: "hands out less when the caller is content with it", after: 3600 - 100, use: { minTtlSeconds: 60 }, fromCache: true },
  { name: "asks again when it is told to", after: 60, use: { force: true }, fromCache: false },
])("$name", async ({ after, use, fromCache }) => {
  await using running = await startWorld(world({ profile: "prod-readonly" }));
  const resolver = resolverOf(running);
  const first = await resolver.resolve({ profile: "prod-readonly" });
  running.aws.advance(after);
  const second = await resolver.resolve({ profile: "prod-readonly" }, use);
  expect([first.fromCache, second.fromCache]).toEqual([false, fromCache]);
});

it.each([
  { name: "more than a role session lives", minTtlSeconds: 7200, warns: true },
  { name: "all that a role session lives", minTtlSeconds: 3600, warns: true },
  { name: "less than a role session lives", minTtlSeconds: 1800, warns: false },
])("where $name is to be left, it is said whether the cache is of use", async ({ minTtlSeconds, warns }) => {
  await using running = await startWorld(world({ profile: "prod-readonly" }));
  const resolver = resolverOf(running);
  await resolver.resolve({ profile: "prod-readonly" }, { minTtlSeconds });
  expect(resolver.warnings.map((warning) => warning.includes("--min-ttl"))).toEqual(warns ? [true] : []);
});

it.each<{ name: string; use: CacheUse }>([
  { name: "no lifetime would be long enough", use: { minTtlSeconds: 3 * 3600 } },
  { name: "it insists", use: { force: true } },
])("hands what another process obtained to a request that waited for it, although $name", async ({ use }) => {
  await using running = await startWorld(world({ profile: "prod-readonly" }));
  const resolver = resolverOf(running);
  const askedAt = running.aws.now();
  running.aws.advance(0.002);
  await resolver.resolve({ profile: "prod-readonly" });
  running.aws.advance(0.002);
  expect((await resolver.resolve({ profile: "prod-readonly" }, { ...use, askedAt })).fromCache).toBe(true);
  expect((await resolver.resolve({ profile: "prod-readonly" }, use)).fromCache).toBe(false);
});

it("tells a request that waited that the user gave up, and asks for the next", async () => {
  await using running = await startWorld(world({ profile: "dev-mfa" }));
  let present = false;
  const resolver = resolverOf(running, () => {
    if (present) return running.aws.unspentTotp(maria);
    throw new CredentialError("INTERRUPTED", "No.");
  });
  const askedAt = running.aws.now();
  expect(await errorOf(resolver.resolve({ profile: "dev-mfa" }))).toBe("INTERRUPTED");
  running.aws.advance(0.002);
  present = true;
  expect(await errorOf(resolver.resolve({ profile: "dev-mfa" }, { askedAt }))).toBe("INTERRUPTED");
  expect(resolver.asked).toHaveLength(1);
  expect(await errorOf(resolver.resolve({ profile: "dev-mfa" }))).toBeUndefined();
});

it("forgets a refusal of the future, when the clock has been set back", async () => {
  await using running = await startWorld({
    ...world({ profile: "dev" }),
    prepare: (aws) => aws.removeKey("AKIAALICEDEV2EXAMPLE"),
  });
  const resolver = resolverOf(running);
  expect(await errorOf(resolver.resolve({ profile: "dev" }))).toBe("KEYS_UNKNOWN");
  running.aws.advance(-7200);
  expect(await errorOf(resolver.resolve({ profile: "dev" }))).toBe("KEYS_UNKNOWN");
  expect(calls(running)).toHaveLength(2);
});

it("hands out a third of short-lived credentials", async () => {
  await using running = await startWorld(world({ profile: "dev" }));
  const resolver = resolverOf(running);
  await resolver.resolve({ profile: "dev", durationSeconds: 900 });
  running.aws.advance(590);
  expect((await resolver.resolve({ profile: "dev", durationSeconds: 900 })).fromCache).toBe(true);
  running.aws.advance(20);
  expect((await resolver.resolve({ profile: "dev", durationSeconds: 900 })).fromCache).toBe(false);
});

it("identifies an IAM user by the keys themselves, without spending a code", async () => {
  await using running = await startWorld(world({ profile: "dev-mfa" }));
  const resolver = resolverOf(running);
  expect(await resolver.identify({ profile: "dev-mfa" })).toMatchObject({
    arn: "arn:aws:iam::111122223333:user/maria",
    accountId: "111122223333",
  });
  expect([resolver.asked, calls(running)]).toEqual([[], ["GetCallerIdentity"]]);
});

it("never hands out the long-term keys that a program yields", async () => {
  await using running = await startWorld(world({ profile: "helper" }));
  const output = { Version: 1, AccessKeyId: "AKIAALICEDEV2EXAMPLE", SecretAccessKey: "alice/Secret+of/the+demo/worldEXAMPLEKEY" };
  await writeFile(join(running.home, "keys.mjs"), `console.log(JSON.stringify(${JSON.stringify(output)}));`);
  await writeFile(
    join(running.home, ".aws", "config"),
    `[profile keys]\ncredential_process = "${process.execPath}" "${join(running.home, "keys.mjs")}"\n`,
  );
  const { credentials } = await resolverOf(running).resolve({ profile: "keys" });
  expect(credentials.sessionToken).toBeDefined();
  expect(calls(running)).toEqual(["GetSessionToken"]);
});

it("runs a program that does not say when its credentials expire once for all who had asked by then, and again for who comes later", async () => {
  await using running = await startWorld(world({ profile: "helper" }));
  const runs = join(running.home, "runs");
  const program = `import { appendFileSync } from "node:fs";
    appendFileSync(${JSON.stringify(runs)}, "ran\\n");
    console.log('{"Version":1,"AccessKeyId":"ASIAEXAMPLE","SecretAccessKey":"s","SessionToken":"t"}');`;
  await writeFile(join(running.home, "session.mjs"), program);
  await writeFile(
    join(running.home, ".aws", "config"),
    `[profile session]\ncredential_process = "${process.execPath}" "${join(running.home, "session.mjs")}"\n`,
  );
  const askedAt = running.aws.now() - 1000;
  const resolve = (use: CacheUse) => resolverOf(running).resolve({ profile: "session" }, use);
  const all = await Promise.all(Array.from({ length: 5 }, () => resolve({ askedAt })));
  expect(all.map(({ credentials }) => [credentials.accessKeyId, credentials.expiration])).toEqual(
    all.map(() => ["ASIAEXAMPLE", undefined]),
  );
  expect(all.filter(({ fromCache }) => !fromCache)).toHaveLength(1);
  expect(await readFile(runs, "utf8")).toBe("ran\n");
  expect((await resolverOf(running).alive()).filter(({ kind }) => kind === "credentials")).toEqual([]);
  await resolve({});
  expect(await readFile(runs, "utf8")).toBe("ran\n".repeat(2));
});

it("works without a place for its own files, and says so", async () => {
  await using running = await startWorld(world({ profile: "prod-readonly" }));
  await rm(running.stateFolder, { recursive: true, force: true });
  await writeFile(running.stateFolder, "a file where the folder should be");
  const resolver = resolverOf(running);
  expect((await resolver.resolve({ profile: "prod-readonly" })).credentials.sessionToken).toBeDefined();
  expect(resolver.warnings.length).toBeGreaterThan(0);
});

it.each([
  { name: "a directory", make: (file: string) => rm(file).then(() => mkdir(file)), says: /directory/ },
  {
    name: "not UTF-8",
    make: (file: string) => writeFile(file, Buffer.from("[default]\nregion = \xff\n", "latin1")),
    says: /UTF-8.*line 2/,
  },
])("a config file that is $name is an error, never «no profiles»", async ({ make, says }) => {
  await using running = await startWorld(world({ profile: "dev" }));
  await make(join(running.home, ".aws", "config"));
  const error = await resolverOf(running)
    .resolve({ profile: "dev" })
    .then(
      () => undefined,
      (thrown: CredentialError) => thrown,
    );
  expect(error).toMatchObject({ code: "FILE_UNREADABLE", message: expect.stringMatching(says) });
});

it("takes missing files for empty ones", async () => {
  await using running = await startWorld(world({ profile: "dev" }));
  await rm(join(running.home, ".aws"), { recursive: true });
  await expect(resolverOf(running).resolve({ profile: "dev" })).rejects.toMatchObject({
    code: "PROFILE_NOT_FOUND",
    data: { file: join(running.home, ".aws", "config") },
  });
  expect((await resolverOf(running).profiles()).profiles.size).toBe(0);
});

it("says what lacks when a profile names no source, not that there is no EC2", async () => {
  await using running = await startWorld(world({ profile: "settings" }));
  await writeFile(join(running.home, ".aws", "config"), "[profile settings]\nregion = eu-west-1\n");
  const { AWS_EC2_METADATA_DISABLED: _, ...env } = running.env;
  const offline = { ...running, env: { ...env, AWS_EC2_METADATA_SERVICE_ENDPOINT: "http://127.0.0.1:9" } };
  const error = await resolverOf(offline)
    .resolve({ profile: "settings" })
    .then(
      () => undefined,
      (thrown: CredentialError) => thrown,
    );
  expect(error).toMatchObject({ code: "NO_CREDENTIALS", data: { line: 1 } });
});

it("writes a profile that keeps every other line", async () => {
  await using running = await startWorld(world({ profile: "prod-readonly" }));
  const file = (name: string) => readFile(join(running.home, ".aws", name), "utf8");
  const [config, credentials] = [await file("config"), await file("credentials")];
  const resolver = resolverOf(running);
  const written = await resolver.write(await resolver.resolve({ profile: "prod-readonly" }));
  expect(written).toMatchObject({ profile: "prod-readonly-temporary" });
  expect((await file("config")).startsWith(config.trimEnd())).toBe(true);
  expect((await file("credentials")).startsWith(credentials.trimEnd())).toBe(true);
  await resolver.write(await resolver.resolve({ profile: "prod-readonly" }, { force: true }));
  expect((await file("credentials")).match(/\[prod-readonly-temporary\]/g)).toHaveLength(1);
  expect((await file("config")).match(/\[profile prod-readonly-temporary\]/g)).toHaveLength(1);
});

it.each([
  { name: "long-term keys", credentials: "[dev-temporary]\naws_access_key_id = AKIA\naws_secret_access_key = s\n", config: "" },
  {
    name: "a role",
    credentials: "",
    config: "[profile dev-temporary]\nrole_arn = arn:aws:iam::444455556666:role/Admin\nsource_profile = dev\n",
  },
])("does not overwrite a profile that holds $name", async (files) => {
  await using running = await startWorld({ ...world({ profile: "dev" }), ...files });
  const before = await readFile(join(running.home, ".aws", "credentials"), "utf8");
  const resolver = resolverOf(running);
  expect(await errorOf(resolver.resolve({ profile: "dev" }).then((resolved) => resolver.write(resolved)))).toBe("PROFILE_EXISTS");
  expect(await readFile(join(running.home, ".aws", "credentials"), "utf8")).toBe(before);
});

it("takes the place of temporary keys that another tool wrote", async () => {
  const credentials = "[dev-temporary]\naws_access_key_id = ASIA\naws_secret_access_key = s\naws_session_token = t\n# mine\n";
  await using running = await startWorld({ ...world({ profile: "dev" }), credentials });
  const resolver = resolverOf(running);
  await resolver.write(await resolver.resolve({ profile: "dev" }));
  const text = await readFile(join(running.home, ".aws", "credentials"), "utf8");
  expect(text).toContain("# mine");
  expect(text.match(/aws_session_token/g)).toHaveLength(1);
});

it("keeps both profiles when two logins write at once", async () => {
  await using running = await startWorld(world({ profile: "dev" }));
  const resolver = resolverOf(running);
  await Promise.all(["dev", "prod-readonly"].map(async (profile) => resolver.write(await resolver.resolve({ profile }))));
  const text = await readFile(join(running.home, ".aws", "credentials"), "utf8");
  expect([text.includes("[dev-temporary]"), text.includes("[prod-readonly-temporary]")]).toEqual([true, true]);
});
