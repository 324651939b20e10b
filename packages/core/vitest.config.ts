import { defineProject } from "vitest/config";

export default defineProject({ test: { name: "@aws-temp/core", include: ["test/**/*.test.ts"] } });
