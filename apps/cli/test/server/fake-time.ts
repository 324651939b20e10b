import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { LocalAws } from "@aws-temp/local-aws";
import { findProgram, runProcess, type Tool, toolOf } from "@aws-temp/testkit";

/** The program that gives others another clock. */
export async function findFakeTime(): Promise<Tool> {
  return toolOf("faketime", await findProgram("faketime"), ["linux"]);
}

/** A clock for programs, and for a local AWS, that a test moves. */
export interface MovableClock {
  /** Gives the programs this clock, and those that they start. */
  readonly env: Readonly<Record<string, string>>;
  /** Lets time pass for the programs and for AWS. */
  advance(seconds: number): Promise<void>;
}

/** @param faketime - see {@link findFakeTime} */
export async function movableClock(faketime: string, folder: string, aws: LocalAws): Promise<MovableClock> {
  // faketime itself knows where its library is.
  const { stdout } = await runProcess(faketime, ["-f", "+0s", "sh", "-c", 'echo "$LD_PRELOAD"']);
  const file = join(folder, "clock");
  await writeFile(file, "+0s");
  let passed = 0;
  return {
    env: { LD_PRELOAD: stdout.trim(), FAKETIME_TIMESTAMP_FILE: file, FAKETIME_NO_CACHE: "1", DONT_FAKE_MONOTONIC: "1" },
    async advance(seconds) {
      passed += seconds;
      aws.advance(seconds);
      await writeFile(file, `+${passed}s`);
    },
  };
}
