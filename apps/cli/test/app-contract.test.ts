import { type App, appContract, nodeUnderTest, openTerminal, type RunningWorld, runProcess } from "@aws-temp/testkit";
import { expect, it } from "vitest";
import { atTerminal } from "./at-terminal.ts";
import { bin } from "./cli-world.ts";
import { freePort } from "./free-port.ts";

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

const cli: App = {
  async run(running) {
    const args = argumentsFor(running, running.mfaCode());
    const { stdout, stderr, status } = running.world.browser
      ? await atTerminal([...args, "--redirect-port", String(await freePort())], running)
      : await runProcess(nodeUnderTest, [bin, ...args], { env: running.env });
    const printed = JSON.parse(stdout);
    const outcome =
      status === 0 ? { credentials: { ...printed, expiration: printed.expiration ?? undefined } } : { error: printed.error.code };
    return { outcome, said: `${args.join("\n")}\n${stderr}` };
  },
  async interrupt(running) {
    const args = [bin, ...argumentsFor(running, undefined)];
    await using terminal = openTerminal({ command: nodeUnderTest, args, env: running.env });
    await terminal.waitFor("Assuming the role");
    terminal.write("\u0003");
    expect((await terminal.exited).status).toBe(130);
  },
  cannot: {},
};

it.concurrent.each(appContract(cli))("$name", async ({ run }) => {
  await run();
});
