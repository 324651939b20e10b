import { findProgram, requireTool, toolOf } from "@aws-temp/testkit";
import { chromium, type Page } from "playwright-core";
import { expect, it, onTestFinished, type TestContext } from "vitest";
import { type CliWorld, openCliWorld } from "../cli-world.ts";
import { freePort } from "../free-port.ts";
import { expectNoSessionSecret } from "./session-secrets.ts";

const ctrlC = "\u0003";
const args = [
  ...["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update"],
  "--disable-sync",
];

/** A real browser with an empty profile. */
async function openBrowser(context: TestContext) {
  const program =
    (await findProgram("chromium")) ?? (await findProgram("chromium-browser")) ?? (await findProgram("google-chrome"));
  const executablePath = requireTool(toolOf("Chromium", program, ["linux"]), context);
  const browser = await chromium.launch({ executablePath, args });
  onTestFinished(() => browser.close());
  return await browser.newContext();
}

/** `login` at a terminal, and the address that it shows to a user whose browser it cannot open. */
async function beginLogin(world: CliWorld, profile = "sso") {
  const port = await freePort();
  const terminal = world.terminal(["login", profile, "--no-browser", "--redirect-port", String(port)]);
  onTestFinished(() => terminal[Symbol.asyncDispose]());
  const shown = await terminal.waitFor(/If the browser cannot come back/);
  const url = /https?:\/\/\S+/.exec(shown)?.[0] ?? "";
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/(?:v1\/)?authorize\?/);
  return { terminal, url, home: `http://127.0.0.1:${port}/oauth/callback` };
}

const heading = async (page: Page) => (await page.getByRole("heading").textContent())?.trim();

it.for(["sso", "console"])("signs in to %s, and the page says so", async (profile, context) => {
  const browser = await openBrowser(context);
  await using world = await openCliWorld();
  const { terminal, url, home } = await beginLogin(world, profile);
  const page = await browser.newPage();
  await page.goto(url);
  await page.getByRole("button", { name: "Approve" }).click();
  await page.waitForURL(`${home}?**`);
  expect(await heading(page)).toBe("Signed in");
  await terminal.waitFor(`aws s3 ls --profile ${profile}-temporary`);
  expect((await terminal.exited).status).toBe(0);
  await expectNoSessionSecret(world, terminal.output(), [page.url()]);
});

it("is denied, on the page and in the terminal", async (context) => {
  const browser = await openBrowser(context);
  await using world = await openCliWorld();
  const { terminal, url, home } = await beginLogin(world);
  const page = await browser.newPage();
  await page.goto(url);
  await page.getByRole("button", { name: "Deny" }).click();
  await page.waitForURL(`${home}?**`);
  expect(await heading(page)).not.toBe("Signed in");
  expect(await page.getByRole("main").textContent()).toContain("denied");
  expect((await terminal.exited).status).toBe(4);
});

it("does not take an answer with a state that is not its own, and goes on waiting for its own", async (context) => {
  const browser = await openBrowser(context);
  await using world = await openCliWorld();
  const { terminal, url, home } = await beginLogin(world);
  const page = await browser.newPage();
  for (const query of ["code=stolen-code-of-somebody-else&state=forged", "error=access_denied"]) {
    await page.goto(`${home}?${query}`);
    expect(await heading(page)).not.toBe("Signed in");
  }
  expect(world.calls()).not.toContain("CreateToken");
  await page.goto(url);
  await page.getByRole("button", { name: "Approve" }).click();
  expect((await terminal.exited).status).toBe(0);
  expect(terminal.output()).not.toContain("stolen-code-of-somebody-else");
});

it("answers once: a second tab finds no one any more", async (context) => {
  const browser = await openBrowser(context);
  await using world = await openCliWorld();
  const { terminal, url, home } = await beginLogin(world);
  const [first, second] = [await browser.newPage(), await browser.newPage()];
  await first.goto(url);
  await second.goto(url);
  await first.getByRole("button", { name: "Approve" }).click();
  await first.waitForURL(`${home}?**`);
  expect((await terminal.exited).status).toBe(0);
  const failed = second.waitForEvent("requestfailed");
  await second.getByRole("button", { name: "Approve" }).click();
  expect((await failed).url()).toContain(home);
  expect(world.calls().filter((call) => call === "CreateToken")).toHaveLength(1);
});

it("waits on when the tab is closed, for another one or for Ctrl-C", async (context) => {
  const browser = await openBrowser(context);
  await using world = await openCliWorld();
  const { terminal, url, home } = await beginLogin(world);
  const page = await browser.newPage();
  await page.goto(url);
  await page.close();
  const other = await browser.newPage();
  // A page that says nothing, such as a favicon or a reload without its query, ends nothing.
  await other.goto(home);
  expect(await other.getByRole("main").textContent()).toContain("goes on waiting");
  terminal.write(ctrlC);
  expect((await terminal.exited).status).toBe(130);
  await expect(other.goto(home)).rejects.toThrow("ERR_CONNECTION_REFUSED");
});

it("compares a device code on the device page", async (context) => {
  const browser = await openBrowser(context);
  await using world = await openCliWorld();
  const terminal = world.terminal(["login", "sso", "--use-device-code", "--no-browser"]);
  onTestFinished(() => terminal[Symbol.asyncDispose]());
  const shown = await terminal.waitFor("The code is valid until");
  const page = await browser.newPage();
  await page.goto(/https?:\/\/\S+/.exec(shown)?.[0] ?? "");
  const code = /[A-Z]{4}-[A-Z]{4}/.exec(shown)?.[0] ?? "none";
  expect(await page.getByRole("main").textContent()).toContain(code);
  await page.getByRole("button", { name: "Approve" }).click();
  await terminal.waitFor("aws s3 ls --profile sso-temporary");
  expect((await terminal.exited).status).toBe(0);
});
