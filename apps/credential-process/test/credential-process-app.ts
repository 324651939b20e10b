import { spawn } from "node:child_process";
import { once } from "node:events";
import { type App, openTerminal, type RunningWorld } from "@aws-temp/testkit";
import { expect, vi } from "vitest";
import { compiled, type Program, run } from "./run-program.ts";

/** The worlds whose request needs an option that this program does not have: its profile says everything. */
const noOption = "credential_process takes everything but the region from the profile";

/** It is started at a terminal with its streams captured, as only a POSIX shell does. */
const noShell = "this platform has no shell that captures streams at a terminal";

/** The program as the contract sees it. */
export function credentialProcessApp(program: Program): App {
  return {
    async run(running) {
      const args = ["--profile", running.world.request.profile, ...(running.world.browser ? ["--allow-login"] : [])];
      const { stdout, stderr, status } =
        running.world.mfa === undefined
          ? await run(args, { env: running.env }, program)
          : await atTerminal(program, args, running);
      const lines = stderr.split("\n").filter((line) => line !== "");
      expect(lines.length).toBeLessThanOrEqual(3);
      const said = `${args.join("\n")}\n${stderr}`;
      if (status !== 0) {
        expect(stdout).toBe("");
        return { outcome: { error: /\(([A-Z_]+)\)$/.exec(lines[0] ?? "")?.[1] ?? stderr }, said };
      }
      expect(stdout).toMatch(/^\{"Version":1,.*\}\n$/);
      const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = JSON.parse(stdout);
      return {
        outcome: {
          credentials: {
            accessKeyId: AccessKeyId,
            secretAccessKey: SecretAccessKey,
            sessionToken: SessionToken,
            expiration: Expiration,
          },
        },
        said,
      };
    },
    async interrupt(running) {
      const [command, ...first] = program;
      const child = spawn(command, [...first, running.world.request.profile], {
        env: { ...compiled, ...running.env },
        stdio: "ignore",
      });
      await vi.waitFor(() => expect(running.aws.calls()).toHaveLength(1), { timeout: 20_000, interval: 5 });
      child.kill("SIGINT");
      expect(await once(child, "exit")).toEqual([130, null]);
    },
    cannot: {
      ...(process.platform === "win32" && {
        "IAM user with MFA": noShell,
        "role with external id and MFA, over a shared session": noShell,
      }),
      "IAM user, for fifteen minutes": noOption,
      "the same role for twelve hours, with the code on the role": noOption,
      "a chain of roles, cut to an hour": noOption,
      "a role narrowed by a session policy": noOption,
      "a role over IAM Identity Center, cut to an hour": noOption,
      "too long a duration": noOption,
      "longer than the role allows": noOption,
      "a wrong external id": noOption,
    },
  };
}

/** Its streams are captured, as an SDK captures them; a user sits at the terminal that it was started from. */
async function atTerminal(program: Program, args: readonly string[], running: RunningWorld) {
  const out = `${running.home}/out-${crypto.randomUUID()}`;
  const line = [...program, ...args].map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(" ");
  const shell = `${line} </dev/null >'${out}' 2>'${out}.err'`;
  await using terminal = openTerminal({ command: "/bin/sh", args: ["-c", shell], env: { ...compiled, ...running.env } });
  const { readFile } = await import("node:fs/promises");
  const asked = terminal.waitFor("MFA code of", 30_000).then(
    () => terminal.write(`${running.mfaCode()}\r`),
    () => undefined,
  );
  const { status } = await terminal.exited;
  await asked;
  return { status, stdout: await readFile(out, "utf8"), stderr: `${await readFile(`${out}.err`, "utf8")}` };
}
