import { describe, expect, it } from "vitest";
import { listenForCallback, useBrowser } from "../browser.ts";
import { start } from "../local-world.ts";
import { authorizeUrl, oauthRefusal, pkceClient, poll, register, startDevice } from "./sso-client.ts";

const open = useBrowser();

describe("the sign-in page", () => {
  it.each([
    { button: "Approve", parameters: ["code", "state"] },
    { button: "Deny", parameters: ["error", "error_description", "state"] },
  ])("goes back to the program on $button", async ({ button, parameters }) => {
    const aws = await start();
    const { redirectUri, received } = await listenForCallback();
    const { url } = authorizeUrl(aws, await register(aws, pkceClient), { redirect_uri: redirectUri });
    const { page, complaints, requested } = await open();
    await page.goto(url);
    expect(await page.title()).toBe("Let a program sign in?");
    expect(await page.getByRole("definition").allTextContents()).toEqual([
      "See your AWS accounts and get credentials for your roles (sso:account:access)",
      `${new URL(redirectUri).origin}, a program on this computer`,
    ]);
    await page.getByRole("button", { name: button }).click();
    await page.getByRole("heading", { name: "Back" }).waitFor();
    expect(received.map(({ pathname, searchParams }) => [pathname, [...searchParams.keys()]])).toEqual([
      ["/oauth/callback", parameters],
    ]);
    expect(received[0]?.searchParams.get("state")).toBe("the-state");
    expect(complaints).toEqual([]);
    expect(requested).toEqual(["GET /authorize", "POST /authorize", "GET /oauth/callback"]);
  });

  it("shows names as they are, whatever is in them", async () => {
    const aws = await start();
    const clientName = `<img src=x onerror="document.title='caught'">`;
    const { url } = authorizeUrl(aws, await register(aws, { ...pkceClient, clientName }));
    const { page, complaints } = await open();
    await page.goto(url);
    expect(await page.getByRole("heading").textContent()).toBe(`Let ${clientName} sign in?`);
    expect(await page.locator("img").count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});

describe("the device page", () => {
  it("takes the code as people type it, and approves", async () => {
    const aws = await start();
    const client = await register(aws);
    const { deviceCode, userCode = "", verificationUri = "" } = await startDevice(aws, client);
    const { page, complaints } = await open();
    await page.goto(verificationUri);
    // The field has the focus by itself; a busy browser gives it a moment after the page is there.
    await page.locator("input:focus").waitFor();
    await page.keyboard.type(userCode.replace("-", " ").toLowerCase());
    await page.keyboard.press("Enter");
    expect(await page.locator(".code").textContent()).toBe(userCode);
    await page.getByRole("button", { name: "Approve" }).click();
    await page.getByRole("heading", { name: "Approved" }).waitFor();
    expect(complaints).toEqual([]);
    await expect(poll(aws, client, deviceCode)).resolves.toMatchObject({ tokenType: "Bearer" });
    await page.goto(verificationUri);
    await page.getByLabel("Code").fill(userCode);
    await page.getByRole("button", { name: "Continue" }).click();
    expect(await page.getByRole("alert").textContent()).toContain("answered before");
  });

  it("denies", async () => {
    const aws = await start();
    const client = await register(aws);
    const { deviceCode, verificationUriComplete = "" } = await startDevice(aws, client);
    const { page } = await open();
    await page.goto(verificationUriComplete);
    await page.getByRole("button", { name: "Deny" }).click();
    await page.getByRole("heading", { name: "Denied" }).waitFor();
    expect(await oauthRefusal(poll(aws, client, deviceCode))).toMatchObject({ name: "AccessDeniedException" });
  });
});

it.each([
  { colorScheme: "light", width: 320 },
  { colorScheme: "dark", width: 320 },
  { colorScheme: "light", width: 1280 },
  { colorScheme: "dark", width: 1280 },
] as const)("fits a window of $width, $colorScheme", async ({ colorScheme, width }) => {
  const aws = await start();
  const { verificationUri = "", verificationUriComplete = "" } = await startDevice(aws, await register(aws));
  const { url } = authorizeUrl(
    aws,
    await register(aws, { ...pkceClient, clientName: "a-name-without-any-space-in-it".repeat(3) }),
  );
  const { page } = await open({ colorScheme, viewport: { width, height: 640 } });
  for (const address of [url, verificationUri, verificationUriComplete, `${verificationUri}?user_code=WRONG`]) {
    await page.goto(address);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
  }
  const dark = await page.evaluate("getComputedStyle(document.body).backgroundColor");
  expect(dark === "rgb(15, 21, 29)").toBe(colorScheme === "dark");
});

it("sets strict headers", async () => {
  const aws = await start();
  const { headers } = await fetch(`${aws.url}/device`);
  expect(Object.fromEntries(headers)).toMatchObject({
    "cache-control": "no-store",
    "content-security-policy": expect.stringMatching(/^default-src 'none'; style-src 'sha256-[^']+'; .*frame-ancestors 'none'$/),
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
  });
});
