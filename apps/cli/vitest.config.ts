import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { name: "aws-temp" },
});
