import { join } from "node:path";
import { parseKnownFiles } from "@smithy/shared-ini-file-loader";
import { identityOf } from "../contracts/identity-of.ts";

/**
 * As whom a later step calls AWS: with the keys of its environment, or of a profile with keys in its files.
 *
 * @returns the ARN; `undefined` where there are no keys
 * @internal
 */
export async function jobIdentity(
  input: { readonly profile: string | undefined },
  deps: { readonly env: Readonly<Record<string, string>>; readonly home: string; readonly endpoint: string },
): Promise<string | undefined> {
  const { env, home, endpoint } = deps;
  const keys = input.profile === undefined ? env : await keysOfProfile(input.profile, env, home);
  const accessKeyId = keys["AWS_ACCESS_KEY_ID"];
  if (!accessKeyId) {
    return undefined;
  }
  const secretAccessKey = keys["AWS_SECRET_ACCESS_KEY"] ?? "";
  const sessionToken = keys["AWS_SESSION_TOKEN"] ?? "";
  return identityOf({ accessKeyId, secretAccessKey, sessionToken, expiration: undefined }, endpoint);
}

async function keysOfProfile(
  name: string,
  env: Readonly<Record<string, string>>,
  home: string,
): Promise<Readonly<Record<string, string | undefined>>> {
  const profiles = await parseKnownFiles({
    filepath: env["AWS_SHARED_CREDENTIALS_FILE"] || join(home, ".aws", "credentials"),
    configFilepath: env["AWS_CONFIG_FILE"] || join(home, ".aws", "config"),
    ignoreCache: true,
  });
  const found = Object.entries(profiles[name] ?? {});
  return Object.fromEntries(found.map(([key, value]) => [key.toUpperCase(), value]));
}
