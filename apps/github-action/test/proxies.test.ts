import { expectCleanLog, type Runner } from "@aws-temp/testkit";
import { expect, it } from "vitest";
import { fail, type Inputs, session, startJob, succeed, withKeysAndRole, withOidc } from "./job.ts";

const password = "proxy+Secret/of-some-length";

interface Row {
  readonly name: string;
  readonly inputs?: (url: string) => Inputs;
  readonly env?: (url: string) => Record<string, string>;
  /** The token service, whose address has no TLS here, is asked through the proxy, too. */
  readonly token?: boolean;
}

it.concurrent.for<Row>([
  { name: "http-proxy", inputs: (url) => ({ "http-proxy": url }) },
  { name: "HTTP_PROXY", env: (url) => ({ HTTP_PROXY: url }), token: true },
  { name: "HTTPS_PROXY", env: (url) => ({ HTTPS_PROXY: url }) },
  { name: "HTTPS_PROXY, over HTTP_PROXY", env: (url) => ({ HTTPS_PROXY: url, HTTP_PROXY: "http://127.0.0.1:9" }) },
  { name: "http_proxy", env: (url) => ({ http_proxy: url }), token: true },
  { name: "https_proxy", env: (url) => ({ https_proxy: url }) },
  {
    name: "http-proxy, over the environment's",
    inputs: (url) => ({ "http-proxy": url }),
    env: () => ({ HTTPS_PROXY: "http://127.0.0.1:9" }),
  },
])(
  "asks STS through $name, and the token service as the environment says",
  async ({ inputs, env, token = false }, { expect }) => {
    await using runner = await startJob({ proxy: {} });
    const url = runner.proxy?.url ?? "";
    const run = await succeed(runner, { ...withOidc, ...inputs?.(url) }, env?.(url));
    const targets = (runner.proxy?.requests() ?? []).map(({ target }) => target);
    expect(targets).toHaveLength(run.calls.length - (token ? 0 : 1));
    expect(run.outputs["authenticated-arn"]).toBe(session("Workflow"));
  },
);

const host = "127.0.0.1";

it.concurrent.for<{ name: string; noProxy: (runner: Runner) => string; avoided: boolean }>([
  { name: "the host", noProxy: () => host, avoided: true },
  { name: "the host with its port", noProxy: ({ aws }) => `${host}:${aws.port}`, avoided: true },
  { name: "the host with another port", noProxy: () => `${host}:9`, avoided: false },
  { name: "the host among others, by commas and spaces", noProxy: () => `example.com, ${host} localhost`, avoided: true },
  { name: "everything", noProxy: () => "*", avoided: true },
  { name: "other hosts", noProxy: () => "example.com,.amazonaws.com", avoided: false },
])("goes past the proxy for $name", async ({ noProxy, avoided }, { expect }) => {
  for (const given of ["no-proxy", "NO_PROXY", "no_proxy"]) {
    await using runner = await startJob({ proxy: {} });
    const value = noProxy(runner);
    const inputs = { ...withOidc, "http-proxy": runner.proxy?.url ?? "", ...(given === "no-proxy" && { [given]: value }) };
    const run = await succeed(runner, inputs, given === "no-proxy" ? {} : { [given]: value });
    expect({ given, asked: runner.proxy?.requests().length }).toEqual({ given, asked: avoided ? 0 : run.calls.length - 1 });
  }
});

it("masks the proxy's password", async () => {
  await using runner = await startJob({ proxy: { requireAuth: { username: "me", password } } });
  const url = `http://me:${encodeURIComponent(password)}@127.0.0.1:${runner.proxy?.port}`;
  const run = await succeed(runner, { ...withOidc, "http-proxy": url });
  expect(run.masks).toEqual(expect.arrayContaining([password, encodeURIComponent(password)]));
  expectCleanLog(run, { password });
  expect(runner.proxy?.requests().every(({ outcome }) => outcome === "forwarded")).toBe(true);
});

it.concurrent.for(["", ":"])("masks a token in place of user name and password%s", async (colon, { expect }) => {
  const token = "proxy token/of-some-length";
  await using runner = await startJob({ proxy: { requireAuth: { username: token, password: "" } } });
  const url = `http://${encodeURIComponent(token)}${colon}@127.0.0.1:${runner.proxy?.port}`;
  const run = await succeed(runner, withOidc, { HTTPS_PROXY: url });
  expect(run.masks).toEqual(expect.arrayContaining([token, encodeURIComponent(token)]));
  expect(runner.proxy?.requests().every(({ outcome }) => outcome === "forwarded")).toBe(true);
});

it("masks the proxy's password of the environment, where the proxy is not there", async () => {
  await using runner = await startJob();
  const { run } = await fail(
    runner,
    { ...withOidc, "retry-max-attempts": "2" },
    { https_proxy: `http://me:${password}@127.0.0.1:9` },
  );
  expectCleanLog(run, { password });
});

it.concurrent.for(["p@rt/secret", "p@rt#secret", "p@rt?secret"])("shows nothing of the password %s", async (text, { expect }) => {
  await using runner = await startJob();
  for (const scheme of ["http://", ""]) {
    const { run, code } = await fail(runner, withOidc, { HTTPS_PROXY: `${scheme}me:${text}@127.0.0.1:9` });
    expect(code).toBe("INVALID_VALUE");
    expect(run.masks).toContain(text);
    for (const part of ["rt", "secret"]) expect(run.log).not.toMatch(new RegExp(`\\b${part}\\b`));
  }
});

it("says that the proxy wants a password", async () => {
  await using runner = await startJob({ proxy: { requireAuth: { username: "me", password } } });
  const { code } = await fail(runner, { ...withKeysAndRole, "http-proxy": runner.proxy?.url ?? "" });
  expect(code).toBe("PROXY_FAILED");
  expect(runner.proxy?.requests()).toHaveLength(1);
});

it("asks AWS's real hosts through the proxy, which is all that is reachable", async () => {
  await using runner = await startJob({ proxy: { leadsToAws: true } });
  const run = await succeed(runner, { ...withOidc, "http-proxy": runner.proxy?.url ?? "" });
  expect(run.outputs["authenticated-arn"]).toBe(session("Workflow"));
  expect(new Set(runner.proxy?.requests().map(({ method, target }) => `${method} ${target}`))).toEqual(
    new Set([
      "CONNECT run-actions-1-azure-eastus.actions.githubusercontent.com:443",
      "CONNECT sts.eu-central-1.amazonaws.com:443",
    ]),
  );
});
