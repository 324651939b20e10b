import { defineProject } from "vitest/config";

export default defineProject({ test: { name: "@aws-temp/testkit", include: ["test/**/*.test.ts"] } });
