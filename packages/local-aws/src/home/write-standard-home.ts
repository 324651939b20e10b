import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { execPath } from "node:process";
import type { LocalAws } from "../local-aws.ts";
import { standardWorld } from "../world/standard-world.ts";
import { helperProgram } from "./helper-program.ts";
import { standardConfig } from "./standard-config.ts";
import { standardCredentials } from "./standard-credentials.ts";

/** @public */
export interface StandardHomeOptions {
  /** Write local AWS's address into the config file, as a `services` section. Otherwise it comes from {@link LocalAws.env}. */
  readonly endpointUrl?: boolean;
  /** How long the web identity token of `ci-web` lives, in seconds. Defaults to a day. */
  readonly tokenLifetime?: number;
}

/** @public */
export interface StandardHome {
  /** The directory to call home: `.aws/` lies in it. */
  readonly home: string;
  readonly configFile: string;
  readonly credentialsFile: string;
  readonly webIdentityTokenFile: string;
  /** All profiles of the two files. */
  readonly profiles: readonly string[];
  /** `AWS_CONFIG_FILE` and `AWS_SHARED_CREDENTIALS_FILE`. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Writes the profiles of the standard world into a home directory: `.aws/config`, `.aws/credentials` (0600), the token of
 * `ci-web` and the program of `helper`.
 *
 * @param directory - created when absent
 * @throws {Error} with code `EEXIST` when it holds one of the files already
 * @public
 */
export async function writeStandardHome(
  directory: string,
  aws: Pick<LocalAws, "url" | "caFile" | "mintWebIdentityToken">,
  options: StandardHomeOptions = {},
): Promise<StandardHome> {
  const home = resolve(directory);
  const configFile = join(home, ".aws", "config");
  const credentialsFile = join(home, ".aws", "credentials");
  const webIdentityTokenFile = join(home, "web-identity-token");
  const helperFile = join(home, "helper.mjs");
  const config = standardConfig({
    webIdentityTokenFile,
    helperCommand: [
      `"${execPath}" "${helperFile}" ${aws.url}/container/credentials`,
      ...(aws.caFile === undefined ? [] : [`"${aws.caFile}"`]),
    ].join(" "),
    endpointUrl: options.endpointUrl ? aws.url : undefined,
  });
  const token = aws.mintWebIdentityToken({
    sub: "repo:acme/shop:ref:refs/heads/main",
    aud: "sts.amazonaws.com",
    expiresIn: options.tokenLifetime ?? 86_400,
  });
  await createAll(join(home, ".aws"), [
    { file: configFile, text: config, mode: 0o644 },
    { file: credentialsFile, text: standardCredentials(standardWorld), mode: 0o600 },
    { file: webIdentityTokenFile, text: token, mode: 0o600 },
    { file: helperFile, text: helperProgram, mode: 0o644 },
  ]);
  return {
    home,
    configFile,
    credentialsFile,
    webIdentityTokenFile,
    profiles: Array.from(config.matchAll(/^\[profile (.+)\]$/gm), ([, name]) => name ?? ""),
    env: { AWS_CONFIG_FILE: configFile, AWS_SHARED_CREDENTIALS_FILE: credentialsFile },
  };
}

/** All or nothing, and never over an existing file: the directory may be someone's real home. */
async function createAll(directory: string, files: readonly { file: string; text: string; mode: number }[]): Promise<void> {
  const existing = files.find(({ file }) => existsSync(file));
  if (existing !== undefined) {
    throw Object.assign(new Error(`${existing.file} exists already. Choose an empty directory.`), { code: "EEXIST" });
  }
  await mkdir(directory, { recursive: true, mode: 0o700 });
  for (const { file, text, mode } of files) await writeFile(file, text, { flag: "wx", mode });
}
