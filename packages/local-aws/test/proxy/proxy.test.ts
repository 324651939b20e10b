import { readFile } from "node:fs/promises";
import { request } from "node:http";
import { connect } from "node:tls";
import { expect, it, onTestFinished } from "vitest";
import { type ProxyOptions, startProxy } from "../../src/index.ts";
import { signatureOf } from "../../src/signature/signature.ts";
import { formatBasicTimestamp } from "../../src/signature/timestamp.ts";
import { keysOf, start } from "../local-world.ts";

async function proxy(options: ProxyOptions = {}) {
  const started = await startProxy(options);
  onTestFinished(() => started.close());
  return started;
}

/** Asks a proxy for an absolute URL. */
function through(port: number, path: string, headers: Record<string, string> = {}): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", port, path, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
    })
      .on("error", reject)
      .end();
  });
}

/** Opens a tunnel; resolves with the status and the socket. */
function tunnel(port: number, target: string, headers: Record<string, string> = {}) {
  return new Promise<{ status: number | undefined; socket: import("node:stream").Duplex }>((resolve, reject) => {
    request({ host: "127.0.0.1", port, method: "CONNECT", path: target, headers })
      .on("connect", (response, socket) => resolve({ status: response.statusCode, socket }))
      .on("error", reject)
      .end();
  });
}

it("forwards a request with an absolute URL", async () => {
  const aws = await start();
  const { port, requests } = await proxy();
  const answer = await through(port, `${aws.url}/?Action=Nope&Version=2011-06-15`, { host: `127.0.0.1:${aws.port}` });
  expect(answer).toEqual({ status: 400, text: expect.stringContaining("InvalidAction") });
  expect(requests()).toEqual([{ method: "GET", target: `${aws.url}/?Action=Nope&Version=2011-06-15`, outcome: "forwarded" }]);
});

it("leads a real endpoint's tunnel to local AWS, which knows the host's region", async () => {
  const aws = await start({ tls: true });
  const { port, requests } = await proxy({ upstream: aws.url });
  const ca = await readFile(aws.caFile ?? "");
  const host = "sts.eu-west-1.amazonaws.com";
  const ask = async (region: string): Promise<string> => {
    const signedAt = formatBasicTimestamp(aws.now());
    const scope = { date: signedAt.slice(0, 8), region, service: "sts" };
    const query = "Action=GetCallerIdentity&Version=2011-06-15";
    const headers = [
      ["host", host],
      ["x-amz-date", signedAt],
    ] as const;
    const signedHeaders = ["host", "x-amz-date"];
    const { accessKeyId, secretAccessKey } = keysOf("alice");
    const signature = signatureOf(
      { method: "GET", path: "/", query, headers, body: Buffer.alloc(0) },
      { signedHeaders, signedAt, scope },
      secretAccessKey,
    );
    const authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope.date}/${region}/sts/aws4_request, SignedHeaders=host;x-amz-date, Signature=${signature}`;
    const { socket } = await tunnel(port, `${host}:443`);
    const secure = connect({ socket, servername: host, ca });
    secure.write(
      `GET /?${query} HTTP/1.1\r\nhost: ${host}\r\nx-amz-date: ${signedAt}\r\nauthorization: ${authorization}\r\nconnection: close\r\n\r\n`,
    );
    let text = "";
    for await (const chunk of secure.setEncoding("utf8")) text += chunk;
    return text;
  };
  expect(await ask("eu-west-1")).toContain("user/alice");
  expect(await ask("us-east-1")).toContain("Credential should be scoped to a valid region, not 'us-east-1'. ");
  expect(requests().map(({ target }) => target)).toEqual([`${host}:443`, `${host}:443`]);
});

it("asks for a name and password", async () => {
  const aws = await start();
  const { port, requests } = await proxy({ requireAuth: { username: "ann", password: "p:w" } });
  const authorization = { "proxy-authorization": `Basic ${Buffer.from("ann:p:w").toString("base64")}` };
  expect(await through(port, aws.url)).toMatchObject({ status: 407 });
  expect(await through(port, aws.url, authorization)).toMatchObject({ status: 400 });
  expect((await tunnel(port, `127.0.0.1:${aws.port}`)).status).toBe(407);
  const opened = await tunnel(port, `127.0.0.1:${aws.port}`, authorization);
  opened.socket.destroy();
  expect(opened.status).toBe(200);
  expect(requests().map(({ method, outcome }) => `${method} ${outcome}`)).toEqual([
    "GET unauthorized",
    "GET forwarded",
    "CONNECT unauthorized",
    "CONNECT forwarded",
  ]);
});

it("reaches nothing but loopback when it has no upstream", async () => {
  const { port, requests } = await proxy();
  expect(await through(port, "http://sts.amazonaws.com/")).toMatchObject({ status: 502 });
  expect((await tunnel(port, "sts.amazonaws.com:443")).status).toBe(502);
  expect(requests().map(({ outcome }) => outcome)).toEqual(["refused", "refused"]);
});

it("answers 502 when no one listens at the target", async () => {
  const aws = await start();
  await aws.close();
  const { port } = await proxy();
  expect(await through(port, aws.url)).toMatchObject({ status: 502 });
});
