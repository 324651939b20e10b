import { spawnSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { isRunning } from "../../src/sources/process/end-command.ts";
import { type ProcessDeps, processCredentials } from "../../src/sources/process/process.ts";
import { temporaryFolder } from "../temp-folder.ts";
import { noon, profilesOf, revealed } from "./source-profile.ts";

const environment = { PATH: process.env["PATH"], SystemRoot: process.env["SystemRoot"], ComSpec: process.env["ComSpec"] };
const session = {
  Version: 1,
  AccessKeyId: "ASIA1",
  SecretAccessKey: "canary-secret",
  SessionToken: "canary-token",
  Expiration: "2026-11-20T13:00:00Z",
};
const posix = process.platform !== "win32";

function run(command: string, told: Partial<ProcessDeps> = {}) {
  const deps = { environment, clock: () => noon, ...told };
  return processCredentials({ kind: "process", profile: "dev", command }, deps);
}

/** A command that runs a program in JavaScript. */
async function script(program: string): Promise<string> {
  const file = join(await temporaryFolder(), "process with a space.mjs");
  await writeFile(file, program);
  return `"${process.execPath}" "${file}"`;
}

async function prints(document: object): Promise<string> {
  return await script(`console.log(${JSON.stringify(JSON.stringify(document))})`);
}

describe("processCredentials", () => {
  it("takes what the process writes", async () => {
    expect(revealed(await run(await prints({ ...session, AccountId: "111122223333" })))).toEqual({
      id: "ASIA1",
      secret: "canary-secret",
      token: "canary-token",
      expiration: "2026-11-20T13:00:00.000Z",
      account: "111122223333",
    });
  });

  it("takes the account from the profile when the process names none", async () => {
    const profiles = profilesOf({ config: { aws_account_id: "444455556666" } });
    expect((await run(await prints(session), { profiles })).accountId).toBe("444455556666");
    const own = await prints({ ...session, AccountId: "111122223333" });
    expect((await run(own, { profiles })).accountId).toBe("111122223333");
  });

  it("lets the process read the given environment, and the chain of profiles", async () => {
    const program = `console.log(JSON.stringify({ ...${JSON.stringify(session)},
      AccessKeyId: [process.env.GIVEN, process.env._AWS_CLI_PROFILE_CHAIN].join("/") }))`;
    const found = await run(await script(program), {
      environment: { ...environment, GIVEN: "yes", _AWS_CLI_PROFILE_CHAIN: "base" },
    });
    expect(found.accessKeyId).toBe("yes/base,dev");
  });

  it("does not start a process that serves itself", async () => {
    const call = run(await prints(session), { environment: { ...environment, _AWS_CLI_PROFILE_CHAIN: "dev" } });
    await expect(call).rejects.toMatchObject({ code: "PROFILE_LOOP" });
  });

  it.runIf(posix).each([
    { name: "words in double quotes", arguments: `"a b" c`, received: ["a b", "c"] },
    { name: "words in single quotes", arguments: `'a b' 'c'`, received: ["a b", "c"] },
    { name: "backslashes", arguments: `a\\ b c`, received: ["a b", "c"] },
    { name: "variables", arguments: `$GIVEN`, received: ["given"] },
  ])("understands $name", async ({ arguments: words, received }) => {
    const command = await script(
      `console.log(JSON.stringify({ ...${JSON.stringify(session)}, AccessKeyId: process.argv.slice(2).join("|") }))`,
    );
    const found = await run(`${command} ${words}`, { environment: { ...environment, GIVEN: "given" } });
    expect(found.accessKeyId).toBe(received.join("|"));
  });

  it.runIf(posix)("understands pipes and assignments, as the SDKs do", async () => {
    const document = JSON.stringify(session).replace("ASIA1", "$NAME");
    const found = await run(`NAME=ASIA9 sh -c 'echo "${document.replaceAll('"', '\\"')}"' | cat`);
    expect(found.accessKeyId).toBe("ASIA9");
  });

  it.each([
    { name: "its answer", last: `console.log(${JSON.stringify(JSON.stringify(session))})`, says: "ASIA1" },
    { name: "a failure", last: "process.exitCode = 3", says: /ended with status 3/ },
    { name: "rubbish", last: `console.log("rubbish")`, says: /what it wrote/ },
    { name: "half an answer", last: `process.stdout.write('{"Version":1,')`, says: /what it wrote/ },
  ])("after $name does not wait for what the process leaves behind with its streams", async ({ last, says }) => {
    const file = join(await temporaryFolder(), "number");
    const program = `import { spawn } from "node:child_process";
      import { writeFileSync } from "node:fs";
      const left = spawn(process.execPath, ["-e", "setTimeout(() => {}, 600_000)"], { stdio: "inherit", detached: true });
      left.unref();
      writeFileSync(${JSON.stringify(file)}, String(left.pid));
      ${last}`;
    onTestFinished(async () => {
      process.kill(Number(await readFile(file, "utf8")));
    });
    const ended = run(await script(program)).then(
      ({ accessKeyId }) => accessKeyId,
      ({ message }: Error) => message,
    );
    expect(await ended).toMatch(says);
  });

  it.runIf(posix)("uses a whole answer of a process that lives on", async () => {
    const file = join(await temporaryFolder(), "number");
    onTestFinished(async () => {
      process.kill(Number(await readFile(file, "utf8")));
    });
    const answer = JSON.stringify(session);
    const found = await run(`sh -c 'echo $$ > ${file}; echo "$1"; exec sleep 600' sh '${answer}'`);
    expect(found.accessKeyId).toBe("ASIA1");
  });

  it.runIf(posix)("ends a process that writes to stderr without end", async () => {
    const failed = await run("yes 1>&2").catch((error: Error) => error);
    expect(failed).toMatchObject({ code: "SOURCE_FAILED", message: expect.stringContaining("more than 1 MiB to stderr") });
  });

  it.runIf(posix)("ends a process, and what it started, that ignores SIGTERM", async () => {
    const folder = await temporaryFolder();
    const stubborn = `trap "" TERM; echo $$ > ${folder}/$1; [ "$1" = inner ] || sh "$0" inner & while :; do sleep 0.1; done`;
    await writeFile(join(folder, "stubborn.sh"), stubborn);
    const failed = await run(`sh ${folder}/stubborn.sh outer`, { timeoutSeconds: 1 }).catch((error: Error) => error);
    expect(failed).toMatchObject({ code: "SOURCE_FAILED", message: expect.stringContaining("did not end within 1 s") });
    for (const name of ["outer", "inner"]) {
      const pid = Number(await readFile(join(folder, name), "utf8"));
      expect(isRunning(pid)).toBe(false);
    }
  });

  it("gives the process no input without a terminal", async () => {
    const program = `let size = 0; for await (const chunk of process.stdin) size += chunk.length;
      console.log(JSON.stringify({ ...${JSON.stringify(session)}, AccessKeyId: "read " + size }));`;
    expect((await run(await script(program))).accessKeyId).toBe("read 0");
  });

  it("gives the process the terminal's input and messages", async () => {
    const command = await script(`process.stderr.write("Code: ");
      for await (const chunk of process.stdin) console.log(JSON.stringify({ ...${JSON.stringify(session)}, AccessKeyId: String(chunk) }));`);
    const module = new URL("../../src/sources/process/process.ts", import.meta.url).href;
    const caller = await script(`import { processCredentials } from ${JSON.stringify(module)};
      const source = { kind: "process", profile: "dev", command: ${JSON.stringify(command)} };
      const deps = { environment: process.env, clock: () => ${noon}, terminal: true };
      console.log((await processCredentials(source, deps)).accessKeyId);`);
    const child = spawnSync(caller, { shell: true, input: "123456", encoding: "utf8" });
    expect(child).toMatchObject({ stdout: "123456\n", stderr: "Code: ", status: 0 });
  });

  const failures: readonly { name: string; program: string; says: RegExp; told?: Partial<ProcessDeps> }[] = [
    {
      name: "status 3, and its last words",
      program: `console.error("No session. Log in first."); process.exit(3)`,
      says: /status 3: No session\. Log in first\.$/,
    },
    {
      name: "a status after its output",
      program: `console.log('{"SecretAccessKey":"canary-secret"}'); process.exitCode = 1`,
      says: /status 1\.$/,
    },
    {
      name: "keys on stderr",
      program: `console.error("ASIAABCDEFGHIJKLMNOP " + "canary".repeat(20)); process.exit(1)`,
      says: /\[redacted\]/,
    },
    { name: "something else", program: `console.log("canary")`, says: /is not one JSON object/ },
    { name: "no output", program: ``, says: /is empty/ },
    {
      name: "expired credentials",
      program: `console.log(${JSON.stringify(JSON.stringify({ ...session, Expiration: "2026-11-20T11:59:00Z" }))})`,
      says: /expired 1 min ago/,
    },
    { name: "far too much", program: `process.stdout.write("canary".repeat(1_000_000))`, says: /more than 64 KiB/ },
    { name: "silence", program: `setTimeout(() => {}, 60_000)`, told: { timeoutSeconds: 0.2 }, says: /did not end within/ },
  ];
  it.each(failures)("refuses a process that ends with $name", async ({ program, says, told }) => {
    const error = await run(await script(program), told).catch((thrown: Error) => thrown);
    expect(error).toMatchObject({ code: "SOURCE_FAILED", data: { profile: "dev" }, message: expect.stringMatching(says) });
    expect(String(error) + JSON.stringify(error)).not.toMatch(/canary|ASIAABC/);
  });

  it.runIf(posix).each([
    { name: "does not exist", command: "/no/such/program --x", says: /was not found/ },
    { name: "may not be executed", command: "/dev/null", says: /may not be executed/ },
    { name: "is killed", command: "kill -TERM $$", says: /signal SIGTERM/ },
    { name: "cannot be started", command: "true \0", says: /could not be started \(ERR_INVALID_ARG_VALUE\)/ },
  ])("refuses a process that $name", async ({ command, says }) => {
    await expect(run(command)).rejects.toMatchObject({ code: "SOURCE_FAILED", message: expect.stringMatching(says) });
  });
});

it.skipIf(!posix)("names the tool whose program fails, where it is known", async () => {
  const failed = await run("/nowhere/aws-vault export dev --format=json").catch((error: unknown) => error);
  expect(failed).toMatchObject({
    code: "SOURCE_FAILED",
    hints: [expect.stringContaining("aws-vault"), expect.stringContaining("full path")],
  });
  const own = await run("/nowhere/print-keys").catch((error: unknown) => error);
  expect(own).toMatchObject({ hints: [expect.stringContaining("full path")] });
});
