import { defineProject } from "vitest/config";

/** The same tests, run against the executable. */
export default defineProject({
  root: import.meta.dirname,
  test: {
    name: "@aws-temp/credential-process as an executable",
    include: ["test/**/*.test.ts"],
    // Which Node starts it, and what that loads, is no concern of an executable. A hundred sign-ins are proved on Node; the crowd without
    // a browser is proved on both.
    exclude: ["test/node-version.test.ts", "test/start-up.test.ts", "test/crowd-sign-in.test.ts"],
    env: { AWS_TEMP_TEST_EXECUTABLE: "1" },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    setupFiles: ["test/require-program.ts"],
  },
});
