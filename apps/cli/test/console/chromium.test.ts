import { readFile } from "node:fs/promises";
import { findProgram, requireTool, toolOf } from "@aws-temp/testkit";
import { expect, it, onTestFinished, type TestContext } from "vitest";
import { type CliWorld, openCliWorld } from "../cli-world.ts";
import { freePort } from "../free-port.ts";

const flags = [
  ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
  "--disable-sync",
];

interface Target {
  readonly type: string;
  readonly url: string;
  readonly webSocketDebuggerUrl: string;
}

/**
 * A real Chromium that can be looked into, in place of the person's. Without a display one Chromium cannot show two profiles, so each
 * profile gets a Chromium of its own here.
 */
async function chromium({ home, env }: CliWorld, profiles: readonly string[], context: TestContext) {
  const program = requireTool(toolOf("Chromium", await findProgram("chromium"), ["linux"]), context);
  const ports = new Map<string, number>();
  for (const profile of profiles) ports.set(profile, await freePort());
  const cases = [...ports].map(([profile, port]) => `*--profile-directory=${profile}\\ *) port=${port} data=data-${profile} ;;`);
  const own = `--remote-debugging-port=$port --user-data-dir="${home.path}/$data"`;
  const script = `#!/bin/sh\ncase "$*" in ${cases.join(" ")} esac\nexec "${program}" ${flags.join(" ")} ${own} "$@"\n`;
  await home.write("programs/chromium", script, 0o755);
  onTestFinished(async () => {
    await Promise.all([...ports.values()].map(endBrowser));
  });
  return {
    env: { PATH: `${home.path}/programs:${env["PATH"]}` },
    async page(profile: string): Promise<Target> {
      const answer = await fetch(`http://127.0.0.1:${ports.get(profile)}/json`);
      const pages = ((await answer.json()) as Target[]).filter(({ type, url }) => type === "page" && url.startsWith("http"));
      if (pages.length !== 1 || pages[0] === undefined) throw new Error(`${pages.length} pages are open in ${profile}.`);
      return pages[0];
    },
  };
}

/** Asks a browser or page one thing. */
async function ask(address: string, method: string, params: object = {}): Promise<string> {
  const socket = new WebSocket(address);
  await new Promise((resolve) => socket.addEventListener("open", resolve, { once: true }));
  const answered = new Promise<string>((resolve) => {
    socket.addEventListener("message", ({ data }) => resolve(String(data)), { once: true });
  });
  socket.send(JSON.stringify({ id: 1, method, params }));
  const answer = await answered;
  socket.close();
  return answer;
}

async function endBrowser(port: number): Promise<void> {
  const version = await fetch(`http://127.0.0.1:${port}/json/version`).catch(() => undefined);
  if (version === undefined) return;
  await ask(((await version.json()) as Target).webSocketDebuggerUrl, "Browser.close");
}

/** What an expression is in a page, awaited there. */
async function evaluate({ webSocketDebuggerUrl }: Target, expression: string): Promise<string> {
  const answer = await ask(webSocketDebuggerUrl, "Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
  const { result } = JSON.parse(answer) as { readonly result: { readonly result: { readonly value?: string } } };
  return result.result.value ?? "";
}

/** Who is signed in, when the page has been read to its end. */
const shown = `new Promise((resolve) => {
  const who = () => resolve(document.querySelector("strong")?.textContent ?? "nobody");
  if (document.readyState === "complete") who(); else addEventListener("load", who);
})`;
it("is signed in to two accounts at once, in two profiles of a real browser", async (context) => {
  await using world = await openCliWorld();
  const { env, page } = await chromium(world, ["prod", "dev"], context);
  const open = (profile: string, place: string, ...more: string[]) =>
    world.run(["console", profile, "--browser", "chromium", "--chrome-profile", place, ...more], { env });
  expect(await open("prod-readonly", "prod")).toMatchObject({ status: 0 });
  expect(await open("dev", "dev", "--policy-arn", "arn:aws:iam::aws:policy/ReadOnlyAccess")).toMatchObject({ status: 0 });
  const expectBoth = async () => {
    expect(await evaluate(await page("prod"), shown)).toMatch(/^arn:aws:sts::444455556666:assumed-role\/ReadOnly\//);
    expect(await evaluate(await page("dev"), shown)).toMatch(/^arn:aws:sts::111122223333:federated-user\//);
  };
  await expectBoth();
  // The same by the cookies that the two have kept: neither sign-in has replaced the other.
  for (const profile of ["prod", "dev"]) {
    await ask((await page(profile)).webSocketDebuggerUrl, "Page.navigate", { url: `${world.aws.url}/console/home` });
  }
  await expectBoth();
  // The browser made the profile that was asked for.
  expect(await readFile(`${world.home.path}/data-prod/prod/Preferences`, "utf8")).toMatch(/^\{/);
});
