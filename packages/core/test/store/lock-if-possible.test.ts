import { symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { withFileLock } from "../../src/store/locks/file-lock.ts";
import { lockIfPossible } from "../../src/store/locks/lock-if-possible.ts";
import { temporaryFolder } from "../temp-folder.ts";

const notices = { without: "No lock", waiting: () => "tests" };

/** A logger that keeps what it is told, and calls back on progress. */
function listening(onProgress: (message: string | undefined) => void = () => undefined) {
  const warnings: string[] = [];
  const shown: (string | undefined)[] = [];
  const said: string[] = [];
  const progress = (message: string | undefined) => {
    shown.push(message);
    onProgress(message);
  };
  return {
    warn: (message: string) => void warnings.push(message),
    progress,
    waiting: (other: string) => void said.push(other),
    warnings,
    shown,
    said,
  };
}

/** Takes the lock before anyone else asks for it, and keeps it until `end`. */
async function hold<Result>(path: string, end: Promise<Result>): Promise<{ readonly held: Promise<Result> }> {
  const entered = Promise.withResolvers<void>();
  const held = withFileLock(path, () => {
    entered.resolve();
    return end;
  });
  await entered.promise;
  return { held };
}

describe("lockIfPossible", () => {
  it("works under the lock, and says nothing of a wait that no one notices", async () => {
    const logger = listening();
    const path = join(await temporaryFolder(), "locks", "a.lock");
    expect(await lockIfPossible(path, notices, logger, async () => "done")).toBe("done");
    expect([logger.warnings, logger.shown]).toEqual([[], []]);
  });

  it("shows that it waits, and that the wait is over", async () => {
    const path = join(await temporaryFolder(), "locks", "a.lock");
    const shown = Promise.withResolvers<void>();
    const logger = listening((message) => message !== undefined && shown.resolve());
    const { held } = await hold(path, shown.promise);
    expect(await lockIfPossible(path, notices, logger, async () => "done")).toBe("done");
    await held;
    expect(logger.shown).toEqual([`Waiting for process ${process.pid}, which tests`, undefined]);
    expect(logger.said).toEqual([]);
  });

  it("says for whom it waits, and why, where progress is not seen", async () => {
    const path = join(await temporaryFolder(), "locks", "a.lock");
    const said = Promise.withResolvers<string>();
    const logger = { ...listening(), waiting: said.resolve };
    const { held } = await hold(path, said.promise);
    expect(await lockIfPossible(path, notices, logger, async () => "done")).toBe("done");
    expect(await held).toBe(`process ${process.pid}, which tests`);
  });

  it("says nothing while there is a reason to be silent", async () => {
    const path = join(await temporaryFolder(), "locks", "a.lock");
    const asked = Promise.withResolvers<void>();
    let times = 0;
    const waiting = () => {
      if (++times === 2) asked.resolve();
      return undefined;
    };
    const logger = listening();
    const { held } = await hold(path, asked.promise);
    await lockIfPossible(path, { ...notices, waiting }, logger, async () => "done");
    await held;
    expect([logger.shown, logger.said]).toEqual([[], []]);
  });

  it.each([
    { way: "a file", obstruct: (path: string) => writeFile(path, "in the way") },
    { way: "a link that leads nowhere", obstruct: (path: string) => symlink("nowhere", path) },
  ])("works without a lock where $way is in its way, and says so", async ({ obstruct }) => {
    const folder = join(await temporaryFolder(), "file");
    await obstruct(folder);
    const logger = listening();
    expect(await lockIfPossible(join(folder, "a.lock"), notices, logger, async () => "done")).toBe("done");
    expect(logger.warnings).toEqual([expect.stringMatching(/^No lock: /)]);
  });

  it("does not do the work twice when it fails", async () => {
    const path = join(await temporaryFolder(), "locks", "a.lock");
    let times = 0;
    const work = async () => {
      times++;
      throw new Error("failed");
    };
    await expect(lockIfPossible(path, notices, listening(), work)).rejects.toThrow("failed");
    expect(times).toBe(1);
  });
});
