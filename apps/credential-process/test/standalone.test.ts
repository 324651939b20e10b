import { appContract, requireTool, runProcess } from "@aws-temp/testkit";
import { expect, it } from "vitest";
import { credentialProcessApp } from "./credential-process-app.ts";
import { executable, standalone } from "./run-program.ts";

it.concurrent.for(appContract(credentialProcessApp(standalone)))("as an executable: $name", async ({ run }, context) => {
  requireTool(executable, context);
  await run();
});

it.for([
  { name: "its version", args: ["--version"], says: /^\d+\.\d+/ },
  { name: "its help", args: ["--help"], says: /--profile/ },
])("as an executable, it prints $name", async ({ args, says }, context) => {
  const { status, stdout, stderr } = await runProcess(requireTool(executable, context), args, { env: {} });
  expect([status, stderr]).toEqual([0, ""]);
  expect(stdout).toMatch(says);
});
