import { appContract, requireTool } from "@aws-temp/testkit";
import { it } from "vitest";
import { credentialProcessApp } from "./credential-process-app.ts";
import { executable } from "./run-program.ts";

const program = executable.found ? executable.program : "none";

it.concurrent.for(appContract(credentialProcessApp([program])))("as an executable: $name", async ({ run }, context) => {
  requireTool(executable, context);
  await run();
});
