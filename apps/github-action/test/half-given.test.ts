import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Runner } from "@aws-temp/testkit";
import { it } from "vitest";
import { expectNothingLeft, refusalOf, startJob, withOidc } from "./job.ts";

const everything = {
  ...withOidc,
  "output-credentials": "true",
  "output-env-credentials": "true",
  "aws-profile": "shop",
  "export-expiration": "true",
  summary: "true",
};

/** Puts a folder where the running step has a file of the runner's. */
function spoil({ temp }: Runner, kind: string): void {
  const folder = join(temp, "_runner_file_commands");
  const file = join(folder, readdirSync(folder).find((name) => name.startsWith(kind)) ?? "none");
  rmSync(file);
  mkdirSync(file);
}

it.concurrent.for(["set_env", "set_output", "save_state", "step_summary"])(
  "leaves nothing where %s cannot be written any more once all has been obtained",
  async (kind) => {
    await using runner = await startJob({
      onCall: ({ operation }, job) => operation === "GetCallerIdentity" && spoil(job, kind),
    });
    const run = await runner.step({ inputs: everything });
    refusalOf(runner, run);
    await expectNothingLeft(runner, run);
  },
);
