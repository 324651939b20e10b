import { mkdir, readdir, readFile, realpath, symlink, writeFile } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { startLocalAws, writeStandardHome } from "@aws-temp/local-aws";
import { createTempHome, findProgram, nodeUnderTest, requireTool, runProcess, toolOf } from "@aws-temp/testkit";
import { describe, expect, it, onTestFinished } from "vitest";

const core = fileURLToPath(new URL("../", import.meta.url));
const modules = fileURLToPath(new URL("../../../node_modules/", import.meta.url));
const library = await readFile(fileURLToPath(new URL("../../../docs/library.md", import.meta.url)), "utf8");
/** The programs of docs/library.md, by name. */
const programs = [...library.matchAll(/^```ts program=(\w+)[^\n]*\n([\s\S]*?)^```$/gm)].map(([, name = "", text = ""]) => ({
  name,
  text,
}));
const [readme = ""] = /(?<=^```ts\n)[\s\S]*?(?=^```$)/m.exec(await readFile(join(core, "README.md"), "utf8")) ?? [];
const { exports } = JSON.parse(await readFile(join(core, "package.json"), "utf8"));
const entries = Object.keys(exports).filter((entry) => !/^\.\/(?:package\.json|schemas)/.test(entry));

describe.skipIf(process.platform === "win32")("what is published", () => {
  it("gives programs what docs/library.md and README.md say, with types", { timeout: 60_000 }, async (context) => {
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
    await symlink(join(core, "node_modules", "@aws-sdk"), join(folder, "node_modules", "@aws-sdk"));
    const examples = [...programs, { name: "readme", text: readme }];
    for (const { name, text } of examples) await writeFile(join(folder, `${name}.ts`), text);
    const imports = entries.map((entry, index) => `import * as entry${index} from "@aws-temp/core${entry.slice(1)}";`);
    const used = `export const all = [${entries.map((_, index) => `entry${index}`).join(", ")}];`;
    await writeFile(join(folder, "entries.ts"), [...imports, used].join("\n"));
    const compiler = [
      join(modules, "typescript", "bin", "tsc"),
      "--noEmit",
      "--strict",
      "--skipLibCheck",
      "false",
      "--target",
      "es2023",
      "--types",
      "node",
    ];
    for (const [module, resolution] of [
      ["nodenext", "nodenext"],
      ["esnext", "bundler"],
    ] as const) {
      const how = ["--module", module, "--moduleResolution", resolution];
      await run(nodeUnderTest, [...compiler, ...how, ...examples.map(({ name }) => `${name}.ts`), "entries.ts"]);
    }

    const said: Record<string, string> = {};
    for (const { name } of examples) said[name] = await run(nodeUnderTest, [`${name}.ts`]);
    const session = /^arn:aws:sts::444455556666:assumed-role\/ReadOnly\//;
    expect(said).toEqual({
      identity: expect.stringMatching(session),
      readme: expect.stringMatching(session),
      plans: expect.stringMatching(
        /^dev\n {2}Long-term keys of profile dev[\s\S]*\nprod-readonly\n[\s\S]*AssumeRole arn:aws:iam::444455556666:role\/ReadOnly /,
      ),
      export: expect.stringMatching(/^Valid until \d{4}-/),
    });
    expect(await readFile(join(folder, ".env.aws"), "utf8")).toMatch(/^AWS_SESSION_TOKEN=/m);
    const schema = join(installed, "schemas", "StatusJson.schema.json");
    expect(JSON.parse(await readFile(schema, "utf8"))).toMatchObject({ title: "StatusJson", type: "object" });
    await writeFile(join(folder, "entries.mjs"), [...imports, used].join("\n"));
    await run(nodeUnderTest, ["entries.mjs"]);
  });
});
