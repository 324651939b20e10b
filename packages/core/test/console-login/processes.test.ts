import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, readdir, writeFile } from "node:fs/promises";
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { underFileModes } from "@aws-temp/testkit";
import { expect, it, onTestFinished } from "vitest";
import type { LoginSource } from "../../src/console-login/console-session.ts";
import { signinCredentials } from "../../src/console-login/credentials.ts";
import { alice, consoleWorld, ownBrowser } from "./console-world.ts";

const script = fileURLToPath(new URL("renew-elsewhere.mjs", import.meta.url));

/** A session whose credentials have just ended, and whose refresh token is good. */
async function endedSession(refreshReuse: "answer-again" | "refuse") {
  const world = await consoleWorld({ consoleSignIn: { refreshReuse } });
  const { browser, closed } = ownBrowser();
  await signinCredentials({ source: world.source(), mode: "sign-in" }, world.deps({ browser }));
  await closed();
  const file = JSON.parse(await world.textOf());
  file.accessToken.expiresAt = "2020-01-01T00:00:00Z";
  const text = JSON.stringify(file);
  await writeFile(world.fileOf(), text);
  world.aws.clearCalls();
  return { world, text };
}

interface Elsewhere {
  readonly child: ChildProcess;
  readonly go: () => void;
  readonly outcome: Promise<{ readonly accessKeyId?: string; readonly code?: string }>;
}

/** @param node - in place of the Node of the test run */
async function elsewhere(
  source: LoginSource,
  home: string,
  [command, ...first]: readonly [string, ...string[]] = [process.execPath],
): Promise<Elsewhere> {
  const args = [...first, script, JSON.stringify({ source, home })];
  const child = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  await lines.next();
  const outcome = lines.next().then(({ value }) => JSON.parse(value ?? '{"code":"KILLED"}'));
  return { child, go: () => void child.stdin.write("go"), outcome };
}

/** Is before local AWS, and keeps its first answer to itself: AWS has spent the refresh token, and no one hears of it. */
async function gateBefore(awsUrl: string) {
  const held = Promise.withResolvers<void>();
  let first = true;
  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    const forwarded = httpRequest(`${awsUrl}${request.url}`, { method: request.method, headers: request.headers });
    request.pipe(forwarded);
    const [answer] = (await once(forwarded, "response")) as [IncomingMessage];
    const chunks: Buffer[] = [];
    for await (const chunk of answer) chunks.push(chunk);
    if (first) {
      first = false;
      held.resolve();
      return;
    }
    response.writeHead(answer.statusCode ?? 500, answer.headers).end(Buffer.concat(chunks));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, held: held.promise };
}

it("processes that renew one rotating session at once make one call, and all have its result", async () => {
  const { world } = await endedSession("refuse");
  const others = await Promise.all(Array.from({ length: 4 }, () => elsewhere(world.source(), world.home)));
  for (const { go } of others) go();
  const outcomes = await Promise.all(others.map(({ outcome }) => outcome));
  const { accessToken } = JSON.parse(await world.textOf());
  expect(outcomes).toEqual(Array(4).fill({ accessKeyId: accessToken.accessKeyId }));
  expect(world.tokenCalls()).toHaveLength(1);
});

/** One process is killed between AWS's answer and the file, while another waits for it. */
async function killedInTheMiddle(refreshReuse: "answer-again" | "refuse") {
  const { world, text } = await endedSession(refreshReuse);
  const gate = await gateBefore(world.aws.url);
  const endpoint = { url: gate.url, fips: false, dualStack: false, caBundle: undefined };
  const source = world.source(alice, { endpoint });
  const [victim, heir] = await Promise.all([elsewhere(source, world.home), elsewhere(source, world.home)]);
  victim.go();
  await gate.held;
  heir.go();
  victim.child.kill("SIGKILL");
  return { world, source, text, outcome: await heir.outcome };
}

it("a session survives a process that is killed in the middle of its renewal", async () => {
  const { world, source, outcome } = await killedInTheMiddle("answer-again");
  const { accessToken } = JSON.parse(await world.textOf());
  expect(outcome).toEqual({ accessKeyId: accessToken.accessKeyId });
  // What the killed process had reserved for the new session is removed later, by its age.
  const names = await readdir(dirname(world.fileOf()));
  expect(names.filter((name) => name.endsWith(".json"))).toHaveLength(1);
  // The chain of refresh tokens goes on from here.
  const next = await signinCredentials({ source, mode: "refresh", force: true }, world.deps());
  expect(next.accessKeyId).not.toBe(accessToken.accessKeyId);
  expect(world.tokenCalls().map(({ status }) => status)).toEqual([200, 200, 200]);
});

it("a service that takes no refresh token twice ends the session with a clear word, and nothing is destroyed", async () => {
  const { world, text, outcome } = await killedInTheMiddle("refuse");
  expect(outcome).toMatchObject({ code: "SIGN_IN_NEEDED" });
  expect(await world.textOf()).toBe(text);
  expect(world.tokenCalls().map(({ status }) => status)).toEqual([200, 400]);
});

it("no refresh token is spent where the next one could not be kept", async (context) => {
  if (process.platform === "win32") context.skip("needs modes of POSIX");
  const node = await underFileModes([process.execPath], context);
  const { world, text } = await endedSession("refuse");
  await chmod(dirname(world.fileOf()), 0o500);
  onTestFinished(() => chmod(dirname(world.fileOf()), 0o700));
  const other = await elsewhere(world.source(), world.home, node);
  other.go();
  expect(await other.outcome).toMatchObject({ code: "FILE_UNWRITABLE" });
  expect([world.tokenCalls(), await world.textOf()]).toEqual([[], text]);
});
