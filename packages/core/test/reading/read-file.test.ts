import { symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { badFiles } from "@aws-temp/testkit";
import { describe, expect, it } from "vitest";
import { readRegularFile } from "../../src/reading/read-file.ts";
import { temporaryFolder } from "../temp-folder.ts";

const limit = 1024;

describe("readRegularFile", () => {
  it.each(["", "text", "x".repeat(limit)])("reads a file whole, up to the limit", async (text) => {
    const file = join(await temporaryFolder(), "file");
    await writeFile(file, text);
    expect(readRegularFile(file, { limit }).toString()).toBe(text);
  });

  it("refuses a file that is one byte past the limit", async () => {
    const file = join(await temporaryFolder(), "file");
    await writeFile(file, "x".repeat(limit + 1));
    expect(() => readRegularFile(file, { limit })).toThrow(/is larger than 1 KiB/);
  });

  it.skipIf(process.platform !== "linux")(
    "reads a file whose size the system does not say, and stops at the limit there, too",
    () => {
      expect(readRegularFile("/proc/self/stat", { limit: 65_536 }).length).toBeGreaterThan(10);
      expect(() => readRegularFile("/proc/self/smaps", { limit })).toThrow(/is larger than/);
    },
  );

  it.for(badFiles)("refuses $name at once", async ({ make, says, root }, context) => {
    if (process.platform === "win32" || (root && process.getuid?.() !== 0)) return context.skip("needs POSIX, or root");
    const path = join(await temporaryFolder(), "bad");
    const undo = await make(path);
    expect(() => readRegularFile(path, { limit })).toThrow(says);
    await undo?.();
  });

  it("follows a link unless told not to", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "file"), "text");
    await symlink("file", join(folder, "link"));
    expect(readRegularFile(join(folder, "link"), { limit }).toString()).toBe("text");
    if (process.platform === "win32") return;
    expect(() => readRegularFile(join(folder, "link"), { limit, followLinks: false })).toThrow(/ELOOP/);
  });

  it("leaves no file open", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "large"), "x".repeat(limit + 1));
    // More than a process may have open at once.
    for (let times = 0; times < 3000; times++) {
      expect(() => readRegularFile(join(folder, "large"), { limit })).toThrow(/larger/);
    }
  });
});
