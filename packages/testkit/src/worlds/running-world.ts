import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import { type LocalAws, startLocalAws, writeStandardHome } from "@aws-temp/local-aws";
import { createTempHome } from "../temp-home.ts";
import type { World } from "./world.ts";

/**
 * A world that runs: a local AWS and a home of its own.
 *
 * @public
 */
export interface RunningWorld extends AsyncDisposable {
  readonly world: World;
  readonly aws: LocalAws;
  readonly home: string;
  /** Where aws-temp keeps its own files. */
  readonly stateFolder: string;
  /** The whole environment for a program that runs in this world. */
  readonly env: Readonly<Record<string, string>>;
  /** A code that AWS will take; `undefined` in a world where no one can be asked. */
  mfaCode(): string | undefined;
  /** What the user's browser does with an address: it goes there and wherever it is sent on. */
  browse(url: string): Promise<void>;
}

/** The same as a program, for `$BROWSER`, which keeps a path with spaces together by quotes. */
const browserProgram = `#!/usr/bin/env node
const answer = await fetch(process.argv[2]);
await answer.text();
`;

/**
 * Starts a world.
 *
 * @public
 */
export async function startWorld(world: World): Promise<RunningWorld> {
  const aws = await startLocalAws({ signIn: "automatic" });
  const home = await createTempHome();
  const files = await writeStandardHome(home.path, aws);
  await appendFile(files.configFile, `\n${world.config ?? ""}`);
  await appendFile(files.credentialsFile, `\n${world.credentials ?? ""}`);
  const browser = await home.write("browser.mjs", browserProgram, 0o755);
  world.prepare?.(aws);
  const { mfa } = world;
  return {
    world,
    aws,
    home: home.path,
    stateFolder: join(home.path, ".aws", "aws-temp"),
    // A busy machine may let a second pass before our own metadata service has its turn.
    env: {
      ...home.env,
      AWS_METADATA_SERVICE_TIMEOUT: "20",
      ...(world.environment?.(aws) ?? aws.env),
      ...(world.browser && { BROWSER: `"${browser}"` }),
    },
    mfaCode: () => (mfa === undefined ? undefined : aws.unspentTotp(mfa)),
    async browse(url) {
      const answer = await fetch(url);
      await answer.text();
    },
    async [Symbol.asyncDispose]() {
      await aws.close();
      await home.dispose();
    },
  };
}
