import { expect, it } from "vitest";
import { jsonOf, openCliWorld } from "../cli-world.ts";
import { browserProgram } from "./browser-program.ts";

it.each([
  { name: "in a CI job", env: { CI: "true" }, profile: "sso" },
  { name: "in a CI job with a display", env: { CI: "1", DISPLAY: ":99" }, profile: "sso" },
  { name: "in a container", env: { REMOTE_CONTAINERS: "true" }, profile: "sso" },
  { name: "over SSH", env: { SSH_CONNECTION: "192.0.2.1 50000 192.0.2.2 22" }, profile: "sso" },
  { name: "at the console's sign-in", env: { CI: "true" }, profile: "console" },
])("login where no one can be reached, $name, ends at once with the command to type", async ({ env, profile }) => {
  await using world = await openCliWorld({ signIn: "automatic" });
  const result = await world.run(["login", profile, "--json"], { env: env as Record<string, string> });
  expect(result).toMatchObject({ status: 3, stderr: "" });
  expect(jsonOf(result)).toMatchObject({
    error: {
      code: "SIGN_IN_NEEDED",
      hints: [`At a terminal: aws-temp login ${profile}`, expect.stringContaining(`aws-temp login ${profile} --use-device-code`)],
    },
  });
  expect(world.calls()).toEqual([]);
});

it("login goes on in a CI job that names a browser", async () => {
  await using world = await openCliWorld({ signIn: "automatic" });
  const { env } = await browserProgram(world);
  const { status } = await world.run(["login", "sso", "--no-write"], { env: { ...env, CI: "true" } });
  expect(status).toBe(0);
});

it("login goes on where a flag says how to sign in", async () => {
  await using world = await openCliWorld({ signIn: "automatic" });
  const env = { CI: "true" };
  expect((await world.run(["login", "sso", "--use-device-code", "--no-write"], { env })).status).toBe(0);
});
