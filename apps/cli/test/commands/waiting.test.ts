import { spawn } from "node:child_process";
import { appendFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { nodeUnderTest } from "@aws-temp/testkit";
import { expect, it, onTestFinished, vi } from "vitest";
import { bin, openCliWorld } from "../cli-world.ts";

it.skipIf(process.platform === "win32")("says which process it waits for, and why, where no progress is shown", async () => {
  await using world = await openCliWorld();
  const file = join(world.home.path, "started");
  const command = `sh -c 'echo >"${file}"; sleep 300; true'`;
  await appendFile(join(world.home.path, ".aws", "config"), `\n[profile silent]\ncredential_process = ${command}\n`);
  const start = () => {
    const child = spawn(nodeUnderTest, [bin, "export", "silent"], { env: world.env, stdio: ["ignore", "ignore", "pipe"] });
    onTestFinished(() => void child.kill());
    return child;
  };
  const holder = start();
  await vi.waitFor(() => readFile(file), { timeout: 20_000, interval: 20 });
  const waiter = start();
  let said = "";
  for await (const chunk of waiter.stderr.setEncoding("utf8")) {
    said += chunk;
    if (said.endsWith("\n")) break;
  }
  expect(said).toBe(`Waiting for process ${holder.pid}, which gets credentials for profile silent.\n`);
});
