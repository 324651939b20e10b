import { once } from "node:events";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { findProgram, nodeUnderTest, requireTool, toolOf } from "@aws-temp/testkit";
import { expect, it, onTestFinished } from "vitest";
import { openCliWorld } from "../cli-world.ts";

/**
 * Is started as a browser, and starts a real Chromium with the same arguments: goes to the address, notes who is signed in, waits for
 * the others, and looks again by the cookie that it has kept. Without a display one Chromium cannot show two profiles, so each
 * profile gets a Chromium of its own.
 */
const driver = `import { appendFileSync } from "node:fs";
const [playwright, executablePath, home, meeting, ...given] = process.argv.slice(2);
const { chromium } = await import(playwright);
const profile = given.find((arg) => arg.startsWith("--profile-directory="));
const args = ["--no-sandbox", "--disable-gpu", ...given.slice(0, -1)];
const browser = await chromium.launchPersistentContext(home + "/" + profile.split("=")[1] + "-data", { executablePath, args });
const page = await browser.newPage();
const note = async (when) => {
  const who = await page.locator("strong").textContent();
  appendFileSync(home + "/seen", JSON.stringify([profile, when, who]) + "\\n");
};
await page.goto(given.at(-1));
await note("first");
const here = new URL(page.url()).origin;
await (await fetch(meeting)).text();
await page.goto(here + "/console/home");
await note("again");
await browser.close();
await (await fetch(meeting)).text();
`;

/** Lets visitors go on when so many have come, and says when that has happened so often. */
async function meetingPoint(visitors: number, times: number): Promise<{ readonly url: string; readonly over: Promise<void> }> {
  const over = Promise.withResolvers<void>();
  let met = 0;
  let waiting: ServerResponse[] = [];
  const server = createServer((_, response) => {
    waiting.push(response);
    if (waiting.length < visitors) return;
    for (const visitor of waiting) visitor.end();
    waiting = [];
    met += 1;
    if (met === times) over.resolve();
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, over: over.promise };
}

it("is signed in to two accounts at once, in two profiles of a real browser", async (context) => {
  const chromium = requireTool(toolOf("Chromium", await findProgram("chromium"), ["linux"]), context);
  await using world = await openCliWorld();
  const { home } = world;
  const meeting = await meetingPoint(2, 2);
  const file = await home.write("driver.mjs", driver);
  const words = [nodeUnderTest, file, import.meta.resolve("playwright-core"), chromium, home.path, meeting.url];
  await home.write("programs/chromium", `#!/bin/sh\nexec ${words.map((word) => `"${word}"`).join(" ")} "$@"\n`, 0o755);
  const env = { PATH: `${home.path}/programs:${world.env["PATH"]}` };
  const open = (profile: string, place: string, ...more: string[]) =>
    world.run(["console", profile, "--browser", "chromium", "--chrome-profile", place, ...more], { env });
  const opened = await Promise.all([
    open("prod-readonly", "prod"),
    open("dev", "dev", "--policy-arn", "arn:aws:iam::aws:policy/ReadOnlyAccess"),
  ]);
  expect(opened).toMatchObject([{ status: 0 }, { status: 0 }]);
  await meeting.over;
  const seen = (await readFile(`${home.path}/seen`, "utf8")).trim().split("\n");
  const [federated, readOnly] = [
    /^arn:aws:sts::111122223333:federated-user\//,
    /^arn:aws:sts::444455556666:assumed-role\/ReadOnly\//,
  ];
  // The second look is by the cookie: neither sign-in has replaced the other.
  expect(seen.map((line) => JSON.parse(line) as unknown).toSorted()).toEqual([
    ["--profile-directory=dev", "again", expect.stringMatching(federated)],
    ["--profile-directory=dev", "first", expect.stringMatching(federated)],
    ["--profile-directory=prod", "again", expect.stringMatching(readOnly)],
    ["--profile-directory=prod", "first", expect.stringMatching(readOnly)],
  ]);
  expect(existsSync(`${home.path}/prod-data/prod`)).toBe(true);
});
