import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runProcess } from "@aws-temp/testkit";
import { loadSharedConfigFiles, parseKnownFiles } from "@smithy/shared-ini-file-loader";
import { parseProfiles } from "../../src/profiles/parse-profiles.ts";

/** What is in the two files. */
export interface Sample {
  readonly config?: string;
  readonly credentials?: string;
}

type Values = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

/** Each profile with its keys, a block as an object; `undefined` when the reader refuses the files. */
export type Reading = Readonly<Record<string, Values>> | undefined;

/** Reads many samples in one process. */
export async function readWithBotocore(python: string, samples: readonly Sample[]): Promise<Reading[]> {
  const script = fileURLToPath(new URL("read-with-botocore.py", import.meta.url));
  const { stdout, stderr, status } = await runProcess(python, [script], {
    stdin: JSON.stringify(samples),
    env: { PATH: process.env["PATH"], PYTHONUTF8: "1" },
  });
  if (status !== 0) throw new Error(`botocore could not be run: ${stderr}`);
  return (JSON.parse(stdout) as (Reading | null)[]).map((reading) => reading ?? undefined);
}

/** The SDK for JavaScript takes a file that it refuses for an empty one. Its `key.subkey` is a block, its `type.name` of the config file no profile. */
export async function readWithSmithy(samples: readonly Sample[]): Promise<Reading[]> {
  const folder = await mkdtemp(join(tmpdir(), "aws-temp-smithy-"));
  const [configFilepath, filepath] = [join(folder, "config"), join(folder, "credentials")];
  const readings: Reading[] = [];
  try {
    for (const { config = "", credentials = "" } of samples) {
      await Promise.all([writeFile(configFilepath, config), writeFile(filepath, credentials)]);
      const init = { configFilepath, filepath, ignoreCache: true };
      const { credentialsFile } = await loadSharedConfigFiles(init);
      const isProfile = (name: string) => !/^(?:sso-session|services)\./.test(name) || Object.hasOwn(credentialsFile, name);
      const profiles = Object.entries(await parseKnownFiles(init)).filter(([name]) => isProfile(name));
      readings.push(Object.fromEntries(profiles.map(([name, keys]) => [name, withBlocks(keys)])));
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return readings;
}

export function readWithUs({ config, credentials }: Sample): Reading {
  const { profiles } = parseProfiles({ config, credentials });
  return Object.fromEntries(
    [...profiles].map(([name, { settings, nested }]) => {
      const blocks = [...nested].map(([key, block]) => [key, Object.fromEntries(block)] as const);
      return [name, Object.fromEntries([...settings, ...blocks])];
    }),
  );
}

function withBlocks(keys: Readonly<Record<string, string | undefined>>): Values {
  const values = new Map<string, string | Record<string, string>>();
  for (const [key, value = ""] of Object.entries(keys)) {
    const [name = "", ...rest] = key.split(".");
    if (rest.length === 0) {
      values.set(key, value);
      continue;
    }
    const block = values.get(name);
    values.set(name, { ...(typeof block === "object" ? block : {}), [rest.join(".")]: value });
  }
  return Object.fromEntries(values);
}
