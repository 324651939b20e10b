import { appendFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openCliWorld } from "../cli-world.ts";

const sso = "sso_region = eu-west-1\nsso_account_id = 111122223333\nsso_role_name = R\n";
const keys = "aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = canary-secret\n";

const faults = [
  {
    name: "a slip in a key",
    config: `[profile p]\nso_start_url = https://acme.awsapps.com/start\n${sso}`,
    line: 2,
    says: "config has so_start_url: write sso_start_url.",
  },
  {
    name: "a placeholder",
    config: "[profile p]\nrole_arn = arn:aws:iam::{account}:role/x\nsource_profile = q\n",
    line: 2,
    says: "still holds a placeholder",
  },
  {
    name: "an account that is none",
    config: `[profile p]\nsso_start_url = https://acme.awsapps.com/start\n${sso.replace("111122223333", "1111-2222-3333")}`,
    line: 4,
    says: "Write sso_account_id = 111122223333",
  },
  {
    name: "a security key",
    config: `[profile p]\n${keys}mfa_serial = arn:aws:iam::111122223333:u2f/user/eve/key\n`,
    line: 4,
    says: "security key (FIDO)",
  },
];

describe.each(faults)("$name is named with its line", ({ config, line, says }) => {
  it.each([["explain"], ["export"], ["login"], ["exec"]])("by %s", async (command) => {
    await using world = await openCliWorld({ files: { config } });
    const more = command === "exec" ? ["--", "true"] : [];
    const { status, stdout, stderr } = await world.run([command, "p", ...more]);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(`config:${line}`);
    expect(stderr.replaceAll(/\s+/g, " ")).toContain(says);
    expect(world.calls()).toEqual([]);
  });

  it("in JSON, and by doctor", async () => {
    await using world = await openCliWorld({ files: { config } });
    const failed = JSON.parse((await world.run(["export", "p", "--json"])).stdout);
    expect(failed.error.line).toBe(line);
    const looked = JSON.parse((await world.run(["doctor", "p", "--offline", "--json"])).stdout);
    expect(looked.findings).toContainEqual(expect.objectContaining({ code: failed.error.code, line, severity: "error" }));
  });
});

it("expands the short name of a region that is typed", async () => {
  await using world = await openCliWorld();
  const { status, stdout } = await world.run(["export", "prod-readonly", "--region", "use1", "--json"]);
  expect(status).toBe(0);
  expect(JSON.parse(stdout).region).toBe("us-east-1");
});

it("refuses a code that has no use", async () => {
  await using world = await openCliWorld();
  const { status, stderr } = await world.run(["export", "prod-readonly", "--mfa-code", "123456"]);
  expect(status).toBe(2);
  expect(stderr).toContain("needs no MFA code");
  expect(world.calls()).toEqual([]);
});

it("repeats what the parser found on the lines of keys that AWS refuses", async () => {
  const credentials = '[p]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = "canary-secret"\n';
  await using world = await openCliWorld({ files: { credentials } });
  const { status, stderr } = await world.run(["export", "p"]);
  expect(status).toBe(4);
  expect(stderr.replaceAll(/\s+/g, " ")).toMatch(
    /credentials:3: The quotes around the value of "aws_secret_access_key" are part of it/,
  );
});

it("names the device of the source when AWS refuses a role that may need it", async () => {
  const config = `[profile company]\n${keys}mfa_serial = arn:aws:iam::111122223333:mfa/maria\n[profile build]\nrole_arn = arn:aws:iam::444455556666:role/ProdAdmin\nsource_profile = company\n`;
  await using world = await openCliWorld();
  const standard = await readFile(join(world.home.path, ".aws", "credentials"), "utf8");
  const real = /aws_access_key_id = (\S+)\naws_secret_access_key = (\S+)/.exec(standard);
  await appendFile(
    join(world.home.path, ".aws", "config"),
    config.replace(/AKIA\w+/, real?.[1] ?? "").replace("canary-secret", real?.[2] ?? ""),
  );
  const { status, stderr } = await world.run(["export", "build"]);
  expect(status).toBe(4);
  expect(stderr.replaceAll(/\s+/g, " ")).toContain("add to profile build: mfa_serial = arn:aws:iam::111122223333:mfa/maria");
});

it("explains that the device of a source profile is not that of the role", async () => {
  const config = `[profile company]\n${keys}mfa_serial = arn:aws:iam::111122223333:mfa/eve\n[profile build]\nrole_arn = arn:aws:iam::111122223333:role/Build\nsource_profile = company\n`;
  await using world = await openCliWorld({ files: { config } });
  const { stdout } = await world.run(["explain", "build"]);
  expect(stdout.replaceAll(/\s+/g, " ")).toContain(
    "If the role needs MFA, add to profile build: mfa_serial = arn:aws:iam::111122223333:mfa/eve",
  );
});

describe("access keys in the environment beside AWS_PROFILE", () => {
  const env = {
    AWS_ACCESS_KEY_ID: "ASIAIOSFODNN7EXAMPLE",
    AWS_SECRET_ACCESS_KEY: "canary-secret",
    AWS_SESSION_TOKEN: "canary-token",
    AWS_PROFILE: "dev",
  };

  it("come first in whoami, which says so", async () => {
    await using world = await openCliWorld();
    const { stderr } = await world.run(["whoami"], { env });
    expect(stderr.replaceAll(/\s+/g, " ")).toContain(
      "AWS_PROFILE names profile dev, but the access keys in the environment come first",
    );
  });

  it.each([
    { name: "as a warning", more: {}, code: "environment-keys", severity: "warning" },
    {
      name: "as an error once they have expired",
      more: { AWS_SESSION_EXPIRATION: "2020-01-01T00:00:00Z" },
      code: "environment-keys-expired",
      severity: "error",
    },
  ])("are found by doctor, $name", async ({ more, code, severity }) => {
    await using world = await openCliWorld();
    const { stdout } = await world.run(["doctor", "--offline", "--json"], { env: { ...env, ...more } });
    expect(JSON.parse(stdout).findings).toContainEqual(expect.objectContaining({ code, severity }));
  });
});
