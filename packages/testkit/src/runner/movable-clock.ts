import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { LocalAws } from "@aws-temp/local-aws";

/**
 * A clock for AWS and for every Node program of a job.
 *
 * @internal
 */
export interface MovableClock {
  /** For programs: preloads what moves their clock. */
  readonly variables: Readonly<Record<string, string>>;
  advance(seconds: number): void;
}

/** @internal */
export function movableClock(aws: LocalAws, folder: string): MovableClock {
  const file = join(folder, "clock");
  // As it was built, wherever this file runs from.
  const preload = new URL("../../dist/runner/moved-clock.js", import.meta.url).href;
  let offset = 0;
  writeFileSync(file, "0");
  return {
    variables: { AWS_TEMP_TEST_CLOCK: file, NODE_OPTIONS: `--import=${preload}` },
    advance(seconds) {
      aws.advance(seconds);
      offset += seconds * 1000;
      writeFileSync(file, String(offset));
    },
  };
}
