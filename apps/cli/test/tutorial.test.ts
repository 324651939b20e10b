import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { createTempHome, findProgram, nodeUnderTest, openTerminal, requireTool, type TempHome, toolOf } from "@aws-temp/testkit";
import { describe, expect, it, onTestFinished } from "vitest";

const page = await readFile(new URL("../../../docs/tutorial.md", import.meta.url), "utf8");
const clone = fileURLToPath(new URL("../../..", import.meta.url));
const setup = /^```sh setup\n([\s\S]*?)^```$/m.exec(page)?.[1] ?? "";
const blocks = [...page.matchAll(/^```console tutorial\n([\s\S]*?)^```$/gm)].map(([, text = ""]) => text.trimEnd().split("\n"));

/** A line of the page, with `…` for whatever is there. A progress line may have stood where it begins. */
function pattern(line: string): RegExp {
  const literal = line.split("…").map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`${literal.join("[^\\n]*")}\\n`);
}

describe.skipIf(process.platform === "win32")("the tutorial", () => {
  it("has a session to type", () => {
    expect(setup).toContain("export HOME=");
    expect(blocks.length).toBeGreaterThan(8);
  });

  it("shows what a new user sees who types it", { timeout: 60_000 }, async (context) => {
    const bash = requireTool(toolOf("bash", await findProgram("bash"), ["linux", "darwin"]), context);
    await using folder = await createTempHome();
    const url = await practiceAws(folder);
    await using terminal = openTerminal({
      command: bash,
      args: ["--noprofile", "--norc", "-i"],
      env: { ...folder.env, PS1: "<ready>", PATH: `${join(clone, "node_modules", ".bin")}:${folder.env["PATH"]}` },
      cwd: folder.path,
      cols: 250,
    });
    await terminal.waitFor("<ready>");
    const prepared = setup
      .replaceAll("$PWD/apps", `${clone}apps`)
      .replaceAll("$PWD/packages", `${clone}packages`)
      .replaceAll("$PWD/node_modules", `${clone}node_modules`)
      .replace("http://127.0.0.1:4566", url)
      .trimEnd();
    for (const line of prepared.split("\n")) await typed(line);
    for (const block of blocks) {
      for (const { command, shown } of commandsOf(block)) {
        const output = await typed(command);
        for (const part of shown) expect(output, `after: ${command}`).toMatch(part);
      }
    }

    /** Types a line, and gives what it printed. */
    async function typed(line: string): Promise<string> {
      terminal.write(`${line}\r`);
      await terminal.waitFor("\n");
      return `\n${(await terminal.waitFor("<ready>", 30_000)).replaceAll("\r", "")}`;
    }
  });
});

/** Starts the practice AWS as the page says, at a free port. */
async function practiceAws({ path, env }: TempHome): Promise<string> {
  const [, words = ""] = /^node (packages.*)$/m.exec(page) ?? [];
  const [program = "", ...args] = words.replace("--port 4566", "--port 0").split(" ");
  const child = spawn(nodeUnderTest, [join(clone, program), ...args], { cwd: path, env, stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "exit");
  onTestFinished(async () => {
    child.kill();
    await ended;
  });
  const [line] = await once(createInterface(child.stdout), "line");
  return JSON.parse(line).url;
}

/** The commands of a block, each with the lines that it shows. */
function commandsOf(lines: readonly string[]): { command: string; shown: RegExp[] }[] {
  const commands: { command: string; shown: RegExp[] }[] = [];
  for (const line of lines) {
    if (line.startsWith("$ ")) commands.push({ command: line.slice(2), shown: [] });
    else if (line !== "…") commands.at(-1)?.shown.push(pattern(line));
  }
  return commands;
}
