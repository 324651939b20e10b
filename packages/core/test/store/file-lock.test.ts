import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { expect, it, onTestFinished } from "vitest";
import { withFileLock } from "../../src/store/locks/file-lock.ts";
import { temporaryFolder } from "../temp-folder.ts";

async function holdElsewhere(lock: string, then = "release"): Promise<ChildProcessByStdio<Writable, Readable, null>> {
  const child = spawn(process.execPath, [fileURLToPath(new URL("hold-lock.mjs", import.meta.url)), lock, then], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  await once(child.stdout, "data");
  return child;
}

it("lets one in at a time", async () => {
  const lock = join(await temporaryFolder(), "locks", "a.lock");
  let inside = 0;
  let most = 0;
  let done = 0;
  await Promise.all(
    Array.from({ length: 20 }, () =>
      withFileLock(lock, async () => {
        inside += 1;
        most = Math.max(most, inside);
        await readdir(".");
        inside -= 1;
        done += 1;
      }),
    ),
  );
  expect([most, done]).toEqual([1, 20]);
  expect(await readdir(join(lock, ".."))).toEqual([]);
});

it("waits for another process", async () => {
  const lock = join(await temporaryFolder(), "a.lock");
  const holder = await holdElsewhere(lock);
  let released = false;
  const entered = withFileLock(lock, async () => released);
  // The other process ends its work only after this line, so an early entry sees `false`.
  released = true;
  holder.stdin.write("go");
  expect(await entered).toBe(true);
});

it("takes over from a process that was killed", async () => {
  const lock = join(await temporaryFolder(), "a.lock");
  const holder = await holdElsewhere(lock);
  holder.kill("SIGKILL");
  await once(holder, "exit");
  expect(await readFile(lock, "utf8")).toContain(String(holder.pid));
  expect(await withFileLock(lock, async () => "in")).toBe("in");
});

it.each([
  { name: "a holder of another machine that fell silent", content: `1 not-${hostname()} x` },
  { name: "a torn lock file that no one touches", content: "" },
])("takes over from $name", async ({ content }) => {
  const lock = join(await temporaryFolder(), "a.lock");
  await writeFile(lock, content);
  expect(await withFileLock(lock, async () => "in")).toBe("in");
});

it("keeps out of a lock whose holder's clock is an hour behind", async () => {
  const lock = join(await temporaryFolder(), "a.lock");
  await writeFile(lock, `1 not-${hostname()} x`);
  const anHourAgo = new Date(Date.now() - 3_600_000);
  await utimes(lock, anHourAgo, anHourAgo);
  let looks = 0;
  const meanwhile = async () => (++looks > 3 ? { result: "waited" } : undefined);
  expect(await withFileLock(lock, async () => "in", meanwhile)).toBe("waited");
});

it("lets go when the work fails", async () => {
  const lock = join(await temporaryFolder(), "a.lock");
  await expect(withFileLock(lock, () => Promise.reject(new Error("work")))).rejects.toThrow("work");
  expect(await withFileLock(lock, async () => "in")).toBe("in");
});

it("leaves the lock of who has taken it over, when it is ended itself", async () => {
  const lock = join(await temporaryFolder(), "a.lock");
  const sleeper = await holdElsewhere(lock, "exit");
  await writeFile(lock, "another");
  sleeper.stdin.end();
  await once(sleeper, "exit");
  expect(await readFile(lock, "utf8")).toBe("another");
});

it("takes its lock away when it is ended", async () => {
  const lock = join(await temporaryFolder(), "a.lock");
  const holder = await holdElsewhere(lock, "exit");
  holder.stdin.end();
  await once(holder, "exit");
  await expect(readFile(lock)).rejects.toThrow("ENOENT");
});
