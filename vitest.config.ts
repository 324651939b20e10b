import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";
import { testTiers } from "./scripts/test-tiers.mjs";

// Whoever runs the tests may have profiles, keys, regions and a proxy of their own. The AWS SDKs would take them from here, and tests
// judge SDKs: so no variable of AWS or for a proxy reaches a test, and the home is an empty one.
const home = realpathSync(mkdtempSync(join(tmpdir(), "aws-temp-nobody-")));
process.once("exit", () => rmSync(home, { recursive: true, force: true }));
Object.assign(process.env, { HOME: home, USERPROFILE: home });
for (const name of Object.keys(process.env)) {
  if (/^AWS_(?!TEMP_TEST_NODE$)|^(?:https?|all|no)_proxy$/i.test(name)) delete process.env[name];
}

const tiers = testTiers();

const tier = (
  name: keyof typeof tiers,
  more: NonNullable<TestProjectInlineConfiguration["test"]> = {},
): TestProjectInlineConfiguration => ({
  // The time-out only ends what hangs: a busy machine with two cores must not fail a test.
  test: { name, include: [...tiers[name]], testTimeout: 60_000, hookTimeout: 60_000, ...more },
});

export default defineConfig({
  test: {
    // By default one core stays free; but most tests wait for the programs that they start.
    maxWorkers: availableParallelism(),
    projects: [
      // What is pure leaves nothing behind, so the files share workers.
      tier("pure", { isolate: false }),
      tier("local"),
      tier("readers"),
      tier("artefacts"),
    ],
    reporters: ["default", "./scripts/closing-line-reporter.mjs"],
  },
});
