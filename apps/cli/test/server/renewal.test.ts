import { stripVTControlCharacters } from "node:util";
import { requireTool } from "@aws-temp/testkit";
import { expect, it, vi } from "vitest";
import { maria, openCliWorld } from "../cli-world.ts";
import { onNode } from "../programs.ts";
import { ask, expectNoCredential, type ServedJson, startServing } from "../serving.ts";
import { findFakeTime, movableClock } from "./fake-time.ts";

const halfADay = 43_200;

it.for([onNode])("without a user the reader is told what lacks, and stderr once: $how", async ({ tool, program }, context) => {
  requireTool(tool, context);
  const faketime = requireTool(await findFakeTime(), context);
  await using world = await openCliWorld();
  const clock = await movableClock(faketime, world.home.path, world.aws);
  const env = { ...world.env, ...clock.env };
  await using server = await startServing({ env }, program, ["dev-mfa", "--mfa-code", world.code()]);
  const authorized = { headers: { Authorization: server.token } };
  const first = await ask(server.address, authorized);
  expect(first.status).toBe(200);
  await clock.advance(halfADay);
  for (let time = 0; time < 3; time += 1) {
    const { status, body } = await ask(server.address, authorized);
    expect(status).toBe(503);
    expect(JSON.parse(body)).toMatchObject({ code: "MFA_CODE_NEEDED", message: expect.stringContaining("dev-mfa") });
  }
  const { stderr, status } = await server.end();
  expect(status).toBe(0);
  expect(stderr.match(/Credentials of dev-mfa cannot be renewed\./g)).toHaveLength(1);
  expectNoCredential(stderr, JSON.parse(first.body), server.token);
});

it("hands out what is still good while AWS cannot be reached, and renews when it can again", async (context) => {
  const faketime = requireTool(await findFakeTime(), context);
  await using world = await openCliWorld();
  const clock = await movableClock(faketime, world.home.path, world.aws);
  await using server = await startServing({ env: { ...world.env, ...clock.env } }, onNode.program, ["prod-readonly"]);
  const keyNow = async () =>
    JSON.parse((await ask(server.address, { headers: { Authorization: server.token } })).body).AccessKeyId;
  const first = await keyNow();
  world.aws.faults.set({
    operation: "AssumeRole",
    effect: { kind: "error", status: 403, code: "AccessDenied", message: "Not now." },
  });
  await clock.advance(3000);
  expect(await keyNow()).toBe(first);
  await vi.waitFor(() => expect(server.stderr()).toContain("cannot be renewed"), { timeout: 10_000 });
  world.aws.faults.clear();
  await clock.advance(610);
  expect(await keyNow()).not.toBe(first);
  const { stderr } = await server.end();
  expect(stderr).toMatch(/cannot be renewed\.\n.*Not now.*/);
  expect(stderr).toContain("Credentials of prod-readonly are renewed again.");
});

it("asks the user at the terminal for the next code", async (context) => {
  const faketime = requireTool(await findFakeTime(), context);
  await using world = await openCliWorld();
  const clock = await movableClock(faketime, world.home.path, world.aws);
  await using terminal = world.terminal(["serve", "dev-mfa", "--json"], clock.env);
  await terminal.waitFor(`MFA code of ${maria}`);
  terminal.write(`${world.code()}\r`);
  const json = await servedAt(terminal);
  await clock.advance(halfADay);
  const asked = ask(json.address, { headers: { Authorization: json.set["AWS_CONTAINER_AUTHORIZATION_TOKEN"] ?? "" } });
  await terminal.waitFor(`MFA code of ${maria}`);
  terminal.write(`${world.code()}\r`);
  expect(await asked).toMatchObject({ status: 200 });
  terminal.write("\u0003");
  expect((await terminal.exited).status).toBe(0);
});

it("ends when the user answers that question with Ctrl-C", async (context) => {
  const faketime = requireTool(await findFakeTime(), context);
  await using world = await openCliWorld();
  const clock = await movableClock(faketime, world.home.path, world.aws);
  await using terminal = world.terminal(["serve", "dev-mfa", "--json", "--mfa-code", world.code()], clock.env);
  const json = await servedAt(terminal);
  await clock.advance(halfADay);
  const asked = ask(json.address, { headers: { Authorization: json.set["AWS_CONTAINER_AUTHORIZATION_TOKEN"] ?? "" } }).catch(
    () => undefined,
  );
  await terminal.waitFor(`MFA code of ${maria}`);
  terminal.write("\u0003");
  expect((await terminal.exited).status).toBe(0);
  await asked;
});

it("does not fight with the shell of exec for the terminal", async (context) => {
  const faketime = requireTool(await findFakeTime(), context);
  await using world = await openCliWorld();
  const clock = await movableClock(faketime, world.home.path, world.aws);
  const fetches =
    "fetch(process.env.AWS_CONTAINER_CREDENTIALS_FULL_URI, { headers: { Authorization: process.env.AWS_CONTAINER_AUTHORIZATION_TOKEN } }).then(({ status }) => console.log('status:' + status))";
  const script = await world.home.write("ask.js", fetches);
  const args = ["exec", "dev-mfa", "--server", "--mfa-code", world.code()];
  await using terminal = world.terminal(args, { ...clock.env, SHELL: "/bin/sh", PS1: "inner$ " });
  await terminal.waitFor("inner$ ");
  terminal.write(`"${process.execPath}" "${script}"\r`);
  await terminal.waitFor("status:200");
  await clock.advance(halfADay);
  await terminal.waitFor("inner$ ");
  terminal.write(`"${process.execPath}" "${script}"\r`);
  await terminal.waitFor("Credentials of dev-mfa cannot be renewed.");
  await terminal.waitFor("status:503");
  await terminal.waitFor("inner$ ");
  terminal.write("exit 4\r");
  expect((await terminal.exited).status).toBe(4);
});

/** What `serve --json` has printed at a terminal. */
async function servedAt(terminal: ReturnType<Awaited<ReturnType<typeof openCliWorld>>["terminal"]>): Promise<ServedJson> {
  await terminal.waitFor('"unset"');
  await terminal.waitFor(/\]\s*\}\s*\]\s*\}/);
  const said = stripVTControlCharacters(terminal.output()).replaceAll("\r", "");
  const { profiles } = JSON.parse(said.slice(said.indexOf("{\n"), said.lastIndexOf("}") + 1)) as {
    readonly profiles: readonly [ServedJson];
  };
  return profiles[0];
}
