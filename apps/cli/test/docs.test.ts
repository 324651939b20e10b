import { fileURLToPath } from "node:url";
import { runProcess } from "@aws-temp/testkit";
import { expect, it } from "vitest";

it("generated pages, JSON Schemas and API reports are those of the code", async () => {
  const script = fileURLToPath(new URL("../../../scripts/generate-docs.mjs", import.meta.url));
  expect(await runProcess(process.execPath, [script, "--check"])).toMatchObject({ status: 0, stderr: "" });
});
