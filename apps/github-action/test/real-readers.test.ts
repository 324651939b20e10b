import { findAwsCli, findPythonWith, requireTool, runProcess } from "@aws-temp/testkit";
import { expect, it } from "vitest";
import { ambient, finish, session, startJob, succeed, withKeysAndRole, withOidc } from "./job.ts";

async function said(program: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<string> {
  const { stdout, stderr } = await runProcess(program, args, { env });
  return stdout.trim() || stderr;
}

const script = `
import boto3, sys
url, profile = (sys.argv[1:] + [None])[:2]
session = boto3.Session(profile_name=profile)
print(session.region_name, session.client("sts", endpoint_url=url).get_caller_identity()["Arn"])
`;
const whoAmI = ["sts", "get-caller-identity", "--query", "Arn", "--output", "text"];

it("the AWS CLI of a later step uses the variables, and the profiles", async (context) => {
  const program = requireTool(await findAwsCli(), context);
  await using runner = await startJob({ config: "# mine\n[profile other]\ns3 =\n  addressing_style = path\n" });
  await succeed(runner, withOidc);
  await succeed(runner, { ...withKeysAndRole, "aws-profile": "shop" });
  const ask = (...more: string[]) => said(program, [...whoAmI, "--endpoint-url", runner.aws.url, ...more], runner.job.env);
  expect(await ask()).toBe(session("Workflow"));
  expect(await ask("--profile", "shop")).toBe(session("Tagged"));
});

it("boto3 of a later step uses the variables, and the profiles", async (context) => {
  const python = requireTool(await findPythonWith("boto3"), context);
  await using runner = await startJob({ env: ambient("maria") });
  await succeed(runner, { ...withOidc, "export-expiration": "true" });
  await succeed(runner, { ...withKeysAndRole, "aws-profile": "shop", "config-location": "temp" });
  const ask = (...args: string[]) => said(python, ["-c", script, runner.aws.url, ...args], runner.job.env);
  expect(await ask()).toBe(`eu-central-1 ${session("Workflow")}`);
  expect(await ask("shop")).toBe(`eu-central-1 ${session("Tagged")}`);
});

it("boto3 finds the user's own profiles again when the job's own files are gone", async (context) => {
  const python = requireTool(await findPythonWith("boto3"), context);
  await using runner = await startJob({ config: "[profile mine]\nregion = eu-west-3\n" });
  await succeed(runner, { ...withOidc, "aws-profile": "shop", "config-location": "temp" });
  await finish(runner);
  const region = "import boto3; print(boto3.Session(profile_name='mine').region_name)";
  expect(await said(python, ["-c", region], runner.job.env)).toBe("eu-west-3");
});
