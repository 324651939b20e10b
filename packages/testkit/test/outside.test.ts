import { readdir } from "node:fs/promises";
import { homedir } from "node:os";
import { expect, it } from "vitest";

it("nothing of AWS reaches a test from whoever runs it: no variable, no file", async () => {
  expect(Object.keys(process.env).filter((name) => name.startsWith("AWS_") && name !== "AWS_TEMP_TEST_NODE")).toEqual([]);
  expect((await readdir(homedir())).filter((name) => name === ".aws")).toEqual([]);
});
