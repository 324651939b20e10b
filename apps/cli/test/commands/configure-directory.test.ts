import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { nodeUnderTest, runProcess } from "@aws-temp/testkit";
import { expect, it } from "vitest";
import { bin, type CliWorld, jsonOf, openCliWorld } from "../cli-world.ts";

const inFolder = (world: CliWorld, args: readonly string[]) =>
  runProcess(nodeUnderTest, [bin, ...args], { env: world.env, cwd: world.home.path });

it("writes the file of a folder, which is trusted until it changes", async () => {
  await using world = await openCliWorld();
  const file = join(world.home.path, ".aws-temp-profile");
  const written = await inFolder(world, ["configure", "directory", "prod-readonly", "--json"]);
  expect(jsonOf(written)).toEqual({ file, profile: "prod-readonly", trusted: true, removed: false });
  expect(await readFile(file, "utf8")).toBe("prod-readonly\n");
  const exported = () => world.run(["export", "--profile-file", file, "--format", "sh"]);
  expect((await exported()).stdout).toContain("AWS_ACCESS_KEY_ID=");
  await world.home.write(".aws-temp-profile", "dev\n");
  const { status, stdout, stderr } = await exported();
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toContain(file);
  const again = await inFolder(world, ["configure", "directory", "--trust", "--json"]);
  expect(jsonOf(again)).toEqual({ file, profile: "dev", trusted: true, removed: false });
  expect((await exported()).status).toBe(0);
  await inFolder(world, ["configure", "directory", "--remove"]);
  await expect(stat(file)).rejects.toThrow("ENOENT");
});

it.each([
  { name: "a profile that is not there", args: ["nosuch"], code: "PROFILE_NOT_FOUND" },
  { name: "no profile", args: [], code: "USAGE" },
  { name: "an empty name", args: [""], code: "USAGE" },
  { name: "a name that would be a comment", args: ["#dev"], code: "INVALID_VALUE" },
  { name: "a name that begins with a blank", args: [" dev"], code: "INVALID_VALUE" },
  { name: "a profile beside --trust", args: ["dev", "--trust"], code: "USAGE" },
  { name: "nothing to trust", args: ["--trust"], code: "FILE_UNREADABLE" },
  { name: "nothing to remove", args: ["--remove"], code: "FILE_UNREADABLE" },
  { name: "another file", args: ["dev"], before: "prod-readonly\n", code: "PROFILE_EXISTS" },
  { name: "a file that names nothing", args: ["--trust"], before: "# nothing\n", code: "SYNTAX" },
  { name: "to trust a name that moves the cursor", args: ["--trust"], before: "dev\u001b[2K\n", code: "SYNTAX" },
  { name: "to trust a name that runs backwards", args: ["--trust"], before: "dev\u202e\n", code: "SYNTAX" },
])("refuses $name", async ({ args, before, code }) => {
  await using world = await openCliWorld();
  if (before !== undefined) await world.home.write(".aws-temp-profile", before);
  const result = await inFolder(world, ["configure", "directory", ...args, "--json"]);
  expect(result.status).toBe(2);
  expect(jsonOf(result)).toMatchObject({ error: { code } });
  if (before !== undefined) expect(await readFile(join(world.home.path, ".aws-temp-profile"), "utf8")).toBe(before);
});

it("removes a file that names nothing", async () => {
  await using world = await openCliWorld();
  await world.home.write(".aws-temp-profile", "\n");
  const result = await inFolder(world, ["configure", "directory", "--remove", "--json"]);
  expect(jsonOf(result)).toMatchObject({ removed: true });
  await expect(stat(join(world.home.path, ".aws-temp-profile"))).rejects.toThrow("ENOENT");
});

it.each([
  { name: "a profile in the file and as an argument", args: ["dev", "--profile-file", "x"] },
  { name: "a profile in the file and as a flag", args: ["--profile", "dev", "--profile-file", "x"] },
])("export refuses $name", async ({ args }) => {
  await using world = await openCliWorld();
  const result = await world.run(["export", ...args, "--json"]);
  expect(result.status).toBe(2);
  expect(jsonOf(result)).toMatchObject({ error: { code: "USAGE" } });
});

it.each([
  { name: "a profile that is gone", text: "nosuch", says: { code: "PROFILE_NOT_FOUND", file: ".aws-temp-profile" } },
  { name: "a profile that needs a code", text: "prod-admin", says: { code: "MFA_CODE_NEEDED", hints: ["awst prod-admin"] } },
  { name: "a profile that needs a sign-in", text: "sso", says: { code: "SIGN_IN_NEEDED", hints: ["awst sso"] } },
])("says who enters the folder of $name what is wrong, and what to type", async ({ text, says }) => {
  await using world = await openCliWorld();
  const file = await world.home.write(".aws-temp-profile", `${text}\n`);
  await inFolder(world, ["configure", "directory", "--trust"]);
  const { error } = jsonOf(await world.run(["export", "--no-input", "--json", "--profile-file", file])) as { error: object };
  expect(error).toMatchObject("file" in says ? { ...says, file } : says);
});
