import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { nodeUnderTest, runProcess, startRunner } from "@aws-temp/testkit";
import { expect, it } from "vitest";
import { withOidc } from "../job.ts";

const script = fileURLToPath(new URL("../../../../scripts/stage-action.mjs", import.meta.url));
const built = new URL("../../dist/modules.json", import.meta.url);

it("runs from its own repository, with nothing beside it", async () => {
  const folder = await mkdtemp(join(tmpdir(), "aws-temp-staged-"));
  try {
    const staged = await runProcess(nodeUnderTest, [script, folder]);
    expect(staged.status, staged.stderr).toBe(0);
    expect((await readdir(folder)).sort()).toEqual(["LICENSE", "README.md", "action.yml", "dist", "package.json"]);
    const bundles = Object.keys(JSON.parse(await readFile(built, "utf8")));
    expect((await readdir(join(folder, "dist"))).sort()).toEqual([...bundles, "LICENSES.txt"].sort());
    await using runner = await startRunner({ action: folder });
    const run = await runner.step({ inputs: { ...withOidc, "aws-profile": "dev" } });
    expect(run.errors).toEqual([]);
    expect(run.outputs["auth-method"]).toBe("oidc");
    expect(await runner.endJob()).toMatchObject([{ status: 0, warnings: [] }]);
    expect(await runner.secretFiles()).toEqual([]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
