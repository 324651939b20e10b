import { mkdir, readFile, realpath } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { findProgram, nodeUnderTest, requireTool, runProcess, toolOf } from "@aws-temp/testkit";
import { describe, expect, it } from "vitest";
import { openCliWorld } from "./cli-world.ts";

const apps = fileURLToPath(new URL("../../", import.meta.url));

describe.skipIf(process.platform === "win32")("what is published", () => {
  it("works where npm has installed it, and each program finds the other", { timeout: 60_000 }, async (context) => {
    const npm = requireTool(toolOf("npm", await findProgram("npm"), ["linux", "darwin"]), context);
    await using world = await openCliWorld();
    const prefix = join(await realpath(world.home.path), "prefix");
    await mkdir(prefix);
    const PATH = [join(prefix, "bin"), dirname(nodeUnderTest), world.env["PATH"]].join(delimiter);
    const env = { ...world.env, PATH, npm_config_cache: join(prefix, "cache"), npm_config_update_notifier: "false" };
    const run = async (program: string, args: readonly string[], cwd = prefix) => {
      const { status, stdout, stderr } = await runProcess(program, args, { env, cwd });
      expect(status, stderr).toBe(0);
      return stdout.trim();
    };

    const archives: string[] = [];
    for (const app of ["cli", "credential-process"]) {
      archives.push(join(prefix, await run(npm, ["pack", "--silent", "--pack-destination", prefix], join(apps, app))));
    }
    // Nothing is fetched: the bundles hold what they need.
    await run(npm, ["install", "--global", "--offline", "--no-audit", "--no-fund", "--prefix", prefix, ...archives]);

    expect(await run("aws-temp", ["--version"])).toMatch(/^aws-temp\/\d/);
    await run("aws-temp", ["configure", "process", "prod-readonly"]);
    const installed = join(prefix, "bin", "aws-temp-credential-process");
    expect(await readFile(world.home.configFile, "utf8")).toContain(installed);
    expect(JSON.parse(await run(installed, ["--profile", "prod-readonly"]))).toMatchObject({ Version: 1 });
  });
});

it.each(["cli", "credential-process"])("%s comes with the licence of every package in it", async (app) => {
  const dist = join(apps, app, "dist");
  const bundled: Record<string, string[]> = JSON.parse(await readFile(join(dist, "bundle.json"), "utf8"));
  const licences = await readFile(join(dist, "bundle", "LICENSES.txt"), "utf8");
  const packages = Object.values(bundled)
    .flat()
    .flatMap((id) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1] ?? []);
  expect(packages.length).toBeGreaterThan(30);
  expect(packages.filter((name) => !licences.includes(`${name} `))).toEqual([]);
});

it("both programs start by the same lines, which no file of their own could hold without costing each start a file more", async () => {
  const [cli = "", credentialProcess = ""] = await Promise.all(
    ["cli", "credential-process"].map((app) => readFile(join(apps, app, "bin", "run.js"), "utf8")),
  );
  expect(credentialProcess.replace("aws-temp-credential-process needs", "aws-temp needs")).toBe(cli);
});
