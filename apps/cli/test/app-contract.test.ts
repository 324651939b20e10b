import { appContract, nodeUnderTest } from "@aws-temp/testkit";
import { it } from "vitest";
import { cliApp } from "./cli-app.ts";
import { bin } from "./cli-world.ts";

it.concurrent.each(appContract(cliApp([nodeUnderTest, bin])))("$name", async ({ run }) => {
  await run();
});
