import { describe, expect, it } from "vitest";
import { CredentialError } from "../../src/errors/credential-error.ts";
import type { Answered } from "../../src/sso/client/answered.ts";
import { inParallel } from "../../src/sso/directory/in-parallel.ts";
import { noPages, readPages } from "../../src/sso/directory/pages.ts";

type Page = Answered<{ readonly items: readonly string[]; readonly next: string | undefined }>;

const page = (items: string, next?: string): Page => ({ ok: true, answer: { items: [...items], next } });
const refused = (status: number): Page => ({
  ok: false,
  fault: {
    origin: "aws",
    code: "X",
    status,
    message: "",
    requestId: undefined,
    attempts: 1,
    serverTime: undefined,
    cause: undefined,
  },
  error: new CredentialError("AWS_REFUSED", "No."),
});

describe("readPages", () => {
  it("goes on with another token where one was refused", async () => {
    const pages = noPages<string>();
    const given = [page("ab", "2"), refused(401), page("cd", "3"), page("e")];
    const asked: (string | undefined)[] = [];
    const fetch = async (next: string | undefined) => {
      asked.push(next);
      return given.shift() ?? refused(500);
    };
    expect(await readPages(pages, fetch)).toBe("token-rejected");
    expect(await readPages(pages, fetch)).toBe("complete");
    expect(pages.items.join("")).toBe("abcde");
    expect(asked).toEqual([undefined, "2", "2", "3"]);
  });

  it("gives nothing when a page cannot be had", async () => {
    const given = [page("ab", "2"), refused(400)];
    await expect(readPages(noPages<string>(), async () => given.shift() ?? page(""))).rejects.toMatchObject({
      code: "AWS_REFUSED",
    });
  });

  it("does not go round in circles", async () => {
    await expect(readPages(noPages<string>(), async () => page("a", "again"))).rejects.toMatchObject({ code: "AWS_UNAVAILABLE" });
  });
});

describe("inParallel", () => {
  const turn = () => new Promise((resolve) => setImmediate(resolve));

  it("does all, so many at a time", async () => {
    let inside = 0;
    let most = 0;
    const done: number[] = [];
    const all = await inParallel(Array(20).keys(), 4, async (item) => {
      most = Math.max(most, ++inside);
      await turn();
      inside--;
      done.push(item);
      return true;
    });
    expect([all, most, done.length]).toEqual([true, 4, 20]);
  });

  it.each([
    { name: "one says so", stop: () => false, ends: false },
    {
      name: "one fails",
      stop: () => {
        throw new Error("failed");
      },
      ends: "failed",
    },
  ])("begins nothing more when $name", async ({ stop, ends }) => {
    const begun: number[] = [];
    const end = inParallel(Array(20).keys(), 4, async (item) => {
      begun.push(item);
      await turn();
      return item === 2 ? stop() : true;
    });
    expect(await end.catch((error: Error) => error.message)).toBe(ends);
    expect(begun.length).toBeLessThanOrEqual(8);
  });
});
