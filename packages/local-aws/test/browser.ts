import { existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, onTestFinished } from "vitest";

const executablePath = "/usr/bin/chromium";
const args = [
  ...["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update"],
  "--disable-sync",
];

/** What a page did that it should not: errors on its console, and requests for other addresses than the ones named. */
export interface OpenedPage {
  readonly page: Page;
  readonly complaints: readonly string[];
  readonly requested: readonly string[];
}

/** A real browser for the tests of a file. Without one they are skipped, and fail where all must run. */
export function useBrowser(): (options?: BrowserContextOptions) => Promise<OpenedPage> {
  const installed = existsSync(executablePath);
  let browser: Browser | undefined;
  beforeAll(async () => {
    if (installed) browser = await chromium.launch({ executablePath, args });
  });
  afterAll(() => browser?.close());
  beforeEach(({ skip }) => {
    if (!installed && process.env["CI"]) throw new Error(`${executablePath} is missing. Install the package chromium.`);
    skip(!installed, `${executablePath} is not installed`);
  });
  return async (options) => {
    if (browser === undefined) throw new Error("The browser is used outside of a test.");
    const context = await browser.newContext(options);
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const complaints: string[] = [];
    const requested: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("request", (request) => requested.push(`${request.method()} ${new URL(request.url()).pathname}`));
    return { page, complaints, requested };
  };
}

/** A program that waits on 127.0.0.1 for the browser to come back. */
export async function listenForCallback(): Promise<{ readonly redirectUri: string; readonly received: readonly URL[] }> {
  const received: URL[] = [];
  const server = createServer((request, response) => {
    received.push(new URL(request.url ?? "/", "http://127.0.0.1"));
    response.writeHead(200, { "content-type": "text/html" }).end('<link rel="icon" href="data:,"><h1>Back</h1>');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { redirectUri: `http://127.0.0.1:${(server.address() as AddressInfo).port}/oauth/callback`, received };
}
