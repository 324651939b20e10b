import { createHash, generateKeyPairSync } from "node:crypto";
import { join } from "node:path";
import { type LocalAws, standardWorld, startLocalAws } from "@aws-temp/local-aws";
import {
  createTempHome,
  expectNoSecrets,
  type HostileMode,
  type HostileServer,
  hostileModes,
  nodeUnderTest,
  requireTool,
  runProcess,
  slowModes,
  startHostile,
  type TempHome,
} from "@aws-temp/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { builds, onNode } from "./programs.ts";

/** No run of ours may need more, whatever a counterpart sends. */
const most = 200 * 1024 * 1024;

const consoleUser = "arn:aws:iam::111122223333:user/alice";

const config = `
[profile keys]
region = eu-west-1
[profile web]
region = eu-west-1
role_arn = arn:aws:iam::111122223333:role/x
web_identity_token_file = HOME/token
[profile sso]
region = eu-west-1
sso_session = acme
sso_account_id = 111122223333
sso_role_name = Admin
[sso-session acme]
sso_start_url = https://acme.awsapps.com/start
sso_region = eu-west-1
[profile console]
region = eu-west-1
login_session = ${consoleUser}
[profile federated]
region = eu-west-1
role_arn = arn:aws:iam::444455556666:role/ReadOnly
source_profile = alice
[profile instance]
region = eu-west-1
role_arn = arn:aws:iam::111122223333:role/x
credential_source = Ec2InstanceMetadata
[profile container]
region = eu-west-1
role_arn = arn:aws:iam::111122223333:role/x
credential_source = EcsContainer
[profile vanity]
region = eu-west-1
ca_bundle = HOME/ca.pem
sso_session = vanity
sso_account_id = 111122223333
sso_role_name = Admin
[sso-session vanity]
sso_start_url = URL/start
sso_region = eu-west-1
`;
const alice = standardWorld.users.find(({ name }) => name === "alice")?.accessKeys[0];
const credentials = `[keys]
aws_access_key_id = AKIAALICEDEV1EXAMPLE
aws_secret_access_key = ${"hostile/+".repeat(4)}
[alice]
aws_access_key_id = ${alice?.accessKeyId}
aws_secret_access_key = ${alice?.secretAccessKey}
`;
const secret = /planted-|hostile\/\+|BEGIN EC/;

/** A token that is good for an hour, so that the portal is asked and not the sign-in service. Named for the session, as all tools do. */
const portalToken = async (home: TempHome) => {
  const token = {
    startUrl: "https://acme.awsapps.com/start",
    region: "eu-west-1",
    accessToken: "planted-access-token",
    expiresAt: `${new Date(Date.now() + 3_600_000).toISOString().slice(0, 19)}Z`,
  };
  await home.write(join(".aws", "sso", "cache", "293abb6b76d7791c0732cc517d38c4b5c734b87f.json"), JSON.stringify(token));
  return {};
};

/** A console session whose credentials have expired, so that it must be renewed. */
const consoleSession = async (home: TempHome) => {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const session = {
    accessToken: {
      accessKeyId: "ASIAPLANTEDEXAMPLE01",
      secretAccessKey: "planted-secret-key",
      sessionToken: "planted-session-token",
      accountId: "111122223333",
      expiresAt: "2026-01-01T00:00:00Z",
    },
    tokenType: "aws_sigv4",
    clientId: "arn:aws:signin:::devtools/same-device",
    refreshToken: "planted-refresh-token",
    dpopKey: privateKey.export({ type: "sec1", format: "pem" }),
    signInRegion: "eu-west-1",
  };
  const name = createHash("sha256").update(consoleUser).digest("hex");
  await home.write(join(".aws", "login", "cache", `${name}.json`), JSON.stringify(session));
  return {};
};

/** Signs in without a look at AWS's page: comes back with a code at once. */
const browserProgram = `
const asked = new URL(process.argv[2]).searchParams;
const back = new URL(asked.get("redirect_uri"));
back.search = String(new URLSearchParams({ state: asked.get("state"), code: "planted-code" }));
await fetch(back);
`;
const browser = async (home: TempHome) => ({
  BROWSER: `"${nodeUnderTest}" "${await home.write("browser.mjs", browserProgram)}" %s`,
});

type Variables = Readonly<Record<string, string>>;

interface Counterpart {
  readonly counterpart: string;
  readonly args: readonly string[];
  /** What errors call it: proof that it was asked, and not another one before it. */
  readonly named?: RegExp;
  /** Prepares the home, and gives variables beside `AWS_ENDPOINT_URL`. */
  readonly prepare?: (home: TempHome, server: HostileServer) => Promise<Variables>;
  readonly tls?: boolean;
  /** Default: all modes, with each program. */
  readonly modes?: readonly HostileMode[];
  /** The code of an answer that cannot be used, with its exit status. */
  readonly unusable?: readonly [code: string, status: number];
  /** The size limit, as errors name it. */
  readonly limit?: string;
  /** The service's own time limit; else that of `--timeout`. */
  readonly seconds?: number;
}

/** What tells counterparts apart that all go through one handler; each reads its answers with the same limits. */
const few: readonly HostileMode[] = [
  "an endless body",
  "one byte at a time",
  "a gzip bomb",
  "a redirect to another host",
  "a page",
  "values of the wrong kind",
];
/** An executable has the same code; these two differ by its own HTTP client. */
const fewest: readonly HostileMode[] = ["an endless body", "one byte at a time"];

