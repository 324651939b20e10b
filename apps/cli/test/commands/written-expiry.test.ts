import { describe, expect, it } from "vitest";
import { jsonOf, openCliWorld } from "../cli-world.ts";

const keys = "aws_access_key_id = ASIAIOSFODNN7EXAMPLE\naws_secret_access_key = secret\naws_session_token = token\n";
const hour = 3_600_000;
const iso = (milliseconds: number) => new Date(milliseconds).toISOString().replace(/\.\d+Z$/, "Z");

describe.each([
  { key: "aws_expiration", tool: "aws-azure-login" },
  { key: "x_security_token_expires", tool: "saml2aws" },
  { key: "expiration", tool: "aws-mfa" },
  { key: "aws_session_expiration", tool: "the tool" },
  { key: "x_credential_expires", tool: "the tool" },
  { key: "aws_session_token_expires_at", tool: "the tool" },
  { key: "aws_credential_expiration", tool: "the tool" },
])("$key", ({ key, tool }) => {
  it("bounds every output, and a past one is KEYS_EXPIRED that names the tool and the line", async () => {
    const soon = iso(Date.now() + hour);
    await using world = await openCliWorld({
      files: { config: "", credentials: `[ok]\n${keys}${key} = ${soon}\n[old]\n${keys}${key} = ${iso(Date.now() - hour)}\n` },
    });
    const given = await world.run(["export", "ok", "--format", "process", "--region", "eu-west-1"]);
    expect(jsonOf(given)).toMatchObject({ Expiration: soon });
    const past = await world.run(["export", "old", "--json", "--region", "eu-west-1"]);
    expect([past.status, jsonOf(past)]).toEqual([
      4,
      {
        error: expect.objectContaining({
          code: "KEYS_EXPIRED",
          hints: [expect.stringMatching(new RegExp(`${tool}.*${key}.*credentials:10`))],
        }),
      },
    ]);
  });
});

it("the earliest of several counts, and one without a zone is UTC", async () => {
  const soon = iso(Date.now() + hour);
  const zoneless = soon.replace("T", " ").replace("Z", "");
  await using world = await openCliWorld({
    files: { config: "", credentials: `[ok]\n${keys}expiration = ${zoneless}\naws_expiration = ${iso(Date.now() + 2 * hour)}\n` },
  });
  const given = await world.run(["export", "ok", "--format", "process", "--region", "eu-west-1"]);
  expect(jsonOf(given)).toMatchObject({ Expiration: soon });
});

it("AWS_SESSION_EXPIRATION bounds keys of the environment", async () => {
  await using world = await openCliWorld({ files: { config: "" } });
  const env = {
    AWS_ACCESS_KEY_ID: "ASIAIOSFODNN7EXAMPLE",
    AWS_SECRET_ACCESS_KEY: "secret",
    AWS_SESSION_TOKEN: "token",
    AWS_REGION: "eu-west-1",
  };
  const past = await world.run(["export", "--json", "--no-input"], {
    env: { ...env, AWS_SESSION_EXPIRATION: iso(Date.now() - hour) },
  });
  expect([past.status, jsonOf(past)]).toEqual([4, { error: expect.objectContaining({ code: "KEYS_EXPIRED" }) }]);
});
