import { execFile } from "node:child_process";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execPath } from "node:process";
import { promisify } from "node:util";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { expect, it } from "vitest";
import { writeStandardHome } from "../../src/index.ts";
import { client, dev, start } from "../local-world.ts";
import { temporaryDirectory } from "../temporary-directory.ts";

const profiles = [
  "dev",
  "dev-mfa",
  "prod-admin",
  "prod-auditor",
  "prod-readonly",
  "prod-deploy",
  "ci-web",
  "container",
  "instance",
  "helper",
  "sso",
  "sso-admin",
  "sso-deploy",
  "sso-legacy",
  "console",
];

it("has a commented profile of each kind", async () => {
  const aws = await start();
  const home = await writeStandardHome(await temporaryDirectory(), aws);
  const config = await readFile(home.configFile, "utf8");
  expect(home.profiles).toEqual(profiles);
  for (const profile of profiles) expect(config).toMatch(new RegExp(`^# .+\n\\[profile ${profile}\\]$`, "m"));
  expect(config).not.toContain("endpoint_url");
  expect(await readFile(home.webIdentityTokenFile, "utf8")).toMatch(/^ey[\w-]+\.[\w-]+\.[\w-]+$/);
  expect(home.env).toEqual({ AWS_CONFIG_FILE: home.configFile, AWS_SHARED_CREDENTIALS_FILE: home.credentialsFile });
});

it.skipIf(process.platform === "win32")("keeps secrets to their owner", async () => {
  const home = await writeStandardHome(await temporaryDirectory(), await start());
  const modes = [home.credentialsFile, home.webIdentityTokenFile].map(async (file) => (await stat(file)).mode & 0o777);
  expect(await Promise.all(modes)).toEqual([0o600, 0o600]);
});

it("says where local AWS is, when asked to", async () => {
  const aws = await start();
  const home = await writeStandardHome(await temporaryDirectory(), aws, { endpointUrl: true });
  const config = await readFile(home.configFile, "utf8");
  expect(config.match(/^services = local$/gm)).toHaveLength(profiles.length);
  expect(config).toContain(`[services local]\nsts =\n  endpoint_url = ${aws.url}\n`);
});

it("touches nothing where a file exists", async () => {
  const directory = await temporaryDirectory();
  await writeFile(join(directory, "helper.mjs"), "mine");
  await expect(writeStandardHome(directory, await start())).rejects.toMatchObject({ code: "EEXIST" });
  expect(await readdir(directory)).toEqual(["helper.mjs"]);
});

it.each([{ tls: false }, { tls: true }])("has a helper whose credentials work (TLS: $tls)", async ({ tls }) => {
  const aws = await start({ tls });
  const home = await writeStandardHome(await temporaryDirectory(), aws);
  const command = /^credential_process = (.+)$/m.exec(await readFile(home.configFile, "utf8"))?.[1] ?? "";
  const [, ...args] = Array.from(command.matchAll(/"([^"]+)"|(\S+)/g), ([, quoted, plain]) => quoted ?? plain ?? "");
  const { stdout } = await promisify(execFile)(execPath, args);
  const printed = JSON.parse(stdout);
  expect(printed).toMatchObject({ Version: 1, Expiration: expect.stringMatching(/Z$/) });
  if (tls) return;
  const keys = { accessKeyId: printed.AccessKeyId, secretAccessKey: printed.SecretAccessKey, sessionToken: printed.SessionToken };
  const identity = await client(aws, keys).send(new GetCallerIdentityCommand({}));
  expect(identity.Arn).toContain(`arn:aws:sts::${dev}:assumed-role/Task/`);
});
