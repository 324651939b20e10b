import { appendFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { nodeUnderTest, runProcess } from "@aws-temp/testkit";
import { expect, it } from "vitest";
import { bin, openCliWorld } from "../cli-world.ts";

const posix = process.platform !== "win32";

it.skipIf(!posix).each([
  { name: "a region that came with other credentials is not inherited", before: "", ends: "unset unset" },
  { name: "the user's own region stays", before: "export AWS_REGION=ap-south-1", ends: "ap-south-1 ap-south-1" },
  {
    name: "the user's own region stays under its other name",
    before: "export AWS_DEFAULT_REGION=ap-south-1",
    ends: "ap-south-1 ap-south-1",
  },
  {
    name: "a region of the user's own after an export counts",
    between: "export AWS_REGION=sa-east-1",
    ends: "sa-east-1 sa-east-1",
  },
])("$name", async ({ before = "", between = "", ends }) => {
  await using world = await openCliWorld();
  const file = join(world.home.path, ".aws", "config");
  const role = /role_arn = \S+ReadOnly\nsource_profile = \S+/.exec(await readFile(file, "utf8"))?.[0];
  await appendFile(file, `\n[profile a]\n${role}\nregion = eu-west-1\n[profile b]\n${role}\n`);
  const awsTemp = `"${nodeUnderTest}" "${bin}"`;
  const script = `${before}
eval "$(${awsTemp} export a --format sh)"
echo "$AWS_REGION"
${between}
eval "$(${awsTemp} export b --format sh)"
echo "\${AWS_REGION-unset} \${AWS_DEFAULT_REGION-unset}"
eval "$(${awsTemp} export b --format sh)"
echo "\${AWS_REGION-unset} \${AWS_DEFAULT_REGION-unset}"`;
  const { stdout, stderr } = await runProcess("/bin/sh", ["-c", script], { env: world.env });
  expect(stderr).toBe("");
  const own = before === "" ? "eu-west-1" : "ap-south-1";
  expect(stdout).toBe(`${own}\n${ends}\n${ends}\n`);
});

it.skipIf(!posix)("nor by a program that exec has started", async () => {
  await using world = await openCliWorld();
  const file = join(world.home.path, ".aws", "config");
  const role = /role_arn = \S+ReadOnly\nsource_profile = \S+/.exec(await readFile(file, "utf8"))?.[0];
  await appendFile(file, `\n[profile a]\n${role}\nregion = eu-west-1\n[profile b]\n${role}\n`);
  const inner = `"${nodeUnderTest}" "${bin}" export b --json`;
  const { stdout } = await world.run(["exec", "a", "--", "/bin/sh", "-c", `echo "$AWS_REGION"; ${inner}`]);
  const [outer, ...json] = stdout.split("\n");
  expect([outer, JSON.parse(json.join("\n")).region ?? null]).toEqual(["eu-west-1", null]);
});
