import { defineProject } from "vitest/config";

export default defineProject({
  test: {
    name: "@aws-temp/local-aws",
    include: ["test/**/*.test.ts"],
  },
});
