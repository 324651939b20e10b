import { defineProject } from "vitest/config";
import { pureTests } from "./test-tiers.ts";

/** `npx pnpm@12 test:pure`: seconds, for use while typing. */
export default defineProject({
  root: import.meta.dirname,
  // What is pure leaves nothing behind, so the files share workers.
  test: { name: "pure", include: [...pureTests], isolate: false, testTimeout: 60_000 },
});
