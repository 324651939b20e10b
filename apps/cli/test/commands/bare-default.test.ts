import { findPythonWith, requireTool, runProcess } from "@aws-temp/testkit";
import { describe, expect, it } from "vitest";
import { jsonOf, openCliWorld } from "../cli-world.ts";

/** A [default] that names no source, as `aws configure` leaves it when only a region is given. */
const bare = [
  { file: "config", files: { config: "[default]\nregion = eu-central-1\n" } },
  { file: "credentials", files: { config: "[default]\nregion = eu-central-1\n", credentials: "[default]\n" } },
];
const keys = { AWS_ACCESS_KEY_ID: "", AWS_SECRET_ACCESS_KEY: "" };

describe.each(bare)("a bare [default] in the $file file", ({ files }) => {
  it.each([["export"], ["explain"], ["whoami"]])("hides no keys of the environment from %s", async (command) => {
    await using plain = await openCliWorld();
    await using world = await openCliWorld({ files });
    const alice = await plain.run(["explain", "dev", "--json"]);
    expect(alice.status).toBe(0);
    const env = { ...keys, AWS_ACCESS_KEY_ID: "AKIAALICEDEV1EXAMPLE", AWS_SECRET_ACCESS_KEY: "x".repeat(40) };
    const { stdout } = await world.run([command, "--json", "--no-input"], { env });
    // Local AWS does not know these keys: that they were tried, and in which region, is what counts.
    const said = JSON.parse(stdout) as Record<string, unknown>;
    if (command === "explain") expect(said).toMatchObject({ source: { kind: "environment" }, region: "eu-central-1" });
    else expect(world.calls()).toHaveLength(1);
  });

  it("hides no web identity and no container, in the order of the SDKs", async () => {
    await using world = await openCliWorld({ files });
    const token = await world.home.write("token", "header.payload.signature");
    const web = { AWS_ROLE_ARN: "arn:aws:iam::111122223333:role/x", AWS_WEB_IDENTITY_TOKEN_FILE: token };
    const container = { AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://127.0.0.1:1/" };
    const kindWith = async (env: Record<string, string>) =>
      (jsonOf(await world.run(["explain", "--json"], { env }))["source"] as { kind: string } | undefined)?.kind;
    expect([await kindWith({ ...web, ...container }), await kindWith(container)]).toEqual(["web-identity", "container"]);
  });

  it("boto3 agrees", async (context) => {
    const python = requireTool(await findPythonWith("boto3"), context);
    await using world = await openCliWorld({ files });
    const env = { ...world.env, AWS_ACCESS_KEY_ID: "AKIAALICEDEV1EXAMPLE", AWS_SECRET_ACCESS_KEY: "x".repeat(40) };
    const script = "import boto3; s = boto3.Session(); print(s.get_credentials().method, s.region_name)";
    const { stdout } = await runProcess(python, ["-c", script], { env });
    expect(stdout.trim()).toBe("env eu-central-1");
  });
});

it("a [default] with a source of its own keeps it", async () => {
  await using world = await openCliWorld({
    files: { config: "[default]\nregion = eu-central-1\ncredential_process = echo {}\n" },
  });
  const env = { AWS_ACCESS_KEY_ID: "AKIAALICEDEV1EXAMPLE", AWS_SECRET_ACCESS_KEY: "x".repeat(40) };
  expect(jsonOf(await world.run(["explain", "--json"], { env }))).toMatchObject({ source: { kind: "process" } });
});

it.each([
  {
    name: "temporary keys without a token",
    files: { credentials: "[t]\naws_access_key_id = ASIAIOSFODNN7EXAMPLE\naws_secret_access_key = x\n" },
    says: /ASIAIOSFODNN7EXAMPLE.*aws_session_token/,
  },
  {
    name: "temporary keys with an empty token",
    files: { credentials: "[t]\naws_access_key_id = ASIAIOSFODNN7EXAMPLE\naws_secret_access_key = x\naws_session_token =\n" },
    says: /aws_session_token/,
  },
  {
    name: "temporary keys whose token is in the other file",
    files: {
      config: "[profile t]\naws_session_token = y\n",
      credentials: "[t]\naws_access_key_id = ASIAIOSFODNN7EXAMPLE\naws_secret_access_key = x\n",
    },
    says: /config:2/,
  },
  {
    name: "a web identity without a role",
    files: { config: "[profile t]\nweb_identity_token_file = /token\n" },
    says: /web_identity_token_file but no role_arn/,
  },
])("$name: said before any call", async ({ files, says }) => {
  await using world = await openCliWorld({ files: { config: "", ...files } });
  const { status, stdout } = await world.run(["export", "t", "--region", "eu-west-1", "--json"]);
  expect([status, stdout]).toEqual([2, expect.stringMatching(says)]);
  expect(jsonOf({ stdout } as never)).toMatchObject({ error: { code: "PROFILE_INCOMPLETE" } });
  expect(world.calls()).toEqual([]);
});

it.each(["http://", "https:///path", "container", "http://:80/x"])(
  "a container address without a host (%s) is refused while planning",
  async (uri) => {
    await using world = await openCliWorld({
      files: { config: "[profile c]\nrole_arn = arn:aws:iam::111122223333:role/x\ncredential_source = EcsContainer\n" },
    });
    const { status, stdout } = await world.run(["explain", "c", "--json"], { env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: uri } });
    expect([status, stdout]).toEqual([2, expect.stringContaining("not an address with a host")]);
  },
);
