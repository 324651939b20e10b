import { chmod, lstat, mkdir, readdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeAtomically } from "../../src/store/atomic-file.ts";
import { temporaryFolder } from "../temp-folder.ts";

const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);

describe.skipIf(process.platform === "win32")("modes", () => {
  it("makes files 0600 and folders 0700", async () => {
    const folder = await temporaryFolder();
    await writeAtomically(join(folder, "a", "b", "file"), "text");
    expect([
      await modeOf(join(folder, "a")),
      await modeOf(join(folder, "a", "b")),
      await modeOf(join(folder, "a", "b", "file")),
    ]).toEqual(["700", "700", "600"]);
  });

  it("keeps the mode that a file has", async () => {
    const file = join(await temporaryFolder(), "file");
    await writeFile(file, "old");
    await chmod(file, 0o640);
    await writeAtomically(file, "new");
    expect([await readFile(file, "utf8"), await modeOf(file)]).toEqual(["new", "640"]);
  });
});

it("follows a link, so that it stays one", async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, "dotfiles"));
  await writeFile(join(folder, "dotfiles", "config"), "old");
  await symlink(join("dotfiles", "config"), join(folder, "config"));
  await writeAtomically(join(folder, "config"), "new");
  expect(await readFile(join(folder, "dotfiles", "config"), "utf8")).toBe("new");
  expect((await lstat(join(folder, "config"))).isSymbolicLink()).toBe(true);
});

it("leaves nothing behind when it fails", async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, "file"));
  await writeFile(join(folder, "file", "inside"), "");
  await expect(writeAtomically(join(folder, "file"), "text")).rejects.toMatchObject({
    code: expect.stringMatching(/EISDIR|ENOTEMPTY|EEXIST|EPERM/),
  });
  expect(await readdir(folder)).toEqual(["file"]);
});

it("shows readers whole texts alone", async () => {
  const file = join(await temporaryFolder(), "file");
  const texts = ["a".repeat(100_000), "b".repeat(100_000)];
  await writeAtomically(file, texts[0] ?? "");
  let writing = true;
  const writer = (async () => {
    for (let round = 0; round < 50; round++) await writeAtomically(file, texts[round % 2] ?? "");
    writing = false;
  })();
  const seen = new Set<string>();
  while (writing) seen.add(await readFile(file, "utf8"));
  await writer;
  expect([...seen].filter((text) => !texts.includes(text))).toEqual([]);
});
