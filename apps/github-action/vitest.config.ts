import { defineProject } from "vitest/config";

// The time-out only ends what hangs: a busy machine with two cores must not fail a test.
export default defineProject({
  test: { name: "@aws-temp/github-action", include: ["test/**/*.test.ts"], testTimeout: 60_000, hookTimeout: 60_000 },
});
