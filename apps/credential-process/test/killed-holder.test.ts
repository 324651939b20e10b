import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { startWorld, worlds } from "@aws-temp/testkit";
import { expect, it } from "vitest";
import { compiled, endOf, program, run } from "./run-program.ts";

const world = worlds.find(({ name }) => name === "role of an IAM user");
/** Spread over the life of a process that calls AWS: before its lock, under it, during the call, while it writes, after. */
const moments = Array.from({ length: 50 }, (_, index) => 15 + ((index * 37) % 50) * 6);

it("a holder that is killed at any moment delays no one for long, and leaves nothing that matters", async () => {
  if (world === undefined) throw new Error("The world is gone.");
  await using running = await startWorld(world);
  // However fast the machine is, many of the moments are within a call.
  running.aws.faults.set({ service: "sts", effect: { kind: "slow", milliseconds: 100 } });
  let killedEarly = 0;
  for (const [index, moment] of moments.entries()) {
    const stateFolder = join(running.home, `state-${index}`);
    const env = { ...compiled, ...running.env, AWS_TEMP_HOME: stateFolder };
    running.aws.clearCalls();
    const [command, ...first] = program;
    const holder = spawn(command, [...first, "prod-readonly"], { env, stdio: "ignore" });
    await wait(moment);
    holder.kill("SIGKILL");
    if (holder.exitCode === null && holder.signalCode === null) await once(holder, "exit");
    if (holder.signalCode === "SIGKILL") killedEarly++;
    // Five seconds are all that they have, their own start and call included.
    const ends = await Promise.all([1, 2].map(() => run(["prod-readonly", "--timeout", "5s"], { env })));
    expect(ends.map(endOf)).toEqual(["0 ", "0 "]);
    expect(ends[0]?.stdout).toBe(ends[1]?.stdout);
    // The killed one's call, and one more.
    expect(running.aws.calls().length).toBeLessThanOrEqual(2);
    const locks = () => readdir(join(stateFolder, "locks")).catch(() => []);
    if ((await locks()).length > 0) {
      // Killed with its answer kept and its lock not yet removed: who finds the answer needs no lock, and the next who does takes it.
      await rm(join(stateFolder, "cache"), { recursive: true });
      expect((await run(["prod-readonly", "--timeout", "5s"], { env })).status).toBe(0);
    }
    expect(await locks()).toEqual([]);
  }
  expect(killedEarly).toBeGreaterThan(10);
}, 180_000);
