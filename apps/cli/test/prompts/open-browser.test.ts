import { readFile } from "node:fs/promises";
import { delimiter } from "node:path";
import { createTempHome, nodeUnderTest } from "@aws-temp/testkit";
import { describe, expect, it } from "vitest";
import { openBrowser } from "../../src/prompts/open-browser.ts";

const address = "https://example.com/a?b=$(id)&c='d'&e=%22f%22;g=`h`|i%s";

/** A browser in a folder with a space that notes what it is called with. */
async function notingBrowser() {
  const home = await createTempHome();
  const program = `import { writeFileSync } from "node:fs"; writeFileSync(process.argv[2], JSON.stringify(process.argv.slice(3)));`;
  const file = await home.write("my browser/browser.mjs", program);
  const log = `${home.path}/called.json`;
  return {
    command: `"${nodeUnderTest}" "${file}" '${log}'`,
    called: async () => JSON.parse(await readFile(log, "utf8")) as unknown,
    [Symbol.asyncDispose]: () => home.dispose(),
  };
}

describe("BROWSER", () => {
  it.each([
    { name: "the address as the last argument", args: " --new", called: ["--new", address] },
    { name: "the address in place of %s", args: " --url=%s --new", called: [`--url=${address}`, "--new"] },
    { name: "two words in quotes as one", args: ' "two words" %s', called: ["two words", address] },
  ])("gets $name, untouched by any shell", async ({ args, called }) => {
    await using browser = await notingBrowser();
    expect(await openBrowser(address, { environment: { BROWSER: `${browser.command}${args}` } })).toBe(true);
    expect(await browser.called()).toEqual(called);
  });

  it("names several, of which the first that works is taken", async () => {
    await using browser = await notingBrowser();
    const named = ["not-a-browser-of-this-machine", `"${nodeUnderTest}" --not-a-flag`, browser.command].join(delimiter);
    expect(await openBrowser(address, { environment: { BROWSER: named } })).toBe(true);
    expect(await browser.called()).toEqual([address]);
  });

  it.each(["not-a-browser-of-this-machine", `"${nodeUnderTest}" --not-a-flag`, '""'])(
    "that does not start opens nothing: %s",
    async (named) => {
      expect(await openBrowser(address, { environment: { BROWSER: named } })).toBe(false);
    },
  );
});

it.each(["file:///etc/passwd", "--help", "javascript:alert(1)", ""])("opens no other address: %s", async (url) => {
  await using browser = await notingBrowser();
  expect(await openBrowser(url, { environment: { BROWSER: browser.command } })).toBe(false);
  await expect(browser.called()).rejects.toThrow("ENOENT");
});
