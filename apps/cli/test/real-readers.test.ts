import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { defaultProvider } from "@aws-sdk/credential-provider-node";
import { findAwsCli, findPythonWith, requireTool, runProcess } from "@aws-temp/testkit";
import { expect, it } from "vitest";
import { type CliWorld, openCliWorld } from "./cli-world.ts";

const profiles = [
  { login: ["dev"], reads: "dev-temporary", arn: /:user\/alice$/ },
  { login: ["dev-mfa"], reads: "dev-mfa-temporary", arn: /:user\/maria$/ },
  { login: ["prod-admin"], reads: "prod-admin-temporary", arn: /:assumed-role\/Admin\// },
  { login: ["prod-readonly", "--to", "a name with spaces"], reads: "a name with spaces", arn: /:assumed-role\/ReadOnly\// },
];

async function logIn(world: CliWorld, args: readonly string[]): Promise<void> {
  // A code is refused where none is needed.
  const code = args[0] === "dev-mfa" || args[0] === "prod-admin" ? ["--mfa-code", world.code()] : [];
  expect(await world.run(["login", ...args, ...code])).toMatchObject({ status: 0 });
}

it.for(profiles)("the AWS CLI uses what login wrote: $reads", async ({ login, reads, arn }, context) => {
  const program = requireTool(await findAwsCli(), context);
  await using world = await openCliWorld();
  await logIn(world, login);
  const args = [
    "sts",
    "get-caller-identity",
    "--profile",
    reads,
    "--endpoint-url",
    world.aws.url,
    "--query",
    "Arn",
    "--output",
    "text",
  ];
  const { stdout, stderr } = await runProcess(program, args, { env: world.env });
  expect(stdout.trim(), stderr).toMatch(arn);
});

it.each(profiles)("the AWS SDK for JavaScript uses what login wrote: $reads", async ({ login, reads, arn }) => {
  await using world = await openCliWorld();
  await logIn(world, login);
  const { configFile, credentialsFile } = world.home;
  const credentials = defaultProvider({
    profile: reads,
    configFilepath: configFile,
    filepath: credentialsFile,
    ignoreCache: true,
  });
  const client = new STSClient({ region: "eu-central-1", endpoint: world.aws.url, credentials });
  expect((await client.send(new GetCallerIdentityCommand({}))).Arn).toMatch(arn);
  client.destroy();
});

it("boto3 uses what login wrote", async (context) => {
  const python = requireTool(await findPythonWith("boto3"), context);
  await using world = await openCliWorld();
  await logIn(world, ["prod-admin"]);
  const script =
    "import boto3,sys; s=boto3.Session(profile_name='prod-admin-temporary'); print(s.region_name, s.client('sts',endpoint_url=sys.argv[1]).get_caller_identity()['Arn'])";
  const { stdout, stderr } = await runProcess(python, ["-c", script, world.aws.url], { env: world.env });
  expect(stdout.trim(), stderr).toMatch(/^eu-central-1 arn:aws:sts::444455556666:assumed-role\/Admin\//);
});
