import { stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { makeFolder } from "../../src/store/files/make-folder.ts";
import { temporaryFolder } from "../temp-folder.ts";

it("makes a folder with those above it, however many make it at once", async () => {
  const folder = join(await temporaryFolder(), "a", "b", "c");
  await Promise.all(Array.from({ length: 20 }, () => makeFolder(folder)));
  await makeFolder(folder);
  expect((await stat(folder)).isDirectory()).toBe(true);
});

it("fails where a file is in the way", async () => {
  const file = join(await temporaryFolder(), "file");
  await writeFile(file, "");
  await expect(makeFolder(file)).rejects.toMatchObject({ code: "EEXIST" });
  await expect(makeFolder(join(file, "below"))).rejects.toMatchObject({ code: expect.stringMatching(/ENOTDIR|ENOENT|EEXIST/) });
});

it("fails where the system makes none", async (context) => {
  if (process.platform !== "linux") context.skip("needs /proc");
  await expect(makeFolder("/proc/aws-temp/state")).rejects.toMatchObject({ code: "ENOENT" });
});
