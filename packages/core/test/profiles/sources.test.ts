import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findPythonWith, requireTool, runProcess } from "@aws-temp/testkit";
import { describe, expect, it } from "vitest";
import { parseProfiles } from "../../src/profiles/parse-profiles.ts";
import { preferredSources } from "../../src/profiles/problems/source-order.ts";
import { temporaryFolder } from "../temp-folder.ts";
import type { Sample } from "./real-readers.ts";

const role = "role_arn = arn:aws:iam::111122223333:role/x\nrole_session_name = s\n";
const keys = "aws_access_key_id = KEYS\naws_secret_access_key = s\n";

/** What names each source: lines of the config file and of the credentials file. Console sign-in is younger than the readers here. */
const sources = {
  role: { config: `${role}source_profile = base\n`, credentials: "" },
  "web identity": { config: `${role}web_identity_token_file = FOLDER/token\n`, credentials: "" },
  SSO: { config: "sso_start_url = https://x\nsso_region = eu-west-1\nsso_account_id = 1\nsso_role_name = r\n", credentials: "" },
  "credentials file keys": { config: "", credentials: keys },
  "config file keys": { config: keys, credentials: "" },
  process: { config: 'credential_process = cat "FOLDER/process.json"\n', credentials: "" },
};

type Name = keyof typeof sources;
const names = Object.keys(sources) as Name[];
const apart = (one: Name, other: Name) => one === "role" && other === "web identity";
const pairs = names
  .flatMap((one, index) => names.slice(index + 1).map((other) => [one, other] as const))
  .filter(([one, other]) => !apart(one, other));

function sample([one, other]: readonly [Name, Name], folder: string): Sample {
  const lines = (file: "config" | "credentials") => (sources[one][file] + sources[other][file]).replaceAll("FOLDER", folder);
  const credentials = `[base]\n${keys}\n[a]\nregion = eu-west-1\n${lines("credentials")}`;
  return { config: `[profile a]\n${lines("config")}`, credentials };
}

/** Writes all samples, and tells where. */
async function environments(folder: string, samples: readonly Sample[]): Promise<Record<string, string>[]> {
  await writeFile(join(folder, "token"), "token");
  const expiration = "2999-01-01T00:00:00Z";
  const output = { Version: 1, AccessKeyId: "PROCESS", SecretAccessKey: "s", SessionToken: "t", Expiration: expiration };
  await writeFile(join(folder, "process.json"), JSON.stringify(output));
  return await Promise.all(
    samples.map(async ({ config = "", credentials = "" }, index) => {
      const own = join(folder, String(index));
      await mkdir(own);
      const files = { AWS_CONFIG_FILE: join(own, "config"), AWS_SHARED_CREDENTIALS_FILE: join(own, "credentials") };
      await writeFile(files.AWS_CONFIG_FILE, config);
      await writeFile(files.AWS_SHARED_CREDENTIALS_FILE, credentials);
      return files;
    }),
  );
}

interface Answer {
  readonly method?: string;
  readonly key?: string;
  readonly token?: string | null;
  readonly error?: string;
}

async function resolve(program: string, args: readonly string[], folder: string, asked: unknown): Promise<Answer[]> {
  const env = {
    PATH: process.env["PATH"],
    HOME: folder,
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_ENDPOINT_URL: "http://127.0.0.1:9",
    AWS_MAX_ATTEMPTS: "1",
  };
  const here = fileURLToPath(new URL(".", import.meta.url));
  const { stdout, stderr } = await runProcess(program, args, { stdin: JSON.stringify(asked), env, cwd: here });
  if (stdout === "") throw new Error(`${program} said: ${stderr}`);
  return JSON.parse(stdout) as Answer[];
}

const methods: Readonly<Record<string, string>> = {
  "assume-role": "the role of role_arn",
  "assume-role-with-web-identity": "the web identity",
  sso: "SSO",
  "shared-credentials-file": "the access keys",
  "config-file": "the access keys",
  "custom-process": "credential_process",
};

/** The SDK does not say what it took, but what came of it: no one listens at its endpoint, and no one has signed in. */
function sourceOf({ key, error = "" }: Answer, pair: readonly [Name, Name]): string {
  if (key !== undefined) return key === "PROCESS" ? "credential_process" : "the access keys";
  if (error.includes("ECONNREFUSED")) return pair.includes("role") ? "the role of role_arn" : "the web identity";
  return error.includes("SSO") ? "SSO" : error;
}

