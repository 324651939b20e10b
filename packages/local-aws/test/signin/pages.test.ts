import { expect, it } from "vitest";
import { listenForCallback, useBrowser } from "../browser.ts";
import { start } from "../local-world.ts";
import { alice, authorizeUrl, crossDevice } from "./signin-client.ts";

const open = useBrowser();

it.each([
  { button: "Approve", parameters: ["code", "state"] },
  { button: "Deny", parameters: ["error", "error_description", "state"] },
])("the page goes back to the program on $button", async ({ button, parameters }) => {
  const aws = await start();
  const { redirectUri, received } = await listenForCallback();
  const { page, complaints } = await open();
  await page.goto(authorizeUrl(aws, { redirect_uri: redirectUri }).url);
  expect(await page.getByRole("radio", { name: alice }).isChecked()).toBe(true);
  await page.getByRole("button", { name: button }).click();
  await page.getByRole("heading", { name: "Back" }).waitFor();
  expect(received.map(({ searchParams }) => [...searchParams.keys()])).toEqual([parameters]);
  expect(complaints).toEqual([]);
});

it("for another computer, the page shows a code that one click selects", async () => {
  const aws = await start();
  const { page, complaints } = await open({ viewport: { width: 320, height: 640 } });
  await page.goto(authorizeUrl(aws, { client_id: crossDevice, redirect_uri: `${aws.url}/v1/sessions/confirmation` }).url);
  await page.getByRole("button", { name: "Approve" }).click();
  await page.getByRole("heading", { name: "Your authorization code" }).waitFor();
  await page.locator(".code").click();
  const selected = String(await page.evaluate("getSelection().toString()"));
  expect(Buffer.from(selected, "base64").toString()).toMatch(/^state=the-state&code=[\w-]+$/);
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(320);
  expect(complaints).toEqual([]);
});
