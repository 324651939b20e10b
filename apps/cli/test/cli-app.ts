import { type App, openTerminal, type RunningWorld, runProcess } from "@aws-temp/testkit";
import { expect } from "vitest";
import { atTerminal } from "./at-terminal.ts";
import { freePort } from "./free-port.ts";

/** How the command line is started. */
export type Program = readonly [string, ...string[]];

/** The command line as the contract sees it. */
export function cliApp([command, ...first]: Program): App {
  return {
    async run(running) {
      const args = argumentsFor(running, running.mfaCode());
      const { stdout, stderr, status } = running.world.browser
        ? await atTerminal([command, ...first, ...args, "--redirect-port", String(await freePort())], running)
        : await runProcess(command, [...first, ...args], { env: running.env });
      const printed = JSON.parse(stdout);
      const outcome =
        status === 0
          ? { credentials: { ...printed, expiration: printed.expiration ?? undefined } }
          : { error: printed.error.code };
      return { outcome, said: `${args.join("\n")}\n${stderr}` };
    },
    async interrupt(running) {
      const args = [...first, ...argumentsFor(running, undefined)];
      await using terminal = openTerminal({ command, args, env: running.env });
      await terminal.waitFor("Assuming the role");
      terminal.write("\u0003");
      expect((await terminal.exited).status).toBe(130);
    },
    cannot: {},
  };
}

function argumentsFor({ world: { request } }: RunningWorld, mfaCode: string | undefined): string[] {
  const { profile, durationSeconds, mfaOn, externalId, policy, tags = {} } = request;
  return [
    "export",
    profile,
    "--json",
    ...(durationSeconds === undefined ? [] : ["--duration", String(durationSeconds)]),
    ...(mfaOn === undefined ? [] : ["--mfa-on", mfaOn]),
    ...(externalId === undefined ? [] : ["--external-id", externalId]),
    ...(policy === undefined ? [] : ["--policy", policy]),
    ...(mfaCode === undefined ? [] : ["--mfa-code", mfaCode]),
    ...Object.entries(tags).flatMap(([key, value]) => ["--tag", `${key}=${value}`]),
  ];
}
