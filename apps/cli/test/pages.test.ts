import { access, glob, readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { nodeUnderTest, runProcess } from "@aws-temp/testkit";
import { describe, expect, it } from "vitest";

const root = new URL("../../../", import.meta.url);

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
  const demo = fileURLToPath(new URL("scripts/demo.mjs", root));
  const env = { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined };
  const { status, stdout, stderr } = await runProcess(nodeUnderTest, [demo], { env });
  expect(status, stderr).toBe(0);
  const printed = stdout.split(/\r?\n/).map(lasting);
  expect(shown.map(lasting).filter((line) => !printed.includes(line))).toEqual([]);
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
