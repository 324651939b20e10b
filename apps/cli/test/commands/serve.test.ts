import { once } from "node:events";
import { connect } from "node:net";
import { requireTool, runProcess, type Tool } from "@aws-temp/testkit";
import { describe, expect, it } from "vitest";
import { jsonOf, maria, openCliWorld } from "../cli-world.ts";
import { freePort } from "../free-port.ts";
import { onNode, type Program } from "../programs.ts";
import { ask, expectNoCredential, type Serving, startServing } from "../serving.ts";

const posix = process.platform !== "win32";

/** A world and a server in it. */
async function serving(program: Program, tool: Tool, args: readonly string[], context: { skip(reason?: string): never }) {
  requireTool(tool, context);
  const world = await openCliWorld({ program });
  const server = await startServing(world, program, args).catch(async (error: unknown) => {
    await world[Symbol.asyncDispose]();
    throw error;
  });
  return {
    world,
    server,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await world[Symbol.asyncDispose]();
    },
  };
}

const authorized = ({ token }: Serving) => ({ headers: { Authorization: token } });

describe.each([onNode])("$how", ({ tool, program }) => {
  it("gives credentials to whoever knows the token", async (context) => {
    await using running = await serving(program, tool, ["prod-readonly"], context);
    const { server, world } = running;
    expect(server.profiles).toEqual([
      {
        profile: "prod-readonly",
        address: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/profiles\/prod-readonly$/),
        region: "eu-west-1",
        expiration: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
        set: {
          AWS_CONTAINER_CREDENTIALS_FULL_URI: server.address,
          AWS_CONTAINER_AUTHORIZATION_TOKEN: expect.stringMatching(/^[\w-]{43}$/),
          AWS_REGION: "eu-west-1",
          AWS_DEFAULT_REGION: "eu-west-1",
        },
        unset: expect.arrayContaining(["AWS_PROFILE", "AWS_ACCESS_KEY_ID", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"]),
      },
    ]);
    const { status, headers, body } = await ask(server.address, authorized(server));
    expect({ status, type: headers["content-type"], cache: headers["cache-control"] }).toEqual({
      status: 200,
      type: "application/json",
      cache: "no-store",
    });
    expect(JSON.parse(body)).toEqual({
      AccessKeyId: expect.stringMatching(/^ASIA/),
      SecretAccessKey: expect.any(String),
      Token: expect.any(String),
      Expiration: server.profiles[0]?.expiration,
      AccountId: "444455556666",
    });
    expect(world.calls()).toEqual(["AssumeRole"]);
    expect((await server.end()).stderr).toBe("");
  });

  it("turns away everybody else, and says no secret", async (context) => {
    await using running = await serving(program, tool, ["prod-readonly"], context);
    const { server } = running;
    const { address, token } = server;
    const document = JSON.parse((await ask(address, authorized(server))).body);
    const host = new URL(address).host;
    const cases: readonly (readonly [name: string, Parameters<typeof ask>, status: number])[] = [
      ["no token", [address], 401],
      ["another token", [address, { headers: { Authorization: `${token.slice(0, -1)}!` } }], 401],
      ["a longer token", [address, { headers: { Authorization: `${token}a` } }], 401],
      ["a scheme before the token", [address, { headers: { Authorization: `Bearer ${token}` } }], 401],
      ["another host", [address, { headers: { Authorization: token, Host: "evil.example" } }], 421],
      [
        "the name of this machine",
        [address, { headers: { Authorization: token, Host: host.replace("127.0.0.1", "localhost") } }],
        421,
      ],
      ["another port", [address, { headers: { Authorization: token, Host: "127.0.0.1:1" } }], 421],
      ["POST", [address, { method: "POST", headers: { Authorization: token } }], 405],
      ["DELETE", [address, { method: "DELETE", headers: { Authorization: token } }], 405],
      ["OPTIONS of a web page", [address, { method: "OPTIONS", headers: { Origin: "https://evil.example" } }], 401],
      ["another profile", [address.replace("prod-readonly", "dev"), { headers: { Authorization: token } }], 404],
      ["no profile", [new URL("/", address).href, { headers: { Authorization: token } }], 404],
      ["metadata", [new URL("/latest/api/token", address).href, { method: "PUT", headers: { Authorization: token } }], 405],
      ["a query", [`${address}?x=1`, { headers: { Authorization: token } }], 404],
      ["a body", [address, { method: "POST", headers: { Authorization: token }, body: "x".repeat(100_000) }], 413],
      ["headers without end", [address, { headers: { Authorization: token, Cookie: "x".repeat(40_000) } }], 431],
    ];
    for (const [name, request, status] of cases) {
      const answer = await ask(...request);
      expect({ name, status: answer.status }).toEqual({ name, status });
      expectNoCredential(JSON.stringify(answer), document, token);
      expect(answer.headers["access-control-allow-origin"]).toBeUndefined();
    }
    // It is none the worse for it.
    expect((await ask(address, authorized(server))).status).toBe(200);
    const { stderr } = await server.end();
    expect(stderr).toBe("");
  });

  it("does not wait for who sends no request, or what is none", async (context) => {
    await using running = await serving(program, tool, ["prod-readonly"], context);
    const { server } = running;
    const { port } = new URL(server.address);
    const slow = connect(Number(port), "127.0.0.1");
    slow.on("error", () => undefined);
    slow.write(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nX-Slow: `);
    const garbage = connect(Number(port), "127.0.0.1");
    garbage.on("error", () => undefined);
    garbage.write("\u0016\u0003\u0001 this is no HTTP\r\n\r\n");
    garbage.resume();
    await once(garbage, "close");
    expect((await ask(server.address, authorized(server))).status).toBe(200);
    slow.resume();
    await once(slow, "close");
    expect((await ask(server.address, authorized(server))).status).toBe(200);
  });

  it("answers a thousand requests at once, with one call to AWS", async (context) => {
    await using running = await serving(program, tool, ["prod-readonly"], context);
    const { server, world } = running;
    const requests = Array.from({ length: 1000 }, (_, index) =>
      ask(server.address, index % 4 === 3 ? {} : authorized(server)).then(({ status }) => status),
    );
    const statuses = await Promise.all(requests);
    expect(statuses.filter((status) => status === 200)).toHaveLength(750);
    expect(statuses.filter((status) => status === 401)).toHaveLength(250);
    expect(world.calls()).toEqual(["AssumeRole"]);
    expect((await server.end()).stderr).toBe("");
  });

  it.for(["SIGTERM", "SIGINT", "SIGHUP"] as const)("ends well with %s", async (signal, context) => {
    if (!posix) return;
    await using running = await serving(program, tool, ["prod-readonly"], context);
    const { server } = running;
    // Someone who holds a connection open keeps no one from ending.
    const idle = connect(Number(new URL(server.address).port), "127.0.0.1");
    idle.on("error", () => undefined);
    await once(idle, "connect");
    expect(await server.end(signal)).toMatchObject({ status: 0, stderr: "" });
    await expect(ask(server.address)).rejects.toMatchObject({ code: "ECONNREFUSED" });
  });

  it("serves several profiles under one token", async (context) => {
    await using running = await serving(program, tool, ["prod-readonly", "dev"], context);
    const { server } = running;
    expect(server.profiles.map(({ profile }) => profile)).toEqual(["prod-readonly", "dev"]);
    const keys = new Set<string>();
    for (const { address, set } of server.profiles) {
      expect(set["AWS_CONTAINER_AUTHORIZATION_TOKEN"]).toBe(server.token);
      keys.add(JSON.parse((await ask(address, authorized(server))).body).AccessKeyId);
    }
    expect(keys.size).toBe(2);
  });

  it("is an instance's metadata service with --imds, version 2 alone", async (context) => {
    await using running = await serving(program, tool, ["prod-readonly", "--imds"], context);
    const { server } = running;
    const { address } = server;
    expect(server.profiles[0]?.set).toMatchObject({
      AWS_EC2_METADATA_SERVICE_ENDPOINT: address,
      AWS_EC2_METADATA_DISABLED: "false",
    });
    const path = (name: string) => `${address}latest/${name}`;
    const roles = path("meta-data/iam/security-credentials/");
    const ttl = { "X-aws-ec2-metadata-token-ttl-seconds": "60" };
    const { status, headers, body: token } = await ask(path("api/token"), { method: "PUT", headers: ttl });
    expect({ status, ttl: headers["x-aws-ec2-metadata-token-ttl-seconds"] }).toEqual({ status: 200, ttl: "60" });
    const withToken = { headers: { "X-aws-ec2-metadata-token": token } };
    expect(await ask(roles, withToken)).toMatchObject({ status: 200, body: "prod-readonly" });
    const credentials = await ask(`${roles}prod-readonly`, withToken);
    expect(JSON.parse(credentials.body)).toMatchObject({
      Code: "Success",
      Type: "AWS-HMAC",
      AccessKeyId: expect.stringMatching(/^ASIA/),
    });
    expect(await ask(path("meta-data/placement/region"), withToken)).toMatchObject({ status: 200, body: "eu-west-1" });
    const cases: readonly (readonly [name: string, Parameters<typeof ask>, status: number])[] = [
      ["version 1", [roles], 401],
      ["a token of someone else", [roles, { headers: { "X-aws-ec2-metadata-token": `${token}x` } }], 401],
      ["no time to live", [path("api/token"), { method: "PUT" }], 400],
      ["no time at all", [path("api/token"), { method: "PUT", headers: { "X-aws-ec2-metadata-token-ttl-seconds": "0" } }], 400],
      [
        "more than six hours",
        [path("api/token"), { method: "PUT", headers: { "X-aws-ec2-metadata-token-ttl-seconds": "21601" } }],
        400,
      ],
      ["GET of a token", [path("api/token"), { headers: ttl }], 405],
      ["a proxy", [path("api/token"), { method: "PUT", headers: { ...ttl, "X-Forwarded-For": "10.0.0.1" } }], 403],
      ["a proxy with a token", [roles, { headers: { ...withToken.headers, "X-Forwarded-For": "10.0.0.1" } }], 403],
      ["another host", [path("api/token"), { method: "PUT", headers: { ...ttl, Host: "evil.example" } }], 421],
      ["another role", [`${roles}other`, withToken], 404],
      ["a slash too many", [path("meta-data/iam/security-credentials/").replace("/latest", "//latest"), withToken], 200],
      ["other metadata", [path("meta-data/instance-id"), withToken], 404],
      ["POST", [roles, { ...withToken, method: "POST" }], 405],
    ];
    for (const [name, request, expected] of cases) {
      expect({ name, status: (await ask(...request)).status }).toEqual({ name, status: expected });
    }
  });
});

describe("on Node alone", () => {
  it.each([
    { format: "sh", pattern: /unset -v [^\n]*AWS_PROFILE[^\n]*\nexport AWS_CONTAINER_CREDENTIALS_FULL_URI='http/ },
    { format: "fish", pattern: /^set -gx AWS_CONTAINER_AUTHORIZATION_TOKEN /m },
    { format: "powershell", pattern: /AWS_CONTAINER_CREDENTIALS_FULL_URI/ },
  ])("prints the variables for $format, and for people what is where", async ({ format, pattern }) => {
    if (!posix) return;
    await using world = await openCliWorld();
    await using terminal = world.terminal(["serve", "prod-readonly", "dev", "--format", format]);
    await terminal.waitFor("until Ctrl-C");
    await terminal.waitFor("/profiles/prod-readonly");
    await terminal.waitFor("/profiles/dev");
    terminal.write("\u0003");
    expect((await terminal.exited).status).toBe(0);
    expect(terminal.output().replaceAll("\r", "")).toMatch(pattern);
  });

  it("asks for the MFA code before it serves; Ctrl-C there ends it", async () => {
    if (!posix) return;
    await using world = await openCliWorld();
    await using first = world.terminal(["serve", "dev-mfa"]);
    await first.waitFor(`MFA code of ${maria}`);
    first.write("\u0003");
    expect((await first.exited).status).toBe(130);
    await using second = world.terminal(["serve", "dev-mfa", "--format", "sh"]);
    await second.waitFor(`MFA code of ${maria}`);
    second.write(`${world.code()}\r`);
    await second.waitFor("until Ctrl-C");
    second.write("\u0003");
    expect((await second.exited).status).toBe(0);
  });

  it.each([
    { name: "no one to ask", args: ["dev-mfa"], status: 3, code: "MFA_CODE_NEEDED" },
    { name: "--no-input", args: ["dev-mfa", "--no-input"], status: 3, code: "MFA_CODE_NEEDED" },
    { name: "an unknown profile among others", args: ["dev", "nobody"], status: 2, code: "PROFILE_NOT_FOUND" },
    { name: "two instances", args: ["dev", "prod-readonly", "--imds"], status: 2, code: "USAGE" },
    { name: "a profile named twice over", args: ["dev", "--profile", "other"], status: 2, code: "USAGE" },
  ])("ends with $code for $name", async ({ args, status, code }) => {
    await using world = await openCliWorld();
    const result = await world.run(["serve", "--json", ...args]);
    expect(result).toMatchObject({ status, stderr: "" });
    expect(jsonOf(result)).toMatchObject({ error: { code } });
  });

  it("takes the port that it is told, and says when another has it", async () => {
    await using world = await openCliWorld();
    const port = String(await freePort());
    const program = onNode.program;
    await using server = await startServing(world, program, ["dev", "--port", port]);
    expect(new URL(server.address).port).toBe(port);
    const second = await world.run(["serve", "dev", "--json", "--port", port]);
    expect(second.status).toBe(2);
    expect(jsonOf(second)).toMatchObject({ error: { code: "USAGE", message: expect.stringContaining(port) } });
  });

  it("listens on this machine's own address alone", async (context) => {
    if (process.platform !== "linux") return context.skip("the kernel's table is read on Linux alone");
    await using world = await openCliWorld();
    await using server = await startServing(world, onNode.program, ["dev"]);
    const hex = Number(new URL(server.address).port).toString(16).toUpperCase().padStart(4, "0");
    const { stdout } = await runProcess("cat", ["/proc/net/tcp", "/proc/net/tcp6"]);
    const listening = stdout.split("\n").filter((line) => / 0A /.test(line) && line.includes(`:${hex} `));
    expect(listening.map((line) => line.trim().split(/\s+/)[1])).toEqual([`0100007F:${hex}`]);
  });
});
