import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expectNoSecrets } from "@aws-temp/testkit";
import type { CliWorld } from "../cli-world.ts";

/** Fails when an output holds anything secret of a sign-in: tokens, the client's secret, the code that the browser brought, keys. */
export async function expectNoSessionSecret({ home }: Pick<CliWorld, "home">, output: string, seen: readonly string[] = []) {
  const secrets: Record<string, string> = {};
  for (const folder of ["sso/cache", "login/cache", "aws-temp/cache"]) {
    const directory = join(home.awsDir, folder);
    for (const name of await readdir(directory).catch(() => [])) {
      collect(JSON.parse(await readFile(join(directory, name), "utf8")), `${folder}/${name}`, secrets);
    }
  }
  for (const address of seen.filter((line) => line.startsWith("http"))) {
    const code = new URL(address).searchParams.get("code");
    if (code !== null) secrets["the authorization code"] = code;
  }
  expectNoSecrets(secrets, { output });
  return Object.keys(secrets);
}

const secretKeys = new Set([
  "accessToken",
  "refreshToken",
  "clientSecret",
  "idToken",
  "dpopKey",
  "secretAccessKey",
  "sessionToken",
]);

function collect(value: unknown, path: string, secrets: Record<string, string>): void {
  if (typeof value !== "object" || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    if (typeof item === "string" && secretKeys.has(key)) secrets[`${path}: ${key}`] = item;
    else collect(item, `${path}: ${key}`, secrets);
  }
}
