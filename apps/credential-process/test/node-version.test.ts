import { runOnNodeVersion } from "@aws-temp/testkit";
import { expect, it } from "vitest";
import { bin } from "./run-program.ts";

it.each(["20.20.2", "22.11.0"])("says on Node %s which one it needs", async (version) => {
  const { status, stdout, stderr } = await runOnNodeVersion(version, [bin, "--version"]);
  expect({ status, stdout, stderr }).toEqual({
    status: 2,
    stdout: "",
    stderr: `aws-temp-credential-process needs Node.js 22.12 or later; this is ${version}.\n`,
  });
});

it.each(["22.12.0", "26.0.0"])("starts on Node %s", async (version) => {
  expect((await runOnNodeVersion(version, [bin, "--version"])).status).toBe(0);
});
