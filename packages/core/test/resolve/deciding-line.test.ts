import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type RunningWorld, startWorld, type World } from "@aws-temp/testkit";
import { expect, it } from "vitest";
import type { CredentialError } from "../../src/errors/credential-error.ts";
import type { PlanRequest } from "../../src/plan/plan.ts";
import { createResolver } from "../../src/resolve/create-resolver.ts";

const role = (name: string) => `arn:aws:iam::444455556666:role/${name}`;
const removeKeys: World["prepare"] = (aws) => aws.removeKey("AKIAALICEDEV2EXAMPLE");
const anyCode = "000000";

async function errorOf(running: RunningWorld, request: PlanRequest, identify = false): Promise<CredentialError> {
  const resolver = createResolver({
    environment: running.env,
    home: running.home,
    userName: "eve",
    clock: () => running.aws.now(),
    logger: { warn: () => undefined, progress: () => undefined },
    mfaPrompt: async () => anyCode,
  });
  return await (identify ? resolver.identify(request) : resolver.resolve(request)).then(
    () => Promise.reject(new Error("There were credentials.")),
    (error: CredentialError) => error,
  );
}

/** The place of the only line of a section that has the key. */
async function placeOf({ home }: RunningWorld, file: string, section: string, key: string) {
  const path = join(home, ".aws", file);
  const lines = (await readFile(path, "utf8")).split("\n");
  const start = lines.indexOf(`[${section}]`);
  expect(start).toBeGreaterThan(-1);
  const line = lines.findIndex((text, index) => index > start && text.startsWith(key)) + 1;
  return { file: path, line };
}

interface Row {
  readonly name: string;
  readonly world?: Partial<World>;
  readonly request: PlanRequest;
  readonly identify?: boolean;
  readonly code: string;
  readonly at: readonly [file: string, section: string, key: string];
}

it.concurrent.each<Row>([
  {
    name: "a role that may not be assumed",
    request: { profile: "prod-broken" },
    world: { config: `[profile prod-broken]\nregion = eu-west-1\nrole_arn = ${role("Admin")}\nsource_profile = dev\n` },
    code: "ACCESS_DENIED",
    at: ["config", "profile prod-broken", "role_arn"],
  },
  {
    name: "the second role of a chain",
    request: { profile: "second" },
    world: {
      config: `[profile second]\nrole_arn = ${role("Deploy")}\nsource_profile = prod-readonly\n`,
    },
    code: "ACCESS_DENIED",
    at: ["config", "profile second", "role_arn"],
  },
  {
    name: "the first role of a chain",
    request: { profile: "upper" },
    world: {
      config: `[profile upper]\nrole_arn = ${role("Deploy")}\nsource_profile = lower\n[profile lower]\nrole_arn = ${role("Admin")}\nsource_profile = dev\n`,
    },
    code: "ACCESS_DENIED",
    at: ["config", "profile lower", "role_arn"],
  },
  {
    name: "keys that AWS does not know",
    request: { profile: "dev" },
    world: { prepare: removeKeys },
    code: "KEYS_UNKNOWN",
    at: ["credentials", "dev", "aws_access_key_id"],
  },
  {
    name: "keys that AWS does not know, asked whose they are",
    request: { profile: "dev" },
    identify: true,
    world: { prepare: removeKeys },
    code: "KEYS_UNKNOWN",
    at: ["credentials", "dev", "aws_access_key_id"],
  },
  {
    name: "such keys of a source profile",
    request: { profile: "prod-readonly" },
    world: { prepare: removeKeys },
    code: "KEYS_UNKNOWN",
    at: ["credentials", "dev", "aws_access_key_id"],
  },
  {
    name: "a secret of other keys",
    request: { profile: "typo" },
    world: { credentials: "[typo]\naws_access_key_id = AKIAALICEDEV2EXAMPLE\naws_secret_access_key = not-the-secret\n" },
    code: "SIGNATURE_MISMATCH",
    at: ["credentials", "typo", "aws_secret_access_key"],
  },
  {
    name: "an MFA code that AWS does not take",
    request: { profile: "dev-mfa" },
    code: "MFA_CODE_REJECTED",
    at: ["config", "profile dev-mfa", "mfa_serial"],
  },
  {
    name: "the code of a session that roles share",
    request: { profile: "of-role" },
    world: {
      config: `[profile of-role]\nrole_arn = ${role("Admin")}\nmfa_serial = arn:aws:iam::111122223333:mfa/other\nsource_profile = dev\n`,
    },
    code: "MFA_DEVICE_UNKNOWN",
    at: ["config", "profile of-role", "mfa_serial"],
  },
  {
    name: "a duration that the role does not allow",
    request: { profile: "long" },
    world: { config: `[profile long]\nrole_arn = ${role("ReadOnly")}\nduration_seconds = 7200\nsource_profile = dev\n` },
    code: "ROLE_DURATION_EXCEEDED",
    at: ["config", "profile long", "duration_seconds"],
  },
  {
    name: "such a duration of the command line",
    request: { profile: "prod-readonly", durationSeconds: 7200 },
    code: "ROLE_DURATION_EXCEEDED",
    at: ["config", "profile prod-readonly", "role_arn"],
  },
  {
    name: "a sign-in that no one can make",
    request: { profile: "sso" },
    code: "SIGN_IN_NEEDED",
    at: ["config", "profile sso", "sso_session"],
  },
  {
    name: "a sign-in at the console that no one can make",
    request: { profile: "console" },
    code: "SIGN_IN_NEEDED",
    at: ["config", "profile console", "login_session"],
  },
  {
    name: "a program that fails",
    request: { profile: "failing" },
    world: { config: "[profile failing]\nregion = eu-west-1\ncredential_process = exit 3\n" },
    code: "SOURCE_FAILED",
    at: ["config", "profile failing", "credential_process"],
  },
])("$name: the error names the line", async ({ world, request, identify, code, at }) => {
  await using running = await startWorld({ name: "", request: { profile: "" }, outcome: { error: code }, ...world });
  const error = await errorOf(running, request, identify);
  expect({ code: error.code, file: error.data.file, line: error.data.line }).toEqual({
    code,
    ...(await placeOf(running, ...at)),
  });
});

it.each<{ name: string; request: PlanRequest; code: string }>([
  { name: "a role of the command line", request: { profile: "dev", roleArn: role("Admin") }, code: "ACCESS_DENIED" },
  {
    name: "a device of the command line",
    request: { profile: "dev", mfaSerial: "arn:aws:iam::111122223333:mfa/other" },
    code: "MFA_DEVICE_UNKNOWN",
  },
])("$name stands in no line", async ({ request, code }) => {
  await using running = await startWorld({ name: "", request: { profile: "" }, outcome: { error: code } });
  const error = await errorOf(running, request);
  expect({ code: error.code, file: error.data.file }).toEqual({ code, file: undefined });
});
