import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { openTerminal, requireTool, runProcess } from "@aws-temp/testkit";
import { describe, expect, it } from "vitest";
import { type CliWorld, jsonOf, maria, openCliWorld } from "../cli-world.ts";
import { freePort } from "../free-port.ts";
import { onNode } from "../programs.ts";
import { browserProgram } from "../sign-in/browser-program.ts";

const readOnly = "arn:aws:iam::aws:policy/ReadOnlyAccess";
const role = (name: string) => expect.stringContaining(`:assumed-role/${name}/`) as unknown as string;

/** The page that an address opens. */
async function pageAt(url: unknown): Promise<{ readonly status: number; readonly text: string }> {
  const answer = await fetch(String(url));
  return { status: answer.status, text: await answer.text() };
}

const durations = ({ aws }: CliWorld) =>
  aws.calls().flatMap(({ operation, parameters }) => (operation === "GetSigninToken" ? [parameters["SessionDuration"]] : []));

/** Seconds from now, by AWS's clock. */
const lasts = (world: CliWorld, ends: unknown) => Math.round((Date.parse(String(ends)) - world.aws.now()) / 1000);

describe("--print", () => {
  it.each<{ name: string; args: string[]; mfa?: boolean; arn: string; seconds: number; sent?: string; warns?: string }>([
    { name: "a role", args: ["prod-readonly"], arn: role("ReadOnly"), seconds: 3600 },
    {
      name: "a role that outlasts its credentials",
      args: ["prod-readonly", "--session-duration", "8h"],
      arn: role("ReadOnly"),
      seconds: 28_800,
      sent: "28800",
    },
    {
      name: "a role behind a shared MFA session, which AWS does not prolong",
      args: ["prod-auditor", "--session-duration", "8h"],
      mfa: true,
      arn: role("Auditor"),
      seconds: 3600,
      warns: "lasts as long as the credentials",
    },
    {
      name: "a role that the MFA code went to",
      args: ["prod-auditor", "--mfa-on", "role", "--session-duration", "12h"],
      mfa: true,
      arn: role("Auditor"),
      seconds: 43_200,
      sent: "43200",
    },
    { name: "a role of a web identity", args: ["ci-web"], arn: role("Ci"), seconds: 3600 },
    {
      name: "an IAM user, as a federated user",
      args: ["dev", "--policy-arn", readOnly],
      arn: expect.stringMatching(/^arn:aws:sts::111122223333:federated-user\/aws-temp-/) as unknown as string,
      seconds: 43_200,
    },
    {
      name: "a federated user for as long as asked",
      args: [
        "dev",
        "--policy",
        '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}',
        "--session-duration",
        "2h",
      ],
      arn: expect.stringContaining(":federated-user/") as unknown as string,
      seconds: 7200,
    },
    {
      name: "a federated user for longer than any role",
      args: ["dev", "--policy-arn", readOnly, "--session-duration", "36h"],
      arn: expect.stringContaining(":federated-user/") as unknown as string,
      seconds: 129_600,
    },
    {
      name: "an IAM user with MFA, without MFA",
      args: ["dev-mfa", "--policy-arn", readOnly],
      arn: expect.stringContaining(":federated-user/") as unknown as string,
      seconds: 43_200,
      warns: "carries no MFA",
    },
  ])("gives an address that signs in $name", async ({ args, mfa, arn, seconds, sent, warns }) => {
    await using world = await openCliWorld();
    const code = mfa ? ["--mfa-code", world.code()] : [];
    const result = await world.run(["console", ...args, ...code, "--print", "--json"]);
    expect(result).toMatchObject({ status: 0, stderr: warns === undefined ? "" : expect.stringContaining(warns) });
    const { url, identity, sessionEnds, ...rest } = jsonOf(result);
    expect(identity).toMatchObject({ arn });
    expect(rest).toMatchObject({ profile: args[0], handedOver: "printed", bookmarks: null });
    expect(Math.abs(lasts(world, sessionEnds) - seconds)).toBeLessThan(10);
    expect(durations(world)).toEqual([sent]);
    const page = await pageAt(url);
    expect(page).toMatchObject({ status: 200, text: expect.stringContaining((identity as { arn: string }).arn) });
  });

  it("prolongs the role that IAM Identity Center gives, and not one on top of it", async () => {
    await using world = await openCliWorld({ signIn: "automatic" });
    const { env } = await browserProgram(world);
    const port = String(await freePort());
    expect((await world.run(["login", "sso", "--redirect-port", port], { env })).status).toBe(0);
    const longer = ["--session-duration", "12h", "--print", "--json"];
    const given = await world.run(["console", "sso-admin", ...longer]);
    expect(given).toMatchObject({ status: 0, stderr: "" });
    expect(Math.abs(lasts(world, jsonOf(given)["sessionEnds"]) - 43_200)).toBeLessThan(10);
    expect((await pageAt(jsonOf(given)["url"])).text).toContain("AWSReservedSSO_Administrator");
    const chained = await world.run(["console", "sso-deploy", ...longer]);
    expect(chained).toMatchObject({ status: 0, stderr: expect.stringContaining("lasts as long as the credentials") });
    expect(durations(world)).toEqual(["43200", undefined]);
  });

  it("prints the address alone on stdout, and what it is on stderr", async () => {
    await using world = await openCliWorld();
    const { stdout, stderr, status } = await world.run(["console", "prod-readonly", "--service", "logs", "--print"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/federation\?Action=login&Destination=\S+&SigninToken=[\w-]+\n$/);
    expect(stderr).toContain("prod-readonly (eu-west-1) as role ReadOnly in 444455556666");
    expect(stderr).not.toContain("SigninToken");
    expect((await pageAt(stdout.trim())).text).toContain(
      "https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logsV2:log-groups",
    );
  });

  it("takes the environment's own keys where no profile is named, and refuses a session of GetSessionToken", async () => {
    await using world = await openCliWorld();
    const exported = async (profile: string) => {
      const { accessKeyId, secretAccessKey, sessionToken } = jsonOf(await world.run(["export", profile, "--json"]));
      return {
        AWS_ACCESS_KEY_ID: String(accessKeyId),
        AWS_SECRET_ACCESS_KEY: String(secretAccessKey),
        AWS_SESSION_TOKEN: String(sessionToken),
      };
    };
    const roles = await world.run(["console", "--print", "--json"], { env: await exported("prod-readonly") });
    expect(jsonOf(roles)).toMatchObject({ profile: "environment", identity: { arn: role("ReadOnly") } });
    const users = await world.run(["console", "--print", "--json"], { env: await exported("dev") });
    expect(users.status).toBe(2);
    expect(jsonOf(users)).toMatchObject({
      error: { code: "INVALID_VALUE", message: expect.stringContaining("GetSessionToken") },
    });
    const keys = { AWS_ACCESS_KEY_ID: "AKIAALICEDEV2EXAMPLE", AWS_SECRET_ACCESS_KEY: "alice/Secret+of/the+demo/worldEXAMPLEKEY" };
    const federated = await world.run(["console", "--policy-arn", readOnly, "--print", "--json"], { env: keys });
    expect(jsonOf(federated)).toMatchObject({ profile: "environment", identity: { account: "111122223333" } });
  });

  it("gives a program's long-term keys to GetFederationToken, and takes a program's role as it is", async () => {
    const keys = { Version: 1, AccessKeyId: "AKIAALICEDEV2EXAMPLE", SecretAccessKey: "alice/Secret+of/the+demo/worldEXAMPLEKEY" };
    const config = `[profile keys]\ncredential_process = printf %s '${JSON.stringify(keys)}'\nsession_policy_arns = ${readOnly}\n`;
    await using world = await openCliWorld({ files: { config } });
    const result = await world.run(["console", "keys", "--print", "--json"]);
    expect(jsonOf(result)).toMatchObject({ identity: { arn: expect.stringContaining(":federated-user/") } });
    await using standard = await openCliWorld();
    const helper = await standard.run(["console", "helper", "--print", "--json"]);
    expect(jsonOf(helper)).toMatchObject({ identity: { arn: role("Task") } });
    const narrowed = await standard.run(["console", "helper", "--policy-arn", readOnly, "--print", "--json"]);
    expect(jsonOf(narrowed)).toMatchObject({ error: { code: "INVALID_VALUE" } });
  });
});

it.each<{ name: string; args: string[]; status: number; code: string; message?: string }>([
  { name: "an IAM user without a policy", args: ["dev"], status: 2, code: "USAGE", message: "needs a policy" },
  { name: "a policy that is none", args: ["dev", "--policy-arn", "ReadOnlyAccess"], status: 2, code: "INVALID_VALUE" },
  {
    name: "a user's session of two days",
    args: ["dev", "--policy-arn", readOnly, "--duration", "48h"],
    status: 2,
    code: "DURATION_OUT_OF_RANGE",
  },
  {
    name: "a session of thirteen hours",
    args: ["prod-readonly", "--session-duration", "13h"],
    status: 2,
    code: "DURATION_OUT_OF_RANGE",
  },
  { name: "another site", args: ["prod-admin", "--destination", "https://example.com"], status: 2, code: "INVALID_VALUE" },
  { name: "two places", args: ["dev", "--service", "s3", "--destination", "/s3"], status: 2, code: "USAGE" },
  { name: "two ways", args: ["dev", "--copy", "--print"], status: 2, code: "USAGE" },
  { name: "a colour without a container", args: ["dev", "--container-color", "red"], status: 2, code: "USAGE" },
  {
    name: "a colour that is none",
    args: ["dev", "--firefox-container", "x", "--container-color", "mauve"],
    status: 2,
    code: "USAGE",
  },
  { name: "a code and no one to give it", args: ["prod-admin", "--print"], status: 3, code: "MFA_CODE_NEEDED" },
  { name: "a code and --no-input", args: ["prod-admin", "--print", "--no-input"], status: 3, code: "MFA_CODE_NEEDED" },
  { name: "a browser that is not there", args: ["prod-admin", "--browser", "/no/such"], status: 2, code: "BROWSER_FAILED" },
])("$name ends with $status and $code, and no call", async ({ args, status, code, message = "" }) => {
  await using world = await openCliWorld();
  const result = await world.run(["console", ...args, "--json"]);
  expect(result.status).toBe(status);
  expect(jsonOf(result)).toMatchObject({ error: { code, message: expect.stringContaining(message) } });
  expect(world.calls()).toEqual([]);
});

it.each([
  { name: "no network", env: { AWS_ENDPOINT_URL_SIGNIN: "http://127.0.0.1:9" }, status: 5, code: "NETWORK_UNREACHABLE" },
  { name: "a server that is none of AWS", fault: { kind: "garble" } as const, status: 5, code: "AWS_UNAVAILABLE" },
])("$name ends with $status and $code", async ({ env = {}, fault, status, code }) => {
  await using world = await openCliWorld();
  if (fault !== undefined) world.aws.faults.set({ operation: "GetSigninToken", effect: fault });
  const result = await world.run(["console", "prod-readonly", "--print", "--json"], { env });
  expect(result.status).toBe(status);
  expect(jsonOf(result)).toMatchObject({ error: { code } });
});

it("asks again when AWS is busy", async () => {
  await using world = await openCliWorld();
  world.aws.faults.set({ operation: "GetSigninToken", times: 2, effect: { kind: "throttle" } });
  expect(await world.run(["console", "prod-readonly", "--print"])).toMatchObject({ status: 0 });
  expect(world.calls().filter((call) => call === "GetSigninToken")).toHaveLength(3);
});

it.skipIf(process.platform === "win32")("--copy gives the address to the clipboard's program, on its stdin", async () => {
  await using world = await openCliWorld();
  const [clipboard, argv] = [join(world.home.path, "clipboard"), join(world.home.path, "argv")];
  await world.home.write("programs/xclip", "#!/bin/sh\nexit 1\n", 0o755);
  await world.home.write("programs/xsel", `#!/bin/sh\necho "$@" > "${argv}"\ncat > "${clipboard}"\n`, 0o755);
  const env = {
    PATH: `${world.home.path}/programs:${world.env["PATH"]}`,
    DISPLAY: ":9",
    WAYLAND_DISPLAY: "",
    TERMUX_VERSION: "",
  };
  const result = await world.run(["console", "prod-readonly", "--copy"], { env });
  expect(result).toMatchObject({ status: 0, stdout: "", stderr: expect.stringContaining("is on the clipboard") });
  expect(await readFile(argv, "utf8")).not.toContain("https:");
  const copied = await readFile(clipboard, "utf8");
  expect(result.stderr).not.toContain(copied);
  expect((await pageAt(copied)).text).toContain("assumed-role/ReadOnly");
  const nowhere = await world.run(["console", "prod-readonly", "--copy", "--json"], { env: { ...env, DISPLAY: "" } });
  expect(jsonOf(nowhere)).toMatchObject({ error: { code: "USAGE", message: expect.stringContaining("no clipboard") } });
});

describe("bookmarks", () => {
  it("are saved, listed, opened and removed, for their profile", async () => {
    await using world = await openCliWorld();
    const run = async (...args: string[]) => jsonOf(await world.run(["console", ...args, "--json"]));
    await run("prod-readonly", "--save", "logs", "--service", "logs", "--region", "ap-south-1");
    const both = await run("prod-readonly", "--save", "my page", "--destination", "/ec2/home#Instances:");
    const logs = { name: "logs", service: "logs", destination: null, region: "ap-south-1" };
    const page = { name: "my page", service: null, destination: "/ec2/home#Instances:", region: null };
    expect(both).toMatchObject({ profile: "prod-readonly", url: null, handedOver: null, bookmarks: [logs, page] });
    expect(await run("prod-readonly", "--bookmarks")).toMatchObject({ bookmarks: [logs, page] });
    expect(await run("dev", "--bookmarks")).toMatchObject({ profile: "dev", bookmarks: [] });
    expect(world.calls()).toEqual([]);
    expect(await run("prod-readonly", "--bookmark", "logs", "--print")).toMatchObject({
      region: "ap-south-1",
      destination: "https://ap-south-1.console.aws.amazon.com/cloudwatch/home?region=ap-south-1#logsV2:log-groups",
    });
    expect(await run("prod-readonly", "--bookmark", "my page", "--print")).toMatchObject({
      destination: "https://eu-west-1.console.aws.amazon.com/ec2/home#Instances:",
    });
    expect(await run("prod-readonly", "--remove-bookmark", "logs")).toMatchObject({ bookmarks: [page] });
    expect((await world.run(["console", "prod-readonly", "--bookmarks"])).stdout).toMatch(
      /^BOOKMARK.*\nmy page +\/ec2\/home#Instances:\n$/,
    );
    expect(await world.run(["console", "prod-readonly", "--remove-bookmark", "my page"])).toMatchObject({
      stdout: "",
      stderr: "✔ Removed bookmark my page of profile prod-readonly.\n",
    });
    expect(await world.run(["console", "prod-readonly", "--save", "my page", "--service", "s3"])).toMatchObject({
      stdout: "",
      stderr: expect.stringMatching(
        /^✔ Saved bookmark my page of profile prod-readonly\. Open it with: .*--bookmark ["']my page["']\n$/,
      ),
    });
  });

  it.each([
    { name: "one that is not there", args: ["--bookmark", "logz"], message: "has no bookmark logz" },
    { name: "the removal of one that is not there", args: ["--remove-bookmark", "logz"], message: "has no bookmark logz" },
    { name: "nothing to save", args: ["--save", "x"], message: "no page" },
  ])("refuse $name", async ({ args, message }) => {
    await using world = await openCliWorld();
    await world.run(["console", "dev", "--save", "logs", "--service", "logs"]);
    const result = await world.run(["console", "dev", ...args, "--json"]);
    expect(result.status).toBe(2);
    const { error } = jsonOf(result) as { error: { code: string; message: string; hints: string[] } };
    expect(error).toMatchObject({ code: "USAGE", message: expect.stringContaining(message) });
    if (args[1] === "logz") expect(error.hints[0]).toBe("Did you mean logs?");
  });
});

it.for([onNode])("$how, it signs in at a terminal, and through pipes", async ({ tool, program: [command, ...args] }, context) => {
  requireTool(tool, context);
  await using world = await openCliWorld();
  await using terminal = openTerminal({
    command,
    args: [...args, "console", "prod-auditor", "--print"],
    env: world.env,
    cols: 4000,
  });
  await terminal.waitFor("MFA code of", 20_000);
  terminal.write(`${world.code()}\r`);
  await terminal.waitFor(/http\S+SigninToken=[\w-]+/);
  expect((await terminal.exited).status).toBe(0);
  expect(world.aws.calls().find(({ operation }) => operation === "GetSessionToken")?.parameters["SerialNumber"]).toBe(maria);
  const { status, stdout, stderr } = await runProcess(command, [...args, "console", "prod-auditor", "--print", "--no-input"], {
    env: world.env,
  });
  expect(status, stderr).toBe(0);
  expect((await pageAt(stdout.trim())).text).toContain("assumed-role/Auditor");
});
