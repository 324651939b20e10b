import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { defineConfig } from "vitest/config";

// Whoever runs the tests may have profiles, keys, regions and a proxy of their own. The AWS SDKs would take them from here, and tests
// judge SDKs: so no variable of AWS or for a proxy reaches a test, and the home is an empty one.
const home = realpathSync(mkdtempSync(join(tmpdir(), "aws-temp-nobody-")));
process.once("exit", () => rmSync(home, { recursive: true, force: true }));
Object.assign(process.env, { HOME: home, USERPROFILE: home });
for (const name of Object.keys(process.env)) {
  if (/^AWS_(?!TEMP_TEST_NODE$)|^(?:https?|all|no)_proxy$/i.test(name)) delete process.env[name];
}

export default defineConfig({
  test: {
    projects: [
      "packages/*",
      "apps/*",
      "packages/core/vitest.pure.config.ts",
      "apps/credential-process/vitest.standalone.config.ts",
    ],
    reporters: ["default", "./scripts/closing-line-reporter.mjs"],
  },
});
