import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod } from "node:fs/promises";
import { expect, it } from "vitest";
import { createTempHome, expectNoSecrets, findSecrets, findSecretsInFiles, plantSecrets, watchArguments } from "../src/index.ts";

const planted = plantSecrets();
const { secretAccessKey, sessionToken, secrets } = planted;

it("plants keys of AWS's own form", () => {
  expect(planted.accessKeyId).toMatch(/^AKIA[A-Z2-7]{16}$/);
  expect(secretAccessKey).toMatch(/^[\w/+]{40}$/);
  expect(sessionToken).toMatch(/^[\w/+]+==$/);
});

it("plants others each time", () => {
  expect(plantSecrets().secretAccessKey).not.toBe(secretAccessKey);
});

it.each([
  { name: "as it is", text: `error: ${secretAccessKey}!`, as: "plain" },
  { name: "cut short", text: `key ${secretAccessKey.slice(20, 33)}…`, as: "a part" },
  {
    name: "in a URL",
    text: `https://a.example/?key=${encodeURIComponent(secretAccessKey)}`,
    as: expect.stringMatching(/^a part$|^URL-encoded$/),
  },
  { name: "at the start of base64", text: Buffer.from(`${secretAccessKey}\n`).toString("base64"), as: "base64" },
  { name: "one byte into base64", text: Buffer.from(`:${secretAccessKey}:x`).toString("base64"), as: "base64" },
  { name: "two bytes into base64", text: Buffer.from(`k:${secretAccessKey}`).toString("base64"), as: "base64" },
  { name: "in base64url", text: Buffer.from(`{"k":"${secretAccessKey}"}`).toString("base64url"), as: "base64" },
  { name: "in hexadecimal", text: Buffer.from(`x${secretAccessKey}x`).toString("hex"), as: "hexadecimal" },
])("finds a secret $name", ({ text, as }) => {
  expect(findSecrets(secrets, text)).toEqual([{ secret: "secretAccessKey", as }]);
});

it("finds a secret whose every part is encoded", () => {
  const secret = "a/b+c/d+e/f+g/h+i/j+";
  expect(findSecrets({ secret }, encodeURIComponent(secret))).toEqual([{ secret: "secret", as: "URL-encoded" }]);
  expect(findSecrets({ secret }, `"${secret.replaceAll("/", "\\/")}"`)).toEqual([{ secret: "secret", as: "escaped for JSON" }]);
});

it("finds nothing in what is no secret", () => {
  expect(findSecrets(secrets, `${planted.accessKeyId} ${plantSecrets().sessionToken} [redacted]`)).toEqual([]);
});

it("refuses a secret that is too short to be told from chance", () => {
  expect(() => findSecrets({ pin: "1234" }, "")).toThrow("pin is too short");
});

it("names the output and the secret, and does not tell it", () => {
  const leak = () => expectNoSecrets(secrets, { stdout: "fine", stderr: `denied for ${sessionToken}` });
  expect(leak).toThrow("stderr holds the secret sessionToken, plain");
  expect(leak).not.toThrow(sessionToken);
});

it("finds the files that hold a secret, with their permissions", async () => {
  await using home = await createTempHome({ credentials: `[default]\naws_secret_access_key = ${secretAccessKey}\n` });
  await home.write("deep/er/log.txt", `\u0000${Buffer.from(sessionToken).toString("base64")}`);
  await home.write("deep/harmless.txt", "nothing");
  await chmod(`${home.path}/deep/er/log.txt`, 0o644);
  expect(await findSecretsInFiles(secrets, home.path)).toEqual([
    { file: ".aws/credentials", mode: process.platform === "win32" ? 0o666 : 0o600, secret: "secretAccessKey", as: "plain" },
    { file: "deep/er/log.txt", mode: process.platform === "win32" ? 0o666 : 0o644, secret: "sessionToken", as: "base64" },
  ]);
});

it("sees the arguments of children and of their children", async (context) => {
  using watch = watchArguments();
  if (!watch.watching) {
    context.skip("arguments can only be watched on Linux");
  }
  const grandchild = ["-e", "process.stdout.write('up'); process.stdin.resume()", secretAccessKey];
  const script = `require("node:child_process").spawn(process.execPath, ${JSON.stringify(grandchild)}, { stdio: "inherit" })`;
  const child = spawn(process.execPath, ["-e", script], { stdio: ["pipe", "pipe", "inherit"] });
  await once(child.stdout, "data");
  await expect.poll(() => findSecrets(secrets, watch.commandLines().join("\n"))).toHaveLength(1);
  child.stdin.end();
  await once(child, "close");
});
