import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Runner } from "@aws-temp/testkit";

const shift = new URL("./shift-clock.mjs", import.meta.url).href;

/** Time that passes for AWS and for the programs of a job alike. */
export interface MovingTime {
  /** For programs that are started for the job. */
  readonly env: Readonly<Record<string, string>>;
  /** The file that says how far the clock is ahead, in milliseconds. */
  readonly file: string;
  pass(seconds: number): Promise<void>;
}

export async function movingTime(runner: Runner): Promise<MovingTime> {
  let ahead = 0;
  const file = await runner.write("clock", "0");
  return {
    env: { NODE_OPTIONS: `--import=${shift}`, TEST_CLOCK_FILE: file },
    file,
    async pass(seconds) {
      ahead += seconds;
      runner.aws.advance(seconds);
      await writeFile(file, String(ahead * 1000));
    },
  };
}

/** The helper as it is built. */
export const helper = fileURLToPath(new URL("../../dist/credential-process.mjs", import.meta.url));
