import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { announce, isAnnounced } from "../../src/store/locks/announcement.ts";
import { ownerLine } from "../../src/store/locks/lock-owner.ts";
import { temporaryFolder } from "../temp-folder.ts";

const place = async () => join(await temporaryFolder(), "locks", "key.soon");

// Elsewhere the system does not say whether a number is still the process that had it, so no one is heard, and the lock decides.
describe.runIf(process.platform === "linux")("an announcement", () => {
  it("is heard by the next who would make it", async () => {
    const path = await place();
    expect(isAnnounced(path)).toBe(false);
    expect(announce(path)).toBe(true);
    expect(isAnnounced(path)).toBe(true);
    expect(announce(path)).toBe(false);
  });

  it("of a process that has died is replaced", async () => {
    const path = await place();
    const dead = spawn(process.execPath, ["-e", "0"]);
    const line = ownerLine().replace(/^\d+/, String(dead.pid));
    await once(dead, "exit");
    await mkdir(dirname(path));
    await symlink(line, path);
    expect(isAnnounced(path)).toBe(false);
    expect(announce(path)).toBe(true);
    expect(isAnnounced(path)).toBe(true);
  });

  it("goes with the process that made it", async () => {
    const path = await place();
    const module = new URL("../../src/store/locks/announcement.ts", import.meta.url).href;
    const script = `const { announce } = await import(${JSON.stringify(module)}); process.exit(announce(${JSON.stringify(path)}) ? 0 : 1)`;
    const [status] = await once(spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: "ignore" }), "exit");
    expect(status).toBe(0);
    expect(await readdir(dirname(path))).toEqual([]);
  });

  it("that cannot be made keeps no one from going on", async () => {
    const path = await place();
    await writeFile(dirname(path), "");
    expect(announce(path)).toBe(true);
    expect(isAnnounced(path)).toBe(false);
  });
});
