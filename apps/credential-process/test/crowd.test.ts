import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { openTerminal, startWorld, type World, worlds } from "@aws-temp/testkit";
import { expect, it } from "vitest";
import { compiled, endOf, program, run } from "./run-program.ts";

const crowd = 100;

function worldNamed(name: string): World {
  const world = worlds.find((candidate) => candidate.name === name);
  if (world === undefined) throw new Error(`There is no world "${name}".`);
  return world;
}

const operations = (calls: readonly { readonly operation: string }[]) => calls.map(({ operation }) => operation);

it("a hundred processes get one answer of one call", async () => {
  await using running = await startWorld(worldNamed("role of an IAM user"));
  const ends = await Promise.all(
    Array.from({ length: crowd }, () => run(["prod-readonly"], { env: running.env, timeout: 60_000 })),
  );
  expect(new Set(ends.map(endOf))).toEqual(new Set(["0 "]));
  expect(new Set(ends.map(({ stdout }) => stdout)).size).toBe(1);
  expect(operations(running.aws.calls())).toEqual(["AssumeRole"]);
  expect(await readdir(join(running.stateFolder, "locks"))).toEqual([]);
});

it("a hundred processes at one terminal ask for one code", { timeout: 120_000 }, async (context) => {
  if (process.platform === "win32") context.skip("needs a POSIX shell");
  await using running = await startWorld(worldNamed("role with external id and MFA, over a shared session"));
  const line = [...program, "prod-admin"].map((word) => `'${word}'`).join(" ");
  const out = join(running.home, "out");
  const script = `for i in $(seq ${crowd}); do ${line} </dev/null >'${out}'-$i 2>'${out}'-$i-err & done; wait`;
  await using terminal = openTerminal({ command: "/bin/sh", args: ["-c", script], env: { ...compiled, ...running.env } });
  await terminal.waitFor("MFA code of", 90_000);
  terminal.write(`${running.mfaCode()}\r`);
  await terminal.exited;
  expect(terminal.output().match(/MFA code of/g)).toHaveLength(1);
  const answers = await Promise.all(Array.from({ length: crowd }, (_, index) => readFile(`${out}-${index + 1}`, "utf8")));
  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toMatch(/^\{"Version":1,/);
  expect(operations(running.aws.calls())).toEqual(["GetSessionToken", "AssumeRole"]);
});

it("a hundred processes are told of one refusal", async () => {
  const world = worldNamed("deleted keys");
  await using running = await startWorld(world);
  const ends = await Promise.all(Array.from({ length: crowd }, () => run(["dev"], { env: running.env, timeout: 60_000 })));
  expect(new Set(ends.map(({ status, stdout }) => `${status} ${stdout}`))).toEqual(new Set(["4 "]));
  expect(ends.every(({ stderr }) => stderr.includes("(KEYS_UNKNOWN)"))).toBe(true);
  expect(ends.every(({ stderr }) => /credentials:\d+\. \(KEYS_UNKNOWN\)$/m.test(stderr))).toBe(true);
  expect(running.aws.calls()).toHaveLength(1);
});

it("another program runs once for all who ask at once", async () => {
  const world = worldNamed("another program");
  await using running = await startWorld(world);
  const marks = join(running.home, "runs");
  const expiration = new Date(Date.now() + 3_600_000).toISOString();
  const answer = JSON.stringify({
    Version: 1,
    AccessKeyId: "ASIAHELPEREXAMPLE",
    SecretAccessKey: "s",
    SessionToken: "t",
    Expiration: expiration,
  });
  const { appendFile } = await import("node:fs/promises");
  await appendFile(
    join(running.home, ".aws", "config"),
    `\n[profile slow]\ncredential_process = sh -c 'echo ran >> "$1"; sleep 0.2; echo "$0"' '${answer}' '${marks}'\n`,
  );
  const ends = await Promise.all(Array.from({ length: 20 }, () => run(["slow"], { env: running.env })));
  expect(new Set(ends.map(endOf))).toEqual(new Set(["0 "]));
  expect(await readFile(marks, "utf8")).toBe("ran\n");
});
