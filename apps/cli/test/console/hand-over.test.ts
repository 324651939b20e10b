import { Secret } from "@aws-temp/core";
import { createTempHome } from "@aws-temp/testkit";
import { describe, expect, it } from "vitest";
import { type HandOverContext, prepareHandOver } from "../../src/browser/open-console.ts";

const signIn = { url: new Secret("https://signin.aws.amazon.com/federation?SigninToken=canary") };

async function contextWith(program: string) {
  const home = await createTempHome();
  const path = await home.write("programs/browser", `#!/bin/sh\n${program}\n`, 0o755);
  const shown: (string | undefined)[] = [];
  const context: HandOverContext = {
    environment: { BROWSER: `"${path}"` },
    platform: process.platform,
    home: home.path,
    progress: { show: (text) => void shown.push(text), aside: (work) => work() },
  };
  return { context, shown, [Symbol.asyncDispose]: () => home.dispose() };
}

describe.skipIf(process.platform === "win32")("a browser that does not come", () => {
  it.each([
    { name: "as it only ended", program: "exit 0" },
    { name: "as it does not start", program: 'exec "$0.none" || true' },
  ])("$name is given up, and nothing listens any more", async ({ program }) => {
    await using opened = await contextWith(program);
    const handOver = await prepareHandOver({}, opened.context, 1);
    await expect(handOver(signIn)).rejects.toMatchObject({ code: "BROWSER_FAILED" });
    expect(opened.shown.at(-1)).toBeUndefined();
  });
});

it.each([{ print: true }])("%o asks nothing of the machine", async (flags) => {
  await using opened = await contextWith("exit 1");
  expect(await (await prepareHandOver(flags, opened.context))(signIn)).toBe("printed");
});
