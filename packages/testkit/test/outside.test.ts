import { readdir } from "node:fs/promises";
import { homedir } from "node:os";
import { expect, it } from "vitest";

it("nothing of AWS reaches a test from whoever runs it: no variable, no file, no proxy", async () => {
  expect(Object.keys(process.env).filter((name) => /^AWS_(?!TEMP_TEST_NODE$)|_proxy$/i.test(name))).toEqual([]);
  expect((await readdir(homedir())).filter((name) => name === ".aws")).toEqual([]);
});
