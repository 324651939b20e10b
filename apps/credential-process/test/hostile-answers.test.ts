import {
  createTempHome,
  type HostileMode,
  type HostileServer,
  requireTool,
  slowModes,
  startHostile,
  type TempHome,
} from "@aws-temp/testkit";
import { describe, expect, it } from "vitest";
import { executable, program, run, standalone } from "./run-program.ts";

/** No run of ours may need more, whatever a counterpart sends. */
const most = 200 * 1024 * 1024;

const config = `
[profile role]
region = eu-west-1
role_arn = arn:aws:iam::111122223333:role/x
source_profile = keys
[profile sso]
region = eu-west-1
sso_session = acme
sso_account_id = 111122223333
sso_role_name = Admin
[sso-session acme]
sso_start_url = https://acme.awsapps.com/start
sso_region = eu-west-1
[profile instance]
region = eu-west-1
role_arn = arn:aws:iam::111122223333:role/x
credential_source = Ec2InstanceMetadata
`;
const credentials = `[keys]\naws_access_key_id = AKIAALICEDEV1EXAMPLE\naws_secret_access_key = ${"hostile/+".repeat(4)}\n`;

/** A token that is good for an hour. Named for the session, as all tools do. */
async function portalToken(home: TempHome): Promise<void> {
  const token = {
    startUrl: "https://acme.awsapps.com/start",
    region: "eu-west-1",
    accessToken: "planted-access-token",
    expiresAt: `${new Date(Date.now() + 3_600_000).toISOString().slice(0, 19)}Z`,
  };
  await home.write(".aws/sso/cache/293abb6b76d7791c0732cc517d38c4b5c734b87f.json", JSON.stringify(token));
}

const variables = ({ url }: HostileServer) => ({ AWS_ENDPOINT_URL: url, AWS_EC2_METADATA_SERVICE_ENDPOINT: url });

const modes: readonly HostileMode[] = [
  "an endless body",
  "one byte at a time",
  "a gzip bomb",
  "a redirect to another host",
  "a page",
  "values of the wrong kind",
];
/** An executable has the same code; the first two modes differ by its own HTTP client. */
const rows = [
  ...modes.map((mode) => ({ how: "on Node", mode })),
  ...modes.slice(0, 2).map((mode) => ({ how: "as an executable", mode })),
];

describe.each([
  { counterpart: "STS", profile: "role", unusable: "5 AWS_UNAVAILABLE", late: "TIMED_OUT", limit: "1 MiB" },
  {
    counterpart: "the portal of Identity Center",
    profile: "sso",
    unusable: "5 AWS_UNAVAILABLE",
    late: "TIMED_OUT",
    limit: "1 MiB",
  },
  // The service's own time limit of 1 s comes first.
  {
    counterpart: "instance metadata",
    profile: "instance",
    unusable: "2 SOURCE_FAILED",
    late: "NETWORK_UNREACHABLE",
    limit: "64 KiB",
  },
])("$counterpart", ({ profile, unusable, late, limit }) => {
  it.concurrent.for(rows)("that answers with $mode, $how", async ({ how, mode }, context) => {
    const of = how === "on Node" ? program : standalone;
    if (of === standalone) requireTool(executable, context);
    await using server = await startHostile(mode);
    await using home = await createTempHome({ config, credentials });
    await portalToken(home);
    const slow = slowModes.includes(mode);
    const timeout = slow && late === "TIMED_OUT" ? "1s" : "20s";
    const options = { env: { ...home.env, ...variables(server) }, measureMemory: true };
    const ended = await run([profile, "--timeout", timeout], options, of);
    const { stderr, status, stdout } = ended;
    const code = /\(([A-Z_]+)\)$/m.exec(stderr)?.[1];
    expect([ended.timedOut, stdout, `${status} ${code}`], stderr).toEqual([false, "", slow ? `5 ${late}` : unusable]);
    expect(stderr).not.toMatch(/Maximum call stack|is not a function|Cannot read|Unexpected token|NaN|^\s+at /m);
    if (mode === "an endless body") expect(stderr).toContain(`more than ${limit}`);
    if (slow) expect(stderr).toContain("within 1 s");
    expect(ended.peakMemory, `${of.join(" ")}: ${stderr}`).toBeLessThan(most);
    // On a busy machine the time may be over before a request is there.
    if (!slow) expect(server.requests()).toBeGreaterThan(0);
    expect(stderr).not.toMatch(/planted-|hostile\/\+/);
  });
});
