import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { writePrivateFile } from "../../src/store/files/private-file.ts";
import { temporaryFolder } from "../temp-folder.ts";

it("is for this user alone, and goes when it is told to", async () => {
  const folder = join(await temporaryFolder(), "served");
  const file = await writePrivateFile(folder, "text");
  expect(await readFile(file.path, "utf8")).toBe("text");
  if (process.platform !== "win32") {
    expect((await stat(file.path)).mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  }
  await file.remove();
  expect(await readdir(folder)).toEqual([]);
});

it("clears away what killed processes left, and nothing else", async () => {
  const folder = join(await temporaryFolder(), "served");
  await mkdir(folder);
  // No process has a number that high.
  for (const name of ["2147483646-abc", `${process.ppid}-abc`, "note.txt"]) await writeFile(join(folder, name), "");
  const file = await writePrivateFile(folder, "text");
  const left = await readdir(folder);
  expect(left.sort()).toEqual([file.path.slice(folder.length + 1), `${process.ppid}-abc`, "note.txt"].sort());
  await file.remove();
});