const metadata = { modes: few, unusable: ["SOURCE_FAILED", 2], limit: "64 KiB" } as const;

const counterparts: readonly Counterpart[] = [
  { counterpart: "STS", args: ["export", "keys"] },
  { counterpart: "STS for a web identity", args: ["export", "web"] },
  { counterpart: "the portal of Identity Center", args: ["export", "sso"], prepare: portalToken },
  { counterpart: "the list of accounts", args: ["sso", "accounts", "--sso-session", "acme"], prepare: portalToken },
  { counterpart: "the sign-in service", args: ["login", "sso", "--use-device-code", "--no-browser"] },
  { counterpart: "a first console sign-in", args: ["login", "console"], named: /signing in to /, prepare: browser, modes: few },
  {
    counterpart: "a console session's renewal",
    args: ["export", "console"],
    named: /renewing /,
    prepare: consoleSession,
    modes: few,
  },
  {
    counterpart: "federation",
    args: ["console", "federated", "--print"],
    named: /a console sign-in/,
    // The role's credentials come from an STS that means well.
    prepare: async () => ({ AWS_ENDPOINT_URL_STS: aws.url }),
    modes: few,
  },
  {
    ...metadata,
    counterpart: "instance metadata",
    args: ["export", "instance"],
    named: /[Tt]he EC2 metadata service/,
    prepare: async (_, { url }) => ({ AWS_EC2_METADATA_SERVICE_ENDPOINT: url, AWS_METADATA_SERVICE_TIMEOUT: "2" }),
    seconds: 2,
  },
  {
    ...metadata,
    counterpart: "a container's credentials endpoint",
    args: ["export", "container"],
    named: /container's credentials endpoint/,
    prepare: async (_, { url }) => ({
      AWS_CONTAINER_CREDENTIALS_FULL_URI: `${url}/credentials`,
      AWS_CONTAINER_AUTHORIZATION_TOKEN: "planted-authorization",
    }),
    seconds: 2,
  },
  {
    counterpart: "a start URL of the organization's own",
    args: ["login", "vanity", "--use-device-code", "--no-browser"],
    named: /start URL/,
    prepare: async (home, { ca = "" }) => {
      await home.write("ca.pem", ca);
      return { AWS_ENDPOINT_URL: "" };
    },
    tls: true,
    // Only headers are read of its answer.
    modes: ["an endless body", "headers one byte at a time", "a redirect to another host", "a page"],
    unusable: ["INVALID_VALUE", 2],
  },
];

let aws: LocalAws;
beforeAll(async () => {
  aws = await startLocalAws();
});
afterAll(() => aws.close());

describe.each(builds)("$how", ({ how, tool, program: [command, ...first] }) => {
  describe.each(counterparts)("$counterpart", (counterpart) => {
    const {
      args,
      named = /./,
      prepare,
      tls = false,
      modes = hostileModes,
      unusable = ["AWS_UNAVAILABLE", 5],
      limit = "1 MiB",
      seconds,
    } = counterpart;
    const tried = how === onNode.how ? modes : modes.filter((mode) => fewest.includes(mode));
    it.concurrent.for(tried.map((mode) => ({ mode })))("that answers with $mode", async ({ mode }, context) => {
      requireTool(tool, context);
      await using server = await startHostile(mode, { tls });
      await using home = await createTempHome({ credentials });
      await home.write(".aws/config", config.replaceAll("HOME", home.path).replace("URL", server.url));
      await home.write("token", "planted-header.payload.signature");
      const more = await prepare?.(home, server);
      const slow = slowModes.includes(mode);
      const ended = await runProcess(command, [...first, ...args, "--timeout", slow ? "1s" : "20s", "--json"], {
        env: { ...home.env, AWS_ENDPOINT_URL: server.url, ...more },
        measureMemory: true,
      });
      const { error } = JSON.parse(ended.stdout) as { readonly error: { readonly code: string; readonly message: string } };
      const where = `${mode}: ${ended.stdout}${ended.stderr}`;
      const [code, status] = slow ? ["NETWORK_UNREACHABLE", 5] : unusable;
      expect([ended.timedOut, ended.status, error.code], where).toEqual([false, status, code]);
      expect(error.message, where).not.toMatch(/Maximum call stack|is not a function|Cannot read|Unexpected token|NaN/);
      expect(error.message, where).toMatch(named);
      if (/GiB|endless/.test(mode) && !tls) expect(error.message).toContain(`more than ${limit}`);
      if (slow) expect(error.message).toMatch(new RegExp(`did not (?:begin|finish) .*within ${seconds ?? 1} s`));
      expect(ended.peakMemory, where).toBeLessThan(most);
      // What has passed the time limit is not asked again. On a busy machine the time may be over before a request is there.
      if (slow) expect(server.requests(), where).toBeLessThanOrEqual(1);
      else expect(server.requests(), where).toBeGreaterThan(0);
      expect(ended.stdout + ended.stderr).not.toMatch(secret);
      expectNoSecrets(aws.issuedSecrets(), { "the output": ended.stdout + ended.stderr });
    });
  });
});
