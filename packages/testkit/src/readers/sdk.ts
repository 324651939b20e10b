import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { fromProcess } from "@aws-sdk/credential-provider-process";
import { loadSharedConfigFiles } from "@smithy/shared-ini-file-loader";
import { findPythonWith } from "../find-python.ts";
import { printCommand } from "../print-command.ts";
import { runProcess } from "../run-process.ts";
import type { TempHome } from "../temp-home.ts";
import { alwaysThere, filesOf, type Reader, type ReadValues } from "./reader.ts";

/** Prints what botocore makes of each credentials file that is named. */
const botocoreScript = `
import json, os, sys
from botocore.session import Session
for file in sys.argv[1:]:
    os.environ["AWS_SHARED_CREDENTIALS_FILE"] = file
    credentials = Session().get_credentials().get_frozen_credentials()
    print(json.dumps({"accessKeyId": credentials.access_key, "secretAccessKey": credentials.secret_key, "sessionToken": credentials.token}))
`;

async function readByBotocore(program: string, files: readonly string[], home: TempHome): Promise<ReadValues[]> {
  const env = { ...home.env, AWS_EC2_METADATA_DISABLED: "true" };
  const { status, stdout, stderr } = await runProcess(program, ["-c", botocoreScript, ...files], { env });
  if (status !== 0) {
    throw new Error(`botocore says: ${stderr}`);
  }
  return stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

/** Credentials files whose default profile runs a command that prints the text. */
async function processProfiles(texts: readonly string[], home: TempHome): Promise<string[]> {
  const folder = await mkdtemp(join(home.path, "process-"));
  const print = await printCommand(folder);
  const outputs = await filesOf(texts, home, ".json");
  const profiles = outputs.map((file) => {
    const words = print(file).map((word) => (word.includes(" ") ? `"${word}"` : word));
    return `[default]\ncredential_process = ${words.join(" ")}\n`;
  });
  return filesOf(profiles, home, ".ini");
}

/** @internal */
export const sdkReaders: readonly Reader[] = [
  {
    name: "botocore",
    format: "ini",
    find: () => findPythonWith("botocore"),
    read: async (program, texts, home) => readByBotocore(program, await filesOf(texts, home, ".ini"), home),
  },
  {
    name: "the AWS SDK for JavaScript",
    format: "ini",
    find: alwaysThere,
    read: async (_, texts, home) => {
      const files = await filesOf(texts, home, ".ini");
      const loaded = await Promise.all(
        files.map((filepath) => loadSharedConfigFiles({ filepath, configFilepath: home.configFile })),
      );
      return loaded.map(({ credentialsFile }) => {
        const profile = credentialsFile["default"];
        return {
          accessKeyId: profile?.["aws_access_key_id"] ?? "",
          secretAccessKey: profile?.["aws_secret_access_key"] ?? "",
          sessionToken: profile?.["aws_session_token"] ?? "",
        };
      });
    },
  },
  {
    name: "botocore",
    format: "process",
    find: () => findPythonWith("botocore"),
    read: async (program, texts, home) => readByBotocore(program, await processProfiles(texts, home), home),
  },
  {
    name: "the AWS SDK for JavaScript",
    format: "process",
    find: alwaysThere,
    read: async (_, texts, home) => {
      const files = await processProfiles(texts, home);
      return Promise.all(
        files.map(async (filepath) => {
          const credentials = await fromProcess({ profile: "default", filepath, configFilepath: home.configFile })();
          return {
            accessKeyId: credentials.accessKeyId,
            secretAccessKey: credentials.secretAccessKey,
            sessionToken: credentials.sessionToken ?? "",
          };
        }),
      );
    },
  },
];
