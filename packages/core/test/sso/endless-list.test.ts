import { describe, expect, it } from "vitest";
import { entriesOf, noPages, readPages } from "../../src/sso/directory/pages.ts";

type Fetch = Parameters<typeof readPages<number>>[1];

const page = (items: readonly number[], next: string | undefined) => ({ ok: true, answer: { items, next } }) as const;

describe("readPages", () => {
  it.each<{ name: string; fetch: () => Fetch }>([
    { name: "the same mark again", fetch: () => async () => page([1], "a") },
    {
      name: "two marks in turn",
      fetch: () => async (next) => page([1], next === "a" ? "b" : "a"),
    },
    {
      name: "a new mark each time",
      fetch: () => {
        let count = 0;
        return async () => page([1], String(count++));
      },
    },
    {
      name: "empty pages with new marks",
      fetch: () => {
        let count = 0;
        return async () => page([], String(count++));
      },
    },
    {
      name: "pages of very many",
      fetch: () => {
        let count = 0;
        const items = Array.from({ length: 150_000 }, (_, index) => index);
        return async () => page(items, String(count++));
      },
    },
  ])("ends for $name", async ({ fetch }) => {
    let fetched = 0;
    const next = fetch();
    const counted: Fetch = async (mark) => {
      fetched++;
      return await next(mark);
    };
    await expect(readPages(noPages(), counted)).rejects.toMatchObject({
      code: "AWS_UNAVAILABLE",
      message: expect.stringContaining("without end"),
    });
    expect(fetched).toBeLessThan(2100);
  });

  it("takes a page of very many, and an empty page in the middle", async () => {
    const pages = noPages<number>();
    const items = Array.from({ length: 150_000 }, (_, index) => index);
    const answers = [page([1], "a"), page([], "b"), page(items, undefined)];
    expect(await readPages(pages, async () => answers.shift() ?? page([], undefined))).toBe("complete");
    expect(pages.items).toHaveLength(150_001);
  });
});

describe("entriesOf", () => {
  it.each([
    { name: "nothing", list: undefined },
    { name: "null in a list", list: [null] },
    { name: "a text in a list", list: ["111122223333"] },
    { name: "a number where a text belongs", list: [{ accountId: 111_122_223_333 }] },
    { name: "a name without end", list: [{ accountId: "111122223333", accountName: "x".repeat(5000) }] },
    { name: "an object for a list", list: { 0: {} } },
  ])("refuses $name", ({ list }) => {
    expect(() => entriesOf(list as unknown as object[])).toThrow(expect.objectContaining({ code: "AWS_UNAVAILABLE" }));
  });
});
