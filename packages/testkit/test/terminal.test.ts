import { expect, it } from "vitest";
import { createTempHome, openTerminal } from "../src/index.ts";

const askTwice = `
  const { createInterface } = require("node:readline");
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  lines.question("\\u001b[1mcode:\\u001b[0m ", (first) => lines.question("code: ", (second) => { console.log("got", first, second); process.exit(7); }));
`;

it("waits for equal prompts one after the other, types, and tells the exit status", async () => {
  await using home = await createTempHome();
  await using terminal = openTerminal({ command: process.execPath, args: ["-e", askTwice], env: home.env });
  await terminal.waitFor("code:");
  terminal.write("111\r");
  await terminal.waitFor("code:");
  terminal.write("222\r");
  await terminal.waitFor(/got 111 \d+/);
  expect(await terminal.exited).toEqual({ status: 7, signal: undefined });
  expect(await terminal.screen()).toContain("code: 111\ncode: 222\ngot 111 222");
  expect(terminal.output()).toContain("\u001b[1mcode:");
});

it("shows what a user sees, not what was overwritten", async () => {
  await using home = await createTempHome();
  const script = 'process.stdout.write("waiting…\\r\\u001b[Kdone\\n"); setInterval(() => {}, 1000)';
  await using terminal = openTerminal({ command: process.execPath, args: ["-e", script], env: home.env });
  await terminal.waitFor("done");
  expect(await terminal.screen()).toBe("done");
});

it("gives what came before the text that was waited for", async () => {
  await using home = await createTempHome();
  await using terminal = openTerminal({ command: process.execPath, args: ["-e", 'console.log("one two three")'], env: home.env });
  expect(await terminal.waitFor("three")).toBe("one two ");
});

it("fails with the screen when the program ends without the text", async () => {
  await using home = await createTempHome();
  await using terminal = openTerminal({ command: process.execPath, args: ["-e", 'console.log("other")'], env: home.env });
  await expect(terminal.waitFor("never")).rejects.toThrow(/ended while waiting for never\. The screen:\nother/);
});

it("fails when the time is over", async () => {
  await using home = await createTempHome();
  await using terminal = openTerminal({ command: process.execPath, args: ["-e", "setInterval(() => {}, 1000)"], env: home.env });
  await expect(terminal.waitFor("never", 1)).rejects.toThrow("1 ms went by while waiting for never");
});

it("passes Ctrl-C on to the program", async () => {
  await using home = await createTempHome();
  const script = 'process.on("SIGINT", () => process.exit(130)); console.log("ready"); setInterval(() => {}, 1000)';
  await using terminal = openTerminal({ command: process.execPath, args: ["-e", script], env: home.env });
  await terminal.waitFor("ready");
  terminal.write("\u0003");
  expect((await terminal.exited).status).toBe(130);
});
