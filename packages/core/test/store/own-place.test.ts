import { chmod, chown, lstat, mkdir, readdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { requireOwnFolder } from "../../src/store/files/own-place.ts";
import { readStateFile } from "../../src/store/files/read-state-file.ts";
import { writeStateFile } from "../../src/store/files/write-state-file.ts";
import { temporaryFolder } from "../temp-folder.ts";

const posix = process.platform !== "win32";
const root = process.getuid?.() === 0;
const unsafe = expect.objectContaining({ code: "STATE_UNSAFE" });
let folder = "";

beforeEach(async () => {
  folder = join(await temporaryFolder(), "state");
  await mkdir(folder, { mode: 0o700 });
});

describe.runIf(posix)("requireOwnFolder", () => {
  it.each([
    { mode: 0o700, safe: true },
    { mode: 0o755, safe: true },
    { mode: 0o777, safe: false },
    { mode: 0o702, safe: false },
    { mode: 0o1777, safe: false },
  ])("judges mode $mode", async ({ mode, safe }) => {
    await chmod(folder, mode);
    const judge = () => requireOwnFolder(folder);
    if (safe) judge();
    else expect(judge).toThrow(unsafe);
  });

  it.runIf(root)("lets the user's own group write, and no other", async () => {
    await chmod(folder, 0o770);
    requireOwnFolder(folder);
    await chown(folder, 0, 100);
    expect(() => requireOwnFolder(folder)).toThrow(unsafe);
  });

  it.runIf(root)("names the owner and the mode of another user's folder, and the way out", async () => {
    await chown(folder, 4711, 4711);
    expect(() => requireOwnFolder(folder, { elsewhere: "Or elsewhere." })).toThrow(
      expect.objectContaining({
        code: "STATE_UNSAFE",
        message: expect.stringMatching(/belongs to the user with id 4711 \(mode 0700\)/),
        hints: [expect.stringContaining("chown"), "Or elsewhere."],
      }),
    );
    requireOwnFolder(folder, { owner: 4711 });
  });

  it.runIf(root)("judges a link and what it leads to", async () => {
    const link = `${folder}-link`;
    await symlink(folder, link);
    requireOwnFolder(link);
    await chmod(folder, 0o777);
    expect(() => requireOwnFolder(link)).toThrow(unsafe);
  });

  it("has nothing against a folder that is not there yet", () => requireOwnFolder(join(folder, "missing")));
});

describe.runIf(posix)("a file of our own", () => {
  const file = () => join(folder, "cache", "entry.json");

  it("is 0600 from birth, whatever the umask and the mode of the file before it", async () => {
    const before = process.umask(0o777);
    try {
      await writeStateFile(file(), "one");
    } finally {
      process.umask(before);
    }
    expect((await stat(file())).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, "cache"))).mode & 0o777).toBe(0o700);
    await chmod(file(), 0o644);
    await writeStateFile(file(), "two");
    expect([(await stat(file())).mode & 0o777, readStateFile(file())]).toEqual([0o600, "two"]);
  });

  it("takes the place of a link, and leaves alone what that led to", async () => {
    await mkdir(join(folder, "cache"), { mode: 0o700 });
    await writeFile(join(folder, "mine"), "mine");
    await symlink(join(folder, "mine"), file());
    expect(() => readStateFile(file())).toThrow(/ELOOP/);
    await writeStateFile(file(), "new");
    expect([await readFile(join(folder, "mine"), "utf8"), (await lstat(file())).isFile()]).toEqual(["mine", true]);
  });

  it("takes the place of a link that leads to itself", async () => {
    await mkdir(join(folder, "cache"), { mode: 0o700 });
    await symlink(file(), file());
    await writeStateFile(file(), "new");
    expect((await lstat(file())).mode & 0o777).toBe(0o600);
  });

  it.each([0o666, 0o606])("is not believed with mode %o", async (mode) => {
    await writeStateFile(file(), "planted");
    await chmod(file(), mode);
    expect(() => readStateFile(file())).toThrow(unsafe);
  });

  it.runIf(root)("is not believed when it is another user's, and is never given to that user", async () => {
    await writeStateFile(file(), "planted");
    await chown(file(), 4711, 4711);
    expect(() => readStateFile(file())).toThrow(unsafe);
    await writeStateFile(file(), "ours");
    expect((await stat(file())).uid).toBe(0);
  });

  it.each(["", "cache"])("is not written where others may write (state/%s)", async (name) => {
    await mkdir(join(folder, "cache"), { mode: 0o700 });
    await chmod(join(folder, name), 0o777);
    await expect(writeStateFile(file(), "secret")).rejects.toEqual(unsafe);
    expect(await readdir(join(folder, "cache"))).toEqual([]);
  });
});
