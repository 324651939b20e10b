import { describe, expect, it } from "vitest";
import { readWhileBusy, retryWhileBusy } from "../../src/store/files/while-busy.ts";

/** Work that the system forbids some times before it lets it pass. */
function forbidden(code: string, times: number) {
  const tries = { count: 0 };
  const work = () => {
    tries.count++;
    if (tries.count <= times) throw Object.assign(new Error(code), { code });
    return Buffer.from("done");
  };
  return { tries, work };
}

const ways = [
  { way: "retryWhileBusy", run: async (work: () => Buffer, told: object) => await retryWhileBusy(async () => work(), told) },
  { way: "readWhileBusy", run: async (work: () => Buffer, told: object) => readWhileBusy("file", { limit: 1024 }, told, work) },
];

describe.each(ways)("$way", ({ run }) => {
  it.each(["EPERM", "EACCES", "EBUSY"])("bears %s on Windows, while it lasts", async (code) => {
    const { tries, work } = forbidden(code, 3);
    expect(String(await run(work, { platform: "win32" }))).toBe("done");
    expect(tries.count).toBe(4);
  });

  it("believes it in the end", async () => {
    const { tries, work } = forbidden("EPERM", Number.POSITIVE_INFINITY);
    await expect(run(work, { platform: "win32", patience: 30 })).rejects.toMatchObject({ code: "EPERM" });
    expect(tries.count).toBeGreaterThan(1);
  });

  it.each([
    { code: "EPERM", platform: "darwin" },
    { code: "EACCES", platform: "linux" },
    { code: "ENOENT", platform: "win32" },
  ])("believes $code on $platform at once", async ({ code, platform }) => {
    const { tries, work } = forbidden(code, 1);
    await expect(run(work, { platform })).rejects.toMatchObject({ code });
    expect(tries.count).toBe(1);
  });
});
