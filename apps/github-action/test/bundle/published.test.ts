import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findPrograms, nodeUnderTest, requireTool, runProcess, toolOf } from "@aws-temp/testkit";
import { expect, it } from "vitest";

const script = fileURLToPath(new URL("../../../../scripts/publish-action.mjs", import.meta.url));
const who = { NAME: "Release", EMAIL: "release@example.com" };
const identity = Object.fromEntries(
  ["AUTHOR", "COMMITTER"].flatMap((role) => Object.entries(who).map(([key, value]) => [`GIT_${role}_${key}`, value])),
);

it("is one commit for each version on the branch of its major version, with its tag and its bytes", async (context) => {
  const git = requireTool(toolOf("git", (await findPrograms("git"))[0], ["linux"]), context);
  const root = await mkdtemp(join(tmpdir(), "aws-temp-published-"));
  const [repository, staged, ignored] = [join(root, "repository.git"), join(root, "staged"), join(root, "ignored")];
  await mkdir(join(staged, "dist"), { recursive: true });
  // On the machine of many a user who releases by hand.
  await writeFile(ignored, "dist\n");
  const config = { GIT_CONFIG_COUNT: "1", GIT_CONFIG_KEY_0: "core.excludesFile", GIT_CONFIG_VALUE_0: ignored };
  const env = { ...process.env, ...identity, ...config };
  const run = async (program: string, args: readonly string[]) => {
    const { status, stdout, stderr } = await runProcess(program, args, { env });
    expect(status, stderr).toBe(0);
    return stdout.trim();
  };
  const publish = async (version: string, text: string) => {
    await writeFile(join(staged, "package.json"), JSON.stringify({ version }));
    await writeFile(join(staged, "dist", "main.mjs"), text);
    return await run(nodeUnderTest, [script, staged, repository, "https://example.com/commit/1"]);
  };
  const show = (...args: string[]) => run(git, ["--git-dir", repository, ...args]);
  try {
    await run(git, ["init", "--quiet", "--bare", repository]);
    expect(await publish("1.0.0", "one\r\n")).toContain("v1.0.0 is published");
    await writeFile(join(staged, "more.txt"), "");
    await publish("1.1.0", "two\n");
    await rm(join(staged, "more.txt"));
    await publish("1.1.1", "three\n");
    expect(await publish("1.1.0", "another\n")).toContain("v1.1.0 is there already");
    await publish("2.0.0", "four\n");
    expect(await show("log", "--format=%s", "v1")).toBe("v1.1.1\nv1.1.0\nv1.0.0");
    expect(await show("log", "--format=%s %b", "v2")).toBe("v2.0.0 Built from https://example.com/commit/1");
    expect(await show("ls-tree", "-r", "--name-only", "v1")).toBe("dist/main.mjs\npackage.json");
    expect(await show("show", "v1.1.0:dist/main.mjs")).toBe("two");
    expect(await show("cat-file", "-s", "v1.0.0:dist/main.mjs")).toBe("5");
    expect(await readFile(join(staged, "package.json"), "utf8")).toContain("2.0.0");
  } finally {
    await rm(root, { recursive: true, force: true });
  }
});
