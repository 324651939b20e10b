import { expect, it } from "vitest";
import { jsonOf, openCliWorld } from "../cli-world.ts";

it("prints the plan as JSON and calls no one", async () => {
  await using world = await openCliWorld();
  const result = await world.run(["explain", "prod-deploy", "--json"]);
  expect(result).toMatchObject({ status: 0, stderr: "" });
  expect(jsonOf(result)).toMatchObject({
    profile: "prod-deploy",
    region: "eu-central-1",
    source: { kind: "static", profile: "dev-mfa" },
    steps: [
      {
        kind: "get-session-token",
        profile: "dev-mfa",
        durationSeconds: 43_200,
        mfaSerial: "arn:aws:iam::111122223333:mfa/maria",
      },
      {
        kind: "assume-role",
        profile: "prod-admin",
        roleArn: "arn:aws:iam::444455556666:role/Admin",
        durationSeconds: 3600,
        mfaSerial: null,
      },
      { kind: "assume-role", profile: "prod-deploy", roleArn: "arn:aws:iam::444455556666:role/Deploy", mfaSerial: null },
    ],
    warnings: [],
    problems: [],
  });
  expect(world.aws.calls()).toEqual([]);
});

it("takes the flags that shape a plan", async () => {
  await using world = await openCliWorld();
  const { steps, reasons } = jsonOf(await world.run(["explain", "prod-admin", "--duration", "8h", "--json"]));
  expect(steps).toMatchObject([
    { kind: "assume-role", durationSeconds: 28_800, mfaSerial: "arn:aws:iam::111122223333:mfa/maria" },
  ]);
  expect(reasons).toEqual([expect.stringContaining("more than an hour")]);
});

it("shows warnings and problems that touch the plan, and no others", async () => {
  const role = "arn:aws:iam::444455556666:role/ReadOnly";
  const config = `[profile other]
region eu-west-1

[profile chained]
role_arn = ${role}
source_profile = middle
duration_seconds = 7200

[profile middle]
role_arn = ${role}
source_profile = base
region = eu-west-1 # home
`;
  const credentials = "[base]\naws_access_key_id = AKIAALICEDEV2EXAMPLE\naws_secret_access_key = canary/secret\n";
  await using world = await openCliWorld({ files: { config, credentials } });
  const { warnings, problems } = jsonOf(await world.run(["explain", "chained", "--json"]));
  expect(warnings).toEqual([expect.objectContaining({ message: expect.any(String), profile: "chained", line: 7 })]);
  expect(problems).toEqual([expect.objectContaining({ severity: "warning", file: world.home.configFile, line: 12 })]);
  const { stdout, status } = await world.run(["explain", "chained"]);
  expect(status).toBe(0);
  expect(stdout).toContain("~/.aws/config:7");
  expect(stdout).toContain("~/.aws/config:12: warning:");
  expect(stdout).not.toContain("config:2:");
});

it("shows the program of a credential_process without its arguments", async () => {
  const config = '[profile helper]\ncredential_process = "/opt/my helper" --password canary-in-config\n';
  await using world = await openCliWorld({ files: { config } });
  const asJson = await world.run(["explain", "helper", "--json"]);
  expect(jsonOf(asJson)).toMatchObject({ source: { kind: "process", program: "/opt/my helper" } });
  const { stdout } = await world.run(["explain", "helper"]);
  expect(asJson.stdout + stdout).not.toContain("canary-in-config");
});
