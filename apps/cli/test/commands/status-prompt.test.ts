import { writeFile } from "node:fs/promises";
import { nodeUnderTest } from "@aws-temp/testkit";
import { describe, expect, it } from "vitest";
import { bin, type CliWorld, jsonOf, openCliWorld } from "../cli-world.ts";

const prompt = async (world: CliWorld, env: Readonly<Record<string, string>>, more: readonly string[] = []) => {
  const result = await world.run(["status", "--prompt", ...more], { env });
  expect(result).toMatchObject({ status: 0, stderr: "" });
  return result.stdout;
};

/** What `export` sets. */
async function exported(world: CliWorld, ...args: readonly string[]): Promise<Record<string, string>> {
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = jsonOf(
    await world.run(["export", ...args, "--format", "process"]),
  ) as Record<string, string>;
  return {
    AWS_ACCESS_KEY_ID: AccessKeyId ?? "",
    AWS_SECRET_ACCESS_KEY: SecretAccessKey ?? "",
    AWS_SESSION_TOKEN: SessionToken ?? "",
    AWS_CREDENTIAL_EXPIRATION: Expiration ?? "",
  };
}

describe("what a shell holds", () => {
  it("is the profile of exported keys, which the cache knows", async () => {
    await using world = await openCliWorld();
    const { AWS_CREDENTIAL_EXPIRATION: _, ...env } = await exported(world, "prod-readonly");
    expect(await prompt(world, env)).toBe("prod-readonly 59m\n");
    // Flags change nothing of it, and lead the long way.
    expect(await prompt(world, env, ["--no-color", "--no-input"])).toBe("prod-readonly 59m\n");
  });

  it("is what the environment says of its expiry", async () => {
    await using world = await openCliWorld();
    const env = await exported(world, "dev");
    expect(await prompt(world, env)).toBe("dev 11h59m\n");
    expect(await prompt(world, { ...env, AWS_CREDENTIAL_EXPIRATION: "2020-01-01T00:00:00Z" })).toBe("dev expired\n");
  });

  it("is the profile that exec names", async () => {
    await using world = await openCliWorld();
    const env = await exported(world, "dev");
    const given = { AWS_TEMP_PROFILE: "mine", AWS_TEMP_ACCESS_KEY_ID: env["AWS_ACCESS_KEY_ID"] ?? "" };
    expect(await prompt(world, { ...env, ...given })).toBe("mine 11h59m\n");
    expect(await prompt(world, { AWS_TEMP_PROFILE: "mine" })).toBe("mine\n");
    // The keys were removed again.
    expect(await prompt(world, given)).toBe("");
  });

  it("is what a shell inside exec took after it, not what exec gave", async () => {
    await using world = await openCliWorld();
    const inside = async (script: string, ...flags: readonly string[]) => {
      const words = [nodeUnderTest, bin].map((word) => `'${word}'`).join(" ");
      const shell = ["sh", "-c", `aws_temp() { ${words} "$@"; }; ${script} aws_temp status --prompt`];
      const { status, stdout, stderr } = await world.run(["exec", "dev", ...flags, "--", ...shell]);
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      return stdout;
    };
    const exported = 'eval "$(aws_temp export prod-readonly --format sh)";';
    const foreign = "export AWS_ACCESS_KEY_ID=AKIAFOREIGN AWS_SECRET_ACCESS_KEY=x; unset AWS_SESSION_TOKEN;";
    const removed = 'eval "$(aws_temp unset --format sh)";';
    expect(await inside("")).toBe("dev 11h59m\n");
    expect(await inside(exported)).toBe("prod-readonly 59m\n");
    expect(await inside(exported + removed)).toBe("");
    expect(await inside(foreign)).toBe("env\n");
    expect(await inside(foreign, "--server")).toBe("env\n");
    // The endpoint is there again once the keys before it are gone.
    expect(await inside(exported, "--server")).toBe("prod-readonly 59m\n");
    expect(await inside(exported + removed, "--server")).toBe("dev 11h59m\n");
  });

  it.each([
    { name: "of serve", env: {}, text: "büro dev\n" },
    { name: "beside a stand-in for default", env: { AWS_PROFILE: "aws-temp-served" }, text: "büro dev\n" },
    { name: "behind a profile of the user's", env: { AWS_PROFILE: "prod-admin" }, text: "prod-admin\n" },
  ])("is the profile of an endpoint $name", async ({ env, text }) => {
    await using world = await openCliWorld();
    const uri = `http://127.0.0.1:1234/profiles/${encodeURIComponent("büro dev")}`;
    expect(await prompt(world, { ...env, AWS_CONTAINER_CREDENTIALS_FULL_URI: uri } as Record<string, string>)).toBe(text);
  });

  it("is a profile by its name, with the time that cache or file knows", async () => {
    await using world = await openCliWorld();
    expect(await prompt(world, { AWS_PROFILE: "prod-readonly" })).toBe("prod-readonly\n");
    await world.run(["login", "prod-readonly"]);
    expect(await prompt(world, { AWS_PROFILE: "prod-readonly" })).toBe("prod-readonly 59m\n");
    expect(await prompt(world, { AWS_DEFAULT_PROFILE: "prod-readonly-temporary" })).toBe("prod-readonly-temporary 59m\n");
  });

  it.each([
    { name: "nothing", env: {}, text: "" },
    { name: "keys of no one knows whom", env: { AWS_ACCESS_KEY_ID: "AKIAFOREIGN" }, text: "env\n" },
    { name: "a profile that is not there", env: { AWS_PROFILE: "nobody" }, text: "nobody\n" },
    { name: "a name that a shell might run", env: { AWS_PROFILE: "$(id)`id`\\n" }, text: "??id??id??n\n" },
  ])("may be $name", async ({ env, text }) => {
    await using world = await openCliWorld();
    expect(await prompt(world, env as Record<string, string>)).toBe(text);
  });

  it("is silent about files that cannot be read", async () => {
    await using world = await openCliWorld();
    await writeFile(world.home.configFile, Buffer.from([0xff, 0xfe, 0x0a]));
    expect(await prompt(world, { AWS_PROFILE: "dev" })).toBe("dev\n");
  });
});
