import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, chown, lstat, mkdir, readdir, readFile, stat, symlink, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { writeAtomically } from "../../src/store/files/atomic-file.ts";
import { retryWhileBusy } from "../../src/store/files/while-busy.ts";
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

it("leaves a file to its owner when root writes it", async (context) => {
  if (process.getuid?.() !== 0) context.skip("needs root");
  const file = join(await temporaryFolder(), "file");
  await writeFile(file, "old");
  await chmod(file, 0o640);
  await chown(file, 1234, 5678);
  await writeAtomically(file, "new");
  const { uid, gid } = await stat(file);
  expect([await readFile(file, "utf8"), uid, gid, await modeOf(file)]).toEqual(["new", 1234, 5678, "640"]);
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
    code: "EUNFIT",
    is: "is a directory, not a file",
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
  while (writing) seen.add(await retryWhileBusy(() => readFile(file, "utf8")));
  await writer;
  expect([...seen].filter((text) => !texts.includes(text))).toEqual([]);
});

describe("what a killed process left", () => {
  const hour = 3_600_000;
  it.each([
    { name: "an old copy of ours", file: "config.aws-temp-4711-k3j9x.tmp", age: hour, stays: false },
    { name: "one of another file in the folder", file: "0123.json.aws-temp-4711-k3j9x.tmp", age: hour, stays: false },
    { name: "a copy that may be in work", file: "config.aws-temp-4711-k3j9x.tmp", age: 60_000, stays: true },
    { name: "someone else's temporary file", file: "config.4711.tmp", age: hour, stays: true },
    { name: "a file that only sounds alike", file: "aws-temp-4711-k3j9x.tmp.txt", age: hour, stays: true },
  ])("$name: stays = $stays", async ({ file, age, stays }) => {
    const folder = await temporaryFolder();
    const left = join(folder, file);
    await writeFile(left, "half a secr");
    const then = new Date(Date.now() - age);
    await utimes(left, then, then);
    await writeAtomically(join(folder, "config"), "new");
    expect(await readdir(folder)).toEqual([...(stays ? [file] : []), "config"].sort());
  });

  it("is removed by the next who writes there", async () => {
    const folder = await temporaryFolder();
    const writer = fileURLToPath(new URL("write-forever.mjs", import.meta.url));
    const left = async () => (await readdir(folder)).filter((name) => name.endsWith(".tmp"));
    // A process may just have ended its write when it is killed; then another is.
    while ((await left()).length === 0) {
      const child = spawn(process.execPath, [writer, join(folder, "file")], { stdio: "ignore" });
      while ((await left()).length === 0) await new Promise(setImmediate);
      child.kill("SIGKILL");
      await once(child, "exit");
    }
    const then = new Date(Date.now() - hour);
    for (const name of await left()) await utimes(join(folder, name), then, then);
    await writeAtomically(join(folder, "other"), "new");
    expect(await left()).toEqual([]);
  });
});
