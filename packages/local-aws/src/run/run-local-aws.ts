import { appendFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeStandardHome } from "../home/write-standard-home.ts";
import { startLocalAws } from "../start-local-aws.ts";
import { standardWorld } from "../world/standard-world.ts";
import type { describeForPeople } from "./describe-for-people.ts";
import type { RunArguments } from "./run-arguments.ts";

/**
 * A local AWS with a home directory for its profiles.
 *
 * @internal
 */
export interface RunningLocalAws {
  /** What the command prints. */
  readonly description: Readonly<Record<string, unknown>> & Parameters<typeof describeForPeople>[0];
  /** Stops, and removes the home if it is a temporary one. */
  readonly stop: () => Promise<void>;
}

/** @internal */
export async function runLocalAws(args: Omit<RunArguments, "help">): Promise<RunningLocalAws> {
  const { log } = args;
  const aws = await startLocalAws({
    port: args.port,
    tls: args.tls,
    signIn: args.signIn,
    ...(log === undefined ? {} : { onCall: (call) => appendFileSync(log, `${JSON.stringify(call)}\n`) }),
  });
  const temporary = args.home === undefined ? await mkdtemp(join(tmpdir(), "local-aws-")) : undefined;
  const stop = async (): Promise<void> => {
    await aws.close();
    if (temporary !== undefined) await rm(temporary, { recursive: true, force: true });
  };
  try {
    const directory = args.home ?? temporary ?? "";
    const { env, ...home } = await writeStandardHome(directory, aws, { endpointUrl: args.endpointUrl });
    const mfa = standardWorld.users.flatMap((user) => (user.mfaDevices ?? []).map((device) => ({ user: user.name, ...device })));
    const { startUrl, region, users } = standardWorld.identityCenter;
    const description = {
      url: aws.url,
      port: aws.port,
      env: { ...env, ...aws.env },
      metadataEnv: { ...env, ...aws.metadataEnv },
      ...home,
      mfa,
      identityCenter: { startUrl, region, users, devicePage: `${aws.url}/device` },
      adminToken: aws.adminToken,
      caFile: aws.caFile,
    };
    return { description, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
