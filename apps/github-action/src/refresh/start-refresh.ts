import { rmSync } from "node:fs";
import { CredentialError } from "@aws-temp/core";
import type { GivenProfiles } from "@aws-temp/core/plan";
import type { FileLocations } from "@aws-temp/core/profiles";
import { proxySecrets } from "../inputs/read-network.ts";
import type { ProfileToWrite } from "../publish/publication.ts";
import { helperCommand } from "./helper-command.ts";
import { writeRefreshFile } from "./refresh-file.ts";

/** Inputs that say how AWS is reached; the job's variables say it to the helper as well. */
const reachInputs = ["http-proxy", "no-proxy", "sts-endpoint"];

/**
 * What will renew a step's profiles.
 *
 * @public
 */
export interface Refresh {
  readonly folder: string;
  /** Leaves what the helper needs, and gives each profile its command. */
  finish(given: GivenProfiles, profiles: readonly ProfileToWrite[]): Promise<readonly ProfileToWrite[]>;
  /** The profiles are published: from now on the folder stays when this process ends. */
  keep(): void;
}

/**
 * Prepares a folder for profiles that renew themselves. It goes when this process ends, however it ends, unless it is kept.
 *
 * @param makeFolder - makes one that only this user reads, and that goes when the job ends
 * @param input - of the step
 * @param names - of the profiles
 * @throws {CredentialError} `USAGE` for a proxy's password or token, which would have to depend on the disk, `INVALID_VALUE` for a name or path that not
 *   every reader of the command would find
 * @public
 */
export function startRefresh(
  makeFolder: () => string,
  files: Pick<FileLocations, "configFile" | "credentialsFile">,
  input: (name: string) => string,
  names: readonly string[],
): Refresh {
  const inputs = Object.fromEntries(reachInputs.map((name) => [name, input(name)]).filter(([, value]) => value !== ""));
  if (proxySecrets(inputs["http-proxy"] ?? "").length > 0) {
    throw new CredentialError("USAGE", "refresh would have to keep the password or token of http-proxy on the disk.", {
      hints: ["Set the proxy as HTTPS_PROXY in the job's env instead: the helper finds it there."],
    });
  }
  const folder = makeFolder();
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", remove);
  const commands = new Map(names.map((name) => [name, helperCommand(name, folder)]));
  return {
    folder,
    async finish(given, profiles) {
      const { ownSource, ...said } = given;
      if (ownSource?.kind === "keys")
        throw new CredentialError("UNEXPECTED", "The step would write long-term keys to the disk for the helper.");
      const { configFile, credentialsFile } = files;
      await writeRefreshFile(folder, { version: 1, given: { ...said, ownSource }, configFile, credentialsFile, inputs });
      return profiles.map((profile) => ({ ...profile, credentialProcess: commands.get(profile.name) }));
    },
    keep: () => process.off("exit", remove),
  };
}
