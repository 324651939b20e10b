import { appContract } from "@aws-temp/testkit";
import { it } from "vitest";
import { actionApp } from "./action-app.ts";

it.concurrent.each(appContract(actionApp))("$name", async ({ run }) => {
  await run();
});
