import { defineProject } from "vitest/config";
import { pureTests } from "./test-tiers.ts";

// The time-out only ends what hangs: a busy machine with two cores must not fail a test.
export default defineProject({
  test: {
    name: "@aws-temp/core",
    include: ["test/**/*.test.ts"],
    exclude: [...pureTests],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
