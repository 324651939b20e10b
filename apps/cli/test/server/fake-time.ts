import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { LocalAws } from "@aws-temp/local-aws";
import { findProgram, nodeUnderTest, type Tool, toolOf } from "@aws-temp/testkit";
import { onTestFinished } from "vitest";

/**
 * The library that gives programs another clock, as the program `faketime` names it: the one for programs with threads. That program
 * itself is not started: it ends at once where an earlier process of its number left something in shared memory.
 */
export async function findFakeTime(): Promise<Tool> {
  const faketime = await findProgram("faketime");
  const [library] = /\/[\x20-\x7E]+\/libfaketimeMT\.so\.1/.exec(faketime ? await readFile(faketime, "latin1") : "") ?? [];
  return toolOf("faketime", library, ["linux"]);
}

/** A clock for programs, and for a local AWS, that a test moves. */
export interface MovableClock {
  /** Gives the programs this clock, and those that they start. */
  readonly env: Readonly<Record<string, string>>;
  /** Lets time pass for the programs and for AWS. */
  advance(seconds: number): Promise<void>;
}

/** @param library - see {@link findFakeTime} */
export async function movableClock(library: string, folder: string, aws: LocalAws): Promise<MovableClock> {
  const file = join(folder, "clock");
  // In one step: a program may look at any moment.
  const set = async (seconds: number) => {
    await writeFile(`${file}.new`, `+${seconds}s`);
    await rename(`${file}.new`, file);
  };
  await set(0);
  const env = { LD_PRELOAD: library, FAKETIME_TIMESTAMP_FILE: file, FAKETIME_NO_CACHE: "1", DONT_FAKE_MONOTONIC: "1" };
  let passed = 0;
  return {
    env: { ...env, ...(await sharedMemory(env)) },
    async advance(seconds) {
      passed += seconds;
      aws.advance(seconds);
      await set(passed);
    },
  };
}

/** What the library keeps in shared memory, for all programs of a test: one that made it for itself and is killed would leave it there. */
async function sharedMemory(env: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  const tell = 'console.log(process.env.FAKETIME_SHARED ?? ""); process.stdin.resume()';
  const holder = spawn(nodeUnderTest, ["-e", tell], { env, stdio: ["pipe", "pipe", "inherit"] });
  const ended = once(holder, "exit");
  onTestFinished(async () => {
    holder.stdin.end();
    await ended;
  });
  const [names] = (await once(createInterface(holder.stdout), "line")) as [string];
  // None, where an earlier process of its number left something there: then each program looks after itself.
  return names === "" ? {} : { FAKETIME_SHARED: names };
}
