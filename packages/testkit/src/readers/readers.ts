import { dockerReaders } from "./docker.ts";
import { dotenvReaders } from "./dotenv.ts";
import { githubReaders } from "./github.ts";
import { kubernetesReaders } from "./kubernetes.ts";
import { alwaysThere, type Reader } from "./reader.ts";
import { sdkReaders } from "./sdk.ts";

/**
 * Every reader that judges an export format which is a document.
 *
 * @internal
 */
export const readers: readonly Reader[] = [
  ...dotenvReaders,
  ...dockerReaders,
  ...githubReaders,
  ...kubernetesReaders,
  ...sdkReaders,
  { name: "JSON.parse", format: "json", find: alwaysThere, read: async (_, texts) => texts.map((text) => JSON.parse(text)) },
];
