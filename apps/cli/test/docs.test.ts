import { fileURLToPath } from "node:url";
import { runProcess } from "@aws-temp/testkit";
import { expect, it } from "vitest";

it("docs/cli.md and docs/errors.md say what the code does", async () => {
  const script = fileURLToPath(new URL("../../../scripts/generate-docs.mjs", import.meta.url));
  expect(await runProcess(process.execPath, [script, "--check"])).toMatchObject({ status: 0, stderr: "" });
});
