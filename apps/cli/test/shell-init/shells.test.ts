import { appendFile, mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { requireTool, runProcess, shells, type Tool, toolOf } from "@aws-temp/testkit";
import { describe, expect, it } from "vitest";
import { openCliWorld } from "../cli-world.ts";
import { initShells, openShell } from "./open-shell.ts";

/** The shell itself, where there is one. */
async function find(name: string): Promise<Tool> {
  const shell = shells.find((candidate) => candidate.name === name);
  return shell === undefined ? toolOf(name, undefined, []) : await shell.find();
}

const more = `
[profile 'two words']
role_arn = arn:aws:iam::444455556666:role/ReadOnly
source_profile = dev

[profile a:b]
role_arn = arn:aws:iam::444455556666:role/ReadOnly
source_profile = dev
`;

describe.skipIf(process.platform === "win32")("awst", () => {
  it.for(initShells)("assumes, switches and goes away again in $name", async (shell, context) => {
    const program = requireTool(await find(shell.name), context);
    await using world = await openCliWorld();
    await using opened = await openShell(shell, program, world, []);
    expect(await opened.accessKeyId()).toBe("none");
    await opened.type("awst prod-readonly");
    const role = await opened.accessKeyId();
    expect(opened.terminal.output()).toMatch(/This shell now uses: prod-readonly (?:59m|1h)/);
    expect(role).toMatch(/^ASIA/);
    await opened.type("awst dev");
    const user = await opened.accessKeyId();
    expect(user).toMatch(/^ASIA/);
    expect(user).not.toBe(role);
    await opened.type("awst nosuch");
    expect(await opened.accessKeyId()).toBe(user);
    await opened.type("awst --off");
    expect(await opened.accessKeyId()).toBe("none");
    // Neither a failure nor --off names a profile.
    expect(opened.terminal.output().match(/This shell now uses/g)).toHaveLength(2);
    expect(world.calls()).toEqual(["AssumeRole", "GetSessionToken"]);
  });

  it.for(initShells)("completes the names of profiles in $name", async (shell, context) => {
    const program = requireTool(await find(shell.name), context);
    await using world = await openCliWorld();
    await appendFile(world.home.configFile, more);
    await using opened = await openShell(shell, program, world, []);
    await opened.complete("awst prod-re", "prod-readonly");
    expect(await opened.accessKeyId()).toMatch(/^ASIA/);
    await opened.type("awst --off");
    await opened.complete("awst a:", "a:b");
    expect(await opened.accessKeyId()).toMatch(/^ASIA/);
  });

  it.for(initShells.filter(({ name }) => name !== "nushell"))(
    "completes quoted names, the program behind --, and says nothing where it has nothing, in $name",
    async (shell, context) => {
      const program = requireTool(await find(shell.name), context);
      await using world = await openCliWorld();
      await appendFile(world.home.configFile, more);
      await using opened = await openShell(shell, program, world, []);
      await opened.complete("awst 'two w", "two words'");
      expect(await opened.accessKeyId()).toMatch(/^ASIA/);
      await opened.complete("aws-temp exec dev -- count-p", "count-prompt");
      await opened.terminal.waitFor("<prompt 1>");
      const before = opened.terminal.output().length;
      const clearLine = "\u0015";
      opened.terminal.write(`awst nosuch-\t${clearLine}`);
      await opened.accessKeyId();
      expect(opened.terminal.output().slice(before)).not.toMatch(/no matches found|rror/);
    },
  );

  it.for(initShells)("follows a trusted file of a folder, and no other, in $name", async (shell, context) => {
    const program = requireTool(await find(shell.name), context);
    await using world = await openCliWorld();
    await world.home.write("project/.aws-temp-profile", "# for all of us\nprod-readonly\n");
    await mkdir(join(world.home.path, "project", "deep"));
    await using opened = await openShell(shell, program, world, ["--directories"]);
    await opened.type("cd project");
    expect(await opened.accessKeyId()).toBe("none");
    expect(opened.terminal.output()).toContain("not trusted");
    await opened.type("awst --trust");
    const key = await opened.accessKeyId();
    expect(key).toMatch(/^ASIA/);
    await opened.type("cd deep");
    expect(await opened.accessKeyId()).toBe(key);
    await opened.type("cd ../..");
    expect(await opened.accessKeyId()).toBe("none");
    await world.home.write("project/.aws-temp-profile", "dev\n");
    await opened.type("cd project");
    expect(await opened.accessKeyId()).toBe("none");
  });

  it.for(initShells)("takes what has expired again, once for each expiry, in $name", async (shell, context) => {
    const program = requireTool(await find(shell.name), context);
    const { stdout: version } = await runProcess(program, ["--version"]);
    if (/^GNU bash, version (?:3|4\.[01])\./.test(version))
      context.skip("bash tells the time from 4.2 on; that of macOS is older");
    await using world = await openCliWorld();
    await mkdir(join(world.home.path, "project"));
    await using opened = await openShell(shell, program, world, ["--directories"]);
    const expire = async (time: string) => {
      await rm(join(world.home.awsDir, "aws-temp", "cache"), { recursive: true, force: true });
      await opened.type(shell.expire(time));
    };
    await opened.type("cd project");
    await opened.type("aws-temp configure directory prod-readonly");
    await opened.type("awst --trust");
    const first = await opened.accessKeyId();
    expect(first).toMatch(/^ASIA/);
    await expire("2020-01-01T00:00:00Z");
    const second = await opened.accessKeyId();
    expect(second).toMatch(/^ASIA/);
    expect(second).not.toBe(first);
    // The same expiry again, one that is to come, and keys of the user's own.
    await expire("2020-01-01T00:00:00Z");
    expect(await opened.accessKeyId()).toBe(second);
    await expire("2120-01-01T00:00:00Z");
    expect(await opened.accessKeyId()).toBe(second);
    await opened.type("awst prod-readonly");
    const own = await opened.accessKeyId();
    await expire("2021-01-01T00:00:00Z");
    expect(await opened.accessKeyId()).toBe(own);
  });
});
