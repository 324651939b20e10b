import { requireTool } from "@aws-temp/testkit";
import { beforeEach } from "vitest";
import { executable } from "./run-program.ts";

beforeEach((context) => {
  requireTool(executable, context);
});
