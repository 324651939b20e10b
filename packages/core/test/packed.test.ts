import { mkdir, readdir, readFile, realpath, symlink, writeFile } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { startLocalAws, writeStandardHome } from "@aws-temp/local-aws";
import { createTempHome, findProgram, nodeUnderTest, requireTool, runProcess, toolOf } from "@aws-temp/testkit";
import { describe, expect, it, onTestFinished } from "vitest";

const core = fileURLToPath(new URL("../", import.meta.url));
const modules = fileURLToPath(new URL("../../../node_modules/", import.meta.url));
const [example = ""] = /(?<=^```ts\n)[\s\S]*?(?=^```$)/m.exec(await readFile(join(core, "README.md"), "utf8")) ?? [];
const { exports } = JSON.parse(await readFile(join(core, "package.json"), "utf8"));
const entries = Object.keys(exports).filter((entry) => entry !== "./package.json");

describe.skipIf(process.platform === "win32")("what is published", () => {
  it("gives programs what README.md says, with types", { timeout: 60_000 }, async (context) => {
    const npm = requireTool(toolOf("npm", await findProgram("npm"), ["linux", "darwin"]), context);
    const aws = await startLocalAws();
    onTestFinished(() => aws.close());
    await using home = await createTempHome({});
    await writeStandardHome(home.path, aws);
    const folder = await realpath(home.path);
    const PATH = [dirname(nodeUnderTest), home.env["PATH"]].join(delimiter);
    const env = { ...home.env, ...aws.env, PATH, npm_config_update_notifier: "false" };
    const run = async (program: string, args: readonly string[], cwd = folder) => {
      const { status, stdout, stderr } = await runProcess(program, args, { env, cwd });
      expect(status, stdout + stderr).toBe(0);
      return stdout.trim();
    };

    const archive = await run(npm, ["pack", "--silent", "--pack-destination", folder], core);
    const installed = join(folder, "node_modules", "@aws-temp", "core");
    await mkdir(installed, { recursive: true });
    await run("tar", ["-xzf", archive, "--strip-components=1", "-C", installed]);
    expect((await readdir(join(installed, "dist"))).filter((name) => name.includes("tsbuildinfo"))).toEqual([]);
    // What npm would fetch beside it.
    await symlink(join(core, "node_modules"), join(installed, "node_modules"));
    await mkdir(join(folder, "node_modules", "@types"));
    await symlink(join(modules, "@types", "node"), join(folder, "node_modules", "@types", "node"));

    await writeFile(join(folder, "package.json"), '{ "type": "module" }');
    await writeFile(join(folder, "example.ts"), example);
    const imports = entries.map((entry, index) => `import * as entry${index} from "@aws-temp/core${entry.slice(1)}";`);
    const used = `export const all = [${entries.map((_, index) => `entry${index}`).join(", ")}];`;
    await writeFile(join(folder, "entries.ts"), [...imports, used].join("\n"));
    const compiler = [join(modules, "typescript", "bin", "tsc"), "--noEmit", "--strict", "--target", "es2023", "--types", "node"];
    for (const [module, resolution] of [
      ["nodenext", "nodenext"],
      ["esnext", "bundler"],
    ] as const) {
      const how = ["--module", module, "--moduleResolution", resolution];
      await run(nodeUnderTest, [...compiler, ...how, "example.ts", "entries.ts"]);
    }

    await writeFile(join(folder, "example.mjs"), example);
    expect(await run(nodeUnderTest, ["example.mjs"])).toContain("\nexport AWS_SESSION_TOKEN=");
    await writeFile(join(folder, "entries.mjs"), [...imports, used].join("\n"));
    await run(nodeUnderTest, ["entries.mjs"]);
  });
});
