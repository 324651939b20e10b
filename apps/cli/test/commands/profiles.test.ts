import { appendFile } from "node:fs/promises";
import { runProcess } from "@aws-temp/testkit";
import { expect, it } from "vitest";
import { bin, jsonOf, openCliWorld } from "../cli-world.ts";

interface Listed {
  readonly name: string;
  readonly problems: readonly { readonly severity: string; readonly line: number }[];
}

it("lists every profile with what it is and needs", async () => {
  await using world = await openCliWorld();
  const { profiles, ...rest } = jsonOf(await world.run(["profiles", "--json"]));
  expect(rest).toEqual({ configFile: world.home.configFile, credentialsFile: world.home.credentialsFile, problems: [] });
  expect(profiles).toContainEqual({
    name: "prod-readonly",
    kind: "assume-role",
    account: "444455556666",
    accountName: null,
    role: "ReadOnly",
    roleArn: "arn:aws:iam::444455556666:role/ReadOnly",
    dependsOn: "dev",
    region: "eu-west-1",
    state: "ok",
    temporary: false,
    file: world.home.configFile,
    line: expect.any(Number),
    problems: [],
  });
  expect(profiles).toContainEqual(expect.objectContaining({ name: "dev", kind: "static", dependsOn: null, roleArn: null }));
  expect(profiles).toContainEqual(expect.objectContaining({ name: "ci-web", kind: "web-identity" }));
  expect(profiles).toContainEqual(expect.objectContaining({ name: "container", dependsOn: "EcsContainer" }));
});

it("prints a table on stdout and its summary on stderr", async () => {
  await using world = await openCliWorld();
  const { stdout, stderr, status } = await world.run(["profiles"]);
  expect(status).toBe(0);
  expect(stdout.split("\n")[0]).toMatch(/^PROFILE +ACCOUNT +ROLE +SOURCE +REGION +STATE$/);
  expect(stdout).toMatch(/^prod-readonly +444455556666 +ReadOnly +dev +eu-west-1 +ok$/m);
  expect(stderr).toBe("15 profiles in ~/.aws/config and ~/.aws/credentials.\n");
});

const broken = `[profile good]
region = eu-west-1

[profile bad]
this is nonsense
region = eu-west-1

[profile good-too]
region = us-east-1 # home
`;

it("lists the profiles of a broken file, and what is broken", async () => {
  await using world = await openCliWorld({ files: { config: broken } });
  const result = await world.run(["profiles", "--json"]);
  expect(result.status).toBe(0);
  const profiles = jsonOf(result)["profiles"] as Listed[];
  expect(profiles.map(({ name }) => name)).toEqual(["good", "bad", "good-too"]);
  expect(profiles[1]?.problems).toMatchObject([
    { severity: "error", line: 5, file: world.home.configFile, message: expect.any(String) },
  ]);
  const { stdout } = await world.run(["profiles", "--problems"]);
  expect(stdout).toMatch(/^~\/\.aws\/config:5: error: /m);
  expect(stdout).toMatch(/^~\/\.aws\/config:9: warning: /m);
});

it.each([
  { name: "without files", files: {} },
  { name: "with empty files", files: { config: "", credentials: "" } },
])("says $name that there are none", async ({ files }) => {
  await using world = await openCliWorld({ files });
  const { stdout, stderr, status } = await world.run(["profiles"]);
  expect({ stdout, stderr, status }).toEqual({
    stdout: "",
    stderr: "No profiles in ~/.aws/config and ~/.aws/credentials. Make the first with: aws configure sso, or aws configure\n",
    status: 0,
  });
});

it("lists ten thousand profiles, and stops quietly when no one reads on", async () => {
  const config = Array.from({ length: 10_000 }, (_, index) => `[profile p${index}]\nregion = eu-west-1\n`).join("");
  await using world = await openCliWorld({ files: { config } });
  const result = await world.run(["profiles", "--json"]);
  expect(jsonOf(result)["profiles"]).toHaveLength(10_000);
  if (process.platform === "win32") return;
  const piped = await runProcess("sh", ["-c", '"$0" "$1" profiles | head -n 1', process.execPath, bin], { env: world.env });
  expect(piped).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^PROFILE .*\n$/),
    stderr: expect.not.stringContaining("EPIPE"),
  });
});

it("shows a services section that is named and missing", async () => {
  await using world = await openCliWorld({ files: { config: "[profile a]\nregion = eu-west-1\nservices = nosuch\n" } });
  const { status, stdout } = await world.run(["profiles", "--problems"]);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^~\/\.aws\/config:3: warning: .*\[services nosuch\]/m);
});

it("draws in an empty home nothing, and says why", async () => {
  await using world = await openCliWorld({ files: {} });
  expect(await world.run(["profiles", "--graph"])).toMatchObject({
    status: 0,
    stdout: expect.stringContaining("accDescr: no profiles"),
    stderr: expect.stringMatching(/^No profiles in .*aws configure/),
  });
});

it("hides the profiles that login wrote, unless another profile starts from them or --all is given", async () => {
  await using world = await openCliWorld();
  for (const name of ["dev", "prod-readonly"]) expect((await world.run(["login", name])).status).toBe(0);
  await appendFile(world.home.configFile, "\n[profile next]\nrole_arn = arn:aws:iam::1:role/x\nsource_profile = dev-temporary\n");
  const { stdout, stderr } = await world.run(["profiles"]);
  expect(stdout).toMatch(/^dev-temporary /m);
  expect(stdout).not.toContain("prod-readonly-temporary");
  expect(stderr).toContain("1 profile of login is hidden. Show with: aws-temp profiles --all\n");
  const all = await world.run(["profiles", "--all"]);
  expect(all.stdout).toMatch(/^prod-readonly-temporary /m);
  expect(all.stderr).not.toContain("hidden");
  expect((await world.run(["profiles", "--graph"])).stdout).not.toContain("prod-readonly-temporary");
  expect((await world.run(["profiles", "--graph", "--all"])).stdout).toContain("prod-readonly-temporary");
  const listed = jsonOf(await world.run(["profiles", "--json"]))["profiles"];
  expect(listed).toContainEqual(expect.objectContaining({ name: "prod-readonly-temporary", temporary: true }));
  await using terminal = world.terminal(["explain"]);
  await terminal.waitFor("type to find");
  terminal.write("temporary");
  await terminal.waitFor("❯ dev-temporary");
  expect(await terminal.screen()).not.toContain("prod-readonly-temporary");
});
