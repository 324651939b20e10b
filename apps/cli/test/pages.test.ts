import { spawn } from "node:child_process";
import { once } from "node:events";
import { access, glob, readdir, readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { createTempHome, nodeUnderTest, runProcess } from "@aws-temp/testkit";
import { describe, expect, it } from "vitest";

const root = new URL("../../../", import.meta.url);
const demo = fileURLToPath(new URL("scripts/demo.mjs", root));

/** What differs from run to run: moments, codes, ids of sessions, and the user whose name sessions have. */
const lasting = (line: string) =>
  line
    .replace(/until .*/, "until …")
    .replace(/--mfa-code \d+/, "--mfa-code …")
    .replaceAll(/\b(?:ASIA|AROA)[A-Z2-7]{10,}/g, "…")
    .replaceAll(/aws-temp-[\w+=,.@-]+$|aws-temp-\S+(?= for )/g, "aws-temp-…");

it.skipIf(process.platform === "win32")("README.md shows what the demo prints", { timeout: 60_000 }, async () => {
  const page = await readFile(new URL("README.md", root), "utf8");
  const shown = /(?<=^```console\n)[\s\S]*?(?=\n```$)/m.exec(page)?.[0].split("\n").filter(Boolean) ?? [];
  expect(shown.length).toBeGreaterThan(25);
  await using home = await createTempHome();
  const own = { AWS_PROFILE: "mine", AWS_ACCESS_KEY_ID: "AKIAMINE", AWS_CA_BUNDLE: "/nowhere", HTTP_PROXY: "http://127.0.0.1:9" };
  const env = { ...home.env, ...own, TMPDIR: home.path, NO_COLOR: "1" };
  const { status, stdout, stderr } = await runProcess(nodeUnderTest, [demo], { env });
  expect(status, stderr).toBe(0);
  expect(await readdir(home.path)).toEqual([]);
  const printed = stdout.split(/\r?\n/).map(lasting);
  expect(shown.map(lasting).filter((line) => !printed.includes(line))).toEqual([]);
});

it.skipIf(process.platform === "win32")("the demo leaves nothing, and says nothing of it, when no one reads on", async () => {
  await using home = await createTempHome();
  const child = spawn(nodeUnderTest, [demo], { env: { ...home.env, TMPDIR: home.path }, stdio: ["ignore", "pipe", "pipe"] });
  const ended = once(child, "close");
  const said = text(child.stderr);
  await once(child.stdout, "data");
  child.stdout.destroy();
  await ended;
  expect(await said).toBe("");
  expect(await readdir(home.path)).toEqual([]);
});

describe("every link leads somewhere", async () => {
  const folder = fileURLToPath(root);
  const pages: string[] = [];
  for await (const page of glob(["*.md", "docs/*.md", "{apps,packages}/*/README.md"], { cwd: folder })) {
    pages.push(page.replaceAll("\\", "/"));
  }
  const textOf = (page: string) => readFile(join(folder, page), "utf8");

  it.each(pages.sort())("in %s", async (page) => {
    const prose = (await textOf(page)).replaceAll(/^```[\s\S]*?^```$/gm, "");
    for (const [, link = ""] of prose.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)) {
      const [path = "", heading] = link.split("#");
      const target = path === "" ? page : posix.join(posix.dirname(page), path);
      await expect(access(join(folder, target)), link).resolves.toBeUndefined();
      if (heading !== undefined) expect(headings(await textOf(target)), link).toContain(heading);
    }
  });
});

/** The names that GitHub gives to the headings of a page. */
function headings(text: string): string[] {
  const prose = text.replaceAll(/^```[\s\S]*?^```$/gm, "");
  return [...prose.matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
    heading
      .trim()
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}
