import { chmod, chown, lstat, mkdir, readdir, rm, stat, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { badFiles, requireTool, writeUtf16 } from "@aws-temp/testkit";
import { describe, expect, it } from "vitest";
import { type CliWorld, jsonOf, openCliWorld } from "./cli-world.ts";
import { builds, onNode } from "./programs.ts";

const root = process.getuid?.() === 0;
const most = 200 * 1024 * 1024;

/** Which file a program means to read, and what it says when that is something else. */
const places = [
  { place: "the config file", of: ({ home }: CliWorld) => home.configFile, args: ["whoami", "dev"], code: "FILE_UNREADABLE" },
  {
    place: "the credentials file",
    of: ({ home }: CliWorld) => join(home.path, "keys"),
    args: ["export", "dev"],
    code: "FILE_UNREADABLE",
  },
  {
    place: "a folder's .aws-temp-profile",
    of: ({ home }: CliWorld) => join(home.path, ".aws-temp-profile"),
    args: ["configure", "directory", "--trust"],
    code: "FILE_UNREADABLE",
  },
  {
    place: "a CA bundle",
    of: ({ home }: CliWorld) => join(home.path, "ca.pem"),
    args: ["whoami", "dev"],
    code: "FILE_UNREADABLE",
  },
  {
    place: "a web identity token",
    of: ({ home }: CliWorld) => join(home.path, "token"),
    args: ["whoami", "web"],
    code: "SOURCE_FAILED",
  },
] as const;

/** On an executable, those that depend on how the runtime reads a file. */
const filesFor = (how: string) =>
  how === onNode.how ? badFiles : badFiles.filter(({ name }) => name === "a FIFO" || name === "a file of 1 GiB");

describe.runIf(process.platform !== "win32").each(builds)("$how", ({ how, tool, program }) => {
  describe.each(filesFor(how))("$name", ({ make, says, root: asRoot }) => {
    it.for(places)("in the place of $place is said at once", async ({ of, args, code }, context) => {
      requireTool(tool, context);
      if (asRoot && !root) return context.skip("needs root");
      await using world = await openCliWorld({ program: ["/bin/sh", "-c", 'cd "$HOME" && exec "$0" "$@"', ...program] });
      await world.home.write(
        ".aws/config",
        `[profile web]\nrole_arn = arn:aws:iam::111122223333:role/x\nweb_identity_token_file = ${world.home.path}/token\nregion = eu-west-1\n`,
      );
      const file = of(world);
      await rm(file, { force: true });
      const undo = await make(file);
      const env = {
        ...(file.endsWith("ca.pem") && { AWS_CA_BUNDLE: file }),
        ...(file.endsWith("keys") && { AWS_SHARED_CREDENTIALS_FILE: file }),
      };
      const ended = await world.run(
        [...args, "--json", "--no-input"].filter((arg) => args[0] !== "configure" || arg !== "--no-input"),
        { env, measureMemory: true },
      );
      await undo?.();
      expect(ended.timedOut).toBe(false);
      expect([ended.status, jsonOf(ended)["error"]]).toEqual([
        2,
        expect.objectContaining({ code, message: expect.stringMatching(says) }),
      ]);
      expect(ended.peakMemory).toBeLessThan(most);
    });
  });

  it.for(filesFor(how))(
    "an entry of the cache that is $name is a miss, and is replaced",
    async ({ make, root: asRoot, name }, context) => {
      requireTool(tool, context);
      if (asRoot && !root) return context.skip("needs root");
      await using world = await openCliWorld({ program });
      expect((await world.run(["export", "dev"])).status).toBe(0);
      const folder = join(world.home.awsDir, "aws-temp", "cache");
      const [entry = ""] = await readdir(folder);
      await rm(join(folder, entry));
      const undo = await make(join(folder, entry));
      const ended = await world.run(["export", "dev"], { measureMemory: true });
      expect([ended.status, ended.stdout.includes("AWS_SESSION_TOKEN"), ended.timedOut]).toEqual([0, true, false]);
      expect(ended.peakMemory).toBeLessThan(most);
      await undo?.();
      // What cannot be replaced, a directory, stays; credentials are given all the same.
      if (name !== "a directory")
        expect((await lstat(join(folder, entry)).catch(() => undefined))?.mode ?? 0o100600).toBe(0o100600);
    },
  );

  it.for(filesFor(how))("a lock that is $name does not block", async ({ make, root: asRoot }, context) => {
    requireTool(tool, context);
    if (asRoot && !root) return context.skip("needs root");
    await using world = await openCliWorld({ program });
    expect((await world.run(["export", "dev"])).status).toBe(0);
    const state = join(world.home.awsDir, "aws-temp");
    const [entry = ""] = await readdir(join(state, "cache"));
    const undo = await make(join(state, "locks", `${entry.slice(0, -".json".length)}.lock`));
    const ended = await world.run(["export", "dev", "--force"]);
    await undo?.();
    expect([ended.status, ended.timedOut]).toEqual([0, false]);
  });

  it("a lock that is a link to nowhere is taken over", async (context) => {
    requireTool(tool, context);
    await using world = await openCliWorld({ program });
    expect((await world.run(["export", "dev"])).status).toBe(0);
    const state = join(world.home.awsDir, "aws-temp");
    const [entry = ""] = await readdir(join(state, "cache"));
    await symlink("/nowhere", join(state, "locks", `${entry.slice(0, -".json".length)}.lock`));
    const ended = await world.run(["export", "dev", "--force"]);
    expect([ended.status, ended.timedOut, await readdir(join(state, "locks"))]).toEqual([0, false, []]);
  });

  it("a config file in UTF-16 is said, with the commands that convert it", async (context) => {
    requireTool(tool, context);
    await using world = await openCliWorld({ program });
    await writeUtf16(world.home.configFile, "[profile dev]\nregion = eu-west-1\n");
    const ended = await world.run(["explain", "dev"]);
    expect([ended.status, ended.stderr]).toEqual([2, expect.stringMatching(/UTF-16[\s\S]*Set-Content[\s\S]*iconv -f UTF-16/)]);
  });
});

describe.runIf(root).each([onNode])("$how, a state folder", ({ tool, program }) => {
  it.for([
    {
      flaw: "that belongs to another user",
      spoil: (state: string) => chown(state, 4711, 4711),
      says: /belongs to the user with id 4711/,
    },
    { flaw: "that others may write to", spoil: (state: string) => chmod(state, 0o777), says: /mode 0777/ },
    {
      flaw: "whose cache belongs to another user",
      spoil: (state: string) => chown(join(state, "cache"), 4711, 4711),
      says: /4711/,
    },
    { flaw: "whose cache others may write to", spoil: (state: string) => chmod(join(state, "cache"), 0o733), says: /mode 0733/ },
    {
      flaw: "whose cache is another user's link",
      says: /4711/,
      async spoil(state: string) {
        await rm(join(state, "cache"), { recursive: true });
        await mkdir(join(dirname(state), "elsewhere"), { mode: 0o777 });
        await symlink(join(dirname(state), "elsewhere"), join(state, "cache"));
        await (await import("node:fs/promises")).lchown(join(state, "cache"), 4711, 4711);
      },
    },
  ])("$flaw is neither believed nor written to, and is said once", async ({ spoil, says }, context) => {
    requireTool(tool, context);
    await using world = await openCliWorld({ program });
    const state = join(world.home.awsDir, "aws-temp");
    expect((await world.run(["export", "dev"])).status).toBe(0);
    const [planted = ""] = await readdir(join(state, "cache"));
    await spoil(state);
    const before = await readdir(state, { recursive: true });
    const calls = world.calls().length;
    const ended = await world.run(["export", "dev"]);
    expect([ended.status, ended.stdout.includes("AWS_SESSION_TOKEN")]).toEqual([0, true]);
    expect(world.calls().length).toBe(calls + 1);
    expect(ended.stderr).toMatch(says);
    expect(ended.stderr.match(/STATE_UNSAFE/g)).toHaveLength(1);
    expect((await readdir(state, { recursive: true })).filter((name) => !name.startsWith("compiled"))).toEqual(
      before.filter((name) => !name.startsWith("compiled")),
    );
    expect(planted).toMatch(/\.json$/);
  });
});

describe.runIf(process.platform !== "win32").each([onNode])("$how, login", ({ tool, program }) => {
  it.for(badFiles.filter(({ name }) => name !== "a file of 1 GiB"))(
    "leaves alone a credentials file that is $name",
    async ({ make, root: asRoot }, context) => {
      requireTool(tool, context);
      if (asRoot && !root) return context.skip("needs root");
      await using world = await openCliWorld({ program });
      const file = join(world.home.path, "bad");
      const undo = await make(file);
      const before = await lstat(file);
      const env = {
        AWS_SHARED_CREDENTIALS_FILE: file,
        AWS_ACCESS_KEY_ID: "AKIAALICEDEV1EXAMPLE",
        AWS_SECRET_ACCESS_KEY: "x".repeat(40),
      };
      const login = await world.run(["login", "dev", "--no-input"], { env });
      const fixed = await world.run(["doctor", "--fix", "--offline"], { env });
      const after = await lstat(file);
      await undo?.();
      expect(login.status).toBe(2);
      expect(fixed.timedOut).toBe(false);
      expect([after.mode, after.ino]).toEqual([before.mode, before.ino]);
    },
  );

  it("warns of a credentials file that others may read", async (context) => {
    requireTool(tool, context);
    await using world = await openCliWorld({ program });
    await chmod(world.home.credentialsFile, 0o644);
    const ended = await world.run(["login", "dev"]);
    expect([ended.status, ended.stderr]).toEqual([0, expect.stringMatching(/0644[\s\S]*aws-temp doctor --fix/)]);
    expect((await stat(world.home.credentialsFile)).mode & 0o777).toBe(0o644);
  });

  it("keeps a file's mode under a umask of 0777", async (context) => {
    requireTool(tool, context);
    await using world = await openCliWorld({ program: ["/bin/sh", "-c", 'umask 0777; exec "$0" "$@"', ...program] });
    const ended = await world.run(["login", "dev"]);
    expect([ended.status, (await stat(world.home.credentialsFile)).mode & 0o777]).toEqual([0, 0o600]);
    await writeFile(join(world.home.path, "done"), "");
  });
});

describe.runIf(process.platform !== "win32").each([onNode])("$how, logout --all", ({ tool, program }) => {
  it("ends everything else when a file of a sign-in cannot be read, and names that file", async (context) => {
    requireTool(tool, context);
    await using world = await openCliWorld({ program });
    expect((await world.run(["export", "dev"])).status).toBe(0);
    for (const folder of ["sso", "login"]) {
      await mkdir(join(world.home.awsDir, folder, "cache"), { recursive: true, mode: 0o700 });
      await symlink("/nowhere", join(world.home.awsDir, folder, "cache", "unreadable.json"));
    }
    const ended = await world.run(["logout", "--all"]);
    expect(ended.status).toBe(2);
    expect(ended.stderr).toContain("Cached credentials removed: 1.");
    expect(ended.stderr).toContain(join(world.home.awsDir, "sso", "cache", "unreadable.json"));
    expect(ended.stderr).toContain(join(world.home.awsDir, "login", "cache", "unreadable.json"));
    const again = await world.run(["logout", "--all", "--json"]);
    expect([again.status, jsonOf(again)["failed"]]).toEqual([
      2,
      [expect.objectContaining({ code: "FILE_UNREADABLE" }), expect.anything()],
    ]);
  });
});
