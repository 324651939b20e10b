import { appContract } from "@aws-temp/testkit";
import { it } from "vitest";
import { credentialProcessApp } from "./credential-process-app.ts";
import { program } from "./run-program.ts";

it.concurrent.each(appContract(credentialProcessApp(program)))("$name", async ({ run }) => {
  await run();
});