function told(samples: readonly Sample[], reader: string): (string | undefined)[] {
  return samples.map((files) => {
    const profile = parseProfiles(files).profiles.get("a");
    return profile && preferredSources(profile).get(reader);
  });
}

describe("a profile with two sources", () => {
  it("gives botocore the one that we say", async (context) => {
    const python = requireTool(await findPythonWith("botocore"), context);
    const folder = await temporaryFolder();
    const samples = pairs.map((pair) => sample(pair, folder));
    const answers = await resolve(python, ["resolve-with-botocore.py"], folder, await environments(folder, samples));
    const found = answers.map(({ method = "", error }, index) => [pairs[index], methods[method] ?? error]);
    expect(found).toEqual(told(samples, "AWS CLI").map((source, index) => [pairs[index], source]));
  });

  it("gives the SDK for JavaScript the one that we say", async () => {
    const folder = await temporaryFolder();
    const samples = pairs.map((pair) => sample(pair, folder));
    const answers = await resolve(process.execPath, ["resolve-with-sdk.mjs"], folder, await environments(folder, samples));
    const found = answers.map((answer, index) => [pairs[index], sourceOf(answer, pairs[index] ?? ["role", "role"])]);
    expect(found).toEqual(told(samples, "JavaScript").map((source, index) => [pairs[index], source]));
  });
});

describe("a session token", () => {
  const samples: Sample[] = [
    { config: "[profile a]\naws_session_token = OTHER\n", credentials: `[a]\n${keys}` },
    { credentials: `[a]\n${keys}aws_security_token = LEGACY\n` },
    { credentials: `[a]\n${keys}aws_security_token = LEGACY\naws_session_token = TOKEN\n` },
  ];

  it("is never taken from the other file by botocore, and first from aws_security_token", async (context) => {
    const python = requireTool(await findPythonWith("botocore"), context);
    const folder = await temporaryFolder();
    const answers = await resolve(python, ["resolve-with-botocore.py"], folder, await environments(folder, samples));
    expect(answers.map(({ token }) => token)).toEqual([null, "LEGACY", "LEGACY"]);
  });

  it("is taken from either file by the SDK for JavaScript, and from aws_session_token alone", async () => {
    const folder = await temporaryFolder();
    const answers = await resolve(process.execPath, ["resolve-with-sdk.mjs"], folder, await environments(folder, samples));
    expect(answers.map(({ token }) => token)).toEqual(["OTHER", null, "TOKEN"]);
  });
});

describe("a profile that not every reader accepts", () => {
  const session = "[sso-session s]\nsso_region = eu-west-1\nsso_start_url = https://x\n";
  const ssoProfile = "[profile a]\nsso_session = s\nsso_account_id = 1\nsso_role_name = r\n";
  const samples: Sample[] = [
    { config: `[profile a]\n${role}credential_source = environment\n` },
    { config: `${ssoProfile}sso_region = us-east-1\n${session}` },
    { config: `${ssoProfile}sso_region = eu-west-1\n${session}` },
    { config: `[profile a]\nsso_session = s\n${session}` },
  ];

  it("is known as such to us", () => {
    const codes = samples.map((files) => parseProfiles(files).problems.map(({ code }) => code));
    expect(codes).toEqual([["credential-source-case"], ["sso-repeated"], ["sso-repeated"], ["sso-without-role"]]);
  });

  it("is refused by botocore for letter case and differing values", async (context) => {
    const python = requireTool(await findPythonWith("botocore"), context);
    const folder = await temporaryFolder();
    const answers = await resolve(python, ["resolve-with-botocore.py"], folder, await environments(folder, samples));
    expect(answers.map(({ error, method }) => error ?? method)).toEqual([
      "InvalidConfigError",
      "InvalidConfigError",
      "sso",
      "none",
    ]);
  });

  it("is refused by the SDK for JavaScript for a session without a role", async () => {
    const folder = await temporaryFolder();
    const answers = await resolve(process.execPath, ["resolve-with-sdk.mjs"], folder, await environments(folder, samples));
    const found = answers.map(({ error = "" }) => /any providers|token associated|Required parameters/.exec(error)?.[0]);
    expect(found).toEqual(["any providers", "token associated", "token associated", "Required parameters"]);
  });
});
