import { chmod } from "node:fs/promises";
import { dirname } from "node:path";
import {
  findAwsCli,
  findProgram,
  findPrograms,
  nodeUnderTest,
  openTerminal,
  requireTool,
  runProcess,
  toolOf,
} from "@aws-temp/testkit";
import { describe, expect, it } from "vitest";
import { bin, type CliWorld, jsonOf, openCliWorld } from "../cli-world.ts";

interface Finding {
  readonly line?: number | null;
  readonly code: string;
  readonly severity: string;
  readonly profile: string | null;
  readonly message: string;
  readonly mend: string | null;
}

/** Answers as version 1 of the AWS CLI does. */
const versionOne = `#!/bin/sh
case "$*" in
  --version) if grep -q rubbish "\${AWS_CONFIG_FILE:-$HOME/.aws/config}"; then exit 1; else echo "aws-cli/1.45.11 Python/3.13"; fi ;;
  *) echo "aws: error: argument subcommand: Invalid choice" >&2; exit 2 ;;
esac
`;

async function findVersionOne(): Promise<string | undefined> {
  for (const program of await findPrograms("aws")) {
    const { stdout, stderr } = await runProcess(program, ["--version"]);
    if (`${stdout}${stderr}`.startsWith("aws-cli/1.")) return program;
  }
  return undefined;
}

/** The search path without any AWS CLI, so that none is started where it is not the matter. */
async function withoutTools(world: CliWorld): Promise<Record<string, string>> {
  return { PATH: dirname(await world.home.write("empty/none", "")) };
}

async function findingsOf(world: CliWorld, args: readonly string[], env: Readonly<Record<string, string>>): Promise<Finding[]> {
  return jsonOf(await world.run(["doctor", ...args, "--json"], { env }))["findings"] as Finding[];
}

describe("the way to AWS", () => {
  it.each([
    { name: "right", seconds: 0, clock: [] },
    { name: "a little off", seconds: 120, clock: ["clock-off"] },
    { name: "behind", seconds: 4000, clock: ["clock-wrong"] },
    { name: "ahead", seconds: -400, clock: ["clock-wrong"] },
  ])("tells when the clock is $name", async ({ seconds, clock }) => {
    await using world = await openCliWorld();
    world.aws.advance(seconds);
    const env = await withoutTools(world);
    const findings = await findingsOf(world, ["prod-admin", "dev"], env);
    const codes = findings.map(({ code }) => code);
    expect(codes.filter((code) => code.startsWith("clock"))).toEqual(clock);
    // One address is looked at once.
    expect(codes.filter((code) => code === "endpoint")).toHaveLength(1);
    const { status } = await world.run(["doctor", "prod-admin"], { env });
    expect(status).toBe(clock.includes("clock-wrong") ? 2 : 0);
  });

  it.each([
    { name: "no one listens", env: { AWS_ENDPOINT_URL_STS: "http://127.0.0.1:9" }, code: "NETWORK_UNREACHABLE", proxied: false },
    {
      name: "the proxy is not there",
      env: { HTTP_PROXY: "http://anna:canary-pass@127.0.0.1:9" },
      code: "PROXY_FAILED",
      proxied: true,
    },
    { name: "the address is none", env: { AWS_ENDPOINT_URL_STS: "nonsense" }, code: "INVALID_VALUE", proxied: false },
  ])("tells when $name, and what to do", async ({ env, code, proxied }) => {
    await using world = await openCliWorld();
    const result = await world.run(["doctor", "dev"], { env: { ...(await withoutTools(world)), ...env } });
    expect(result).toMatchObject({ status: 2 });
    expect(result.stdout).toMatch(new RegExp(`error: .*\\[${code}\\]\\n +→ `));
    expect(result.stdout.includes("[proxy]")).toBe(proxied);
    expect(result.stdout + result.stderr).not.toContain("canary");
  });

  it("is not looked at with --offline, nor is any other program", async () => {
    await using world = await openCliWorld();
    const findings = await findingsOf(world, ["--offline"], {});
    const outside = ["endpoint", "proxy", "keychain", "no-keychain", "browser", "no-browser", "aws-cli", "no-aws-cli"];
    expect(findings.filter(({ code }) => outside.includes(code))).toEqual([]);
    expect(world.aws.calls()).toEqual([]);
  });

  it("shows that it looks, at a terminal, and can be left with Ctrl-C", async () => {
    await using world = await openCliWorld();
    world.aws.faults.set({ effect: { kind: "hang" } });
    await using terminal = openTerminal({
      command: nodeUnderTest,
      args: [bin, "doctor", "dev"],
      env: { ...world.env, AWS_ENDPOINT_URL_STS: world.aws.url },
    });
    await terminal.waitFor("Checking: STS");
    terminal.write("\u0003");
    expect((await terminal.exited).status).toBe(130);
  });
});

describe("a browser", () => {
  it.each([
    { name: "that BROWSER names", env: { BROWSER: "firefox" }, code: "browser" },
    { name: "over SSH", env: { SSH_CONNECTION: "1 2 3 4" }, code: "no-browser" },
  ])("$name: $code", async ({ env, code }) => {
    await using world = await openCliWorld();
    const findings = await findingsOf(world, ["dev"], { ...(await withoutTools(world)), ...env });
    expect(findings.map((finding) => finding.code)).toContain(code);
  });
});

const posix = process.platform !== "win32";

describe.runIf(posix)("the AWS CLI", () => {
  const view = async (world: CliWorld, program: string, args: readonly string[] = []) => {
    const path = `${dirname(program)}:/usr/bin:/bin`;
    // A profile of the environment that is not there stops neither of the two.
    const findings = await findingsOf(world, args, { PATH: path, AWS_PROFILE: "nobody" });
    return findings.filter(({ code }) => code.includes("aws-cli"));
  };

  it("reads the same files", async (context) => {
    const program = requireTool(await findAwsCli(), context);
    await using world = await openCliWorld();
    expect(await view(world, program)).toEqual([
      expect.objectContaining({
        code: "aws-cli",
        message: expect.stringMatching(/^aws-cli\/2\.\S+ reads the files, and sees 15 profiles\.$/),
      }),
    ]);
  });

  it("refuses the files because of one line", async (context) => {
    const program = requireTool(await findAwsCli(), context);
    await using world = await openCliWorld({ files: { config: "[profile a]\nregion = eu-west-1\nrubbish\n" } });
    expect(await view(world, program)).toEqual([
      expect.objectContaining({
        code: "aws-cli-refuses",
        severity: "error",
        message: expect.stringMatching(/It says: .*config/),
      }),
    ]);
  });

  it("refuses the files because of a plugin, which is named with its line", async (context) => {
    const program = requireTool(await findAwsCli(), context);
    const config =
      "[plugins]\ncli_legacy_plugin_path = /nowhere\nendpoint = awscli_plugin_endpoint\n[profile a]\nregion = eu-west-1\n";
    await using world = await openCliWorld({ files: { config } });
    const [refused] = await view(world, program);
    expect(refused).toMatchObject({
      code: "aws-cli-refuses",
      line: 3,
      message: expect.stringContaining("awscli_plugin_endpoint"),
    });
    expect(refused?.mend).toContain("Install the plugin awscli_plugin_endpoint");
    expect((await findingsOf(world, ["--offline"], {})).map(({ code }) => code)).not.toContain("bare-section");
  });

  it("does not see a profile", async (context) => {
    const program = requireTool(await findAwsCli(), context);
    const config = "[profile a]\nregion = eu-west-1\n[profile b] # see [a]\nregion = eu-west-1\n";
    await using world = await openCliWorld({ files: { config } });
    expect(await view(world, program)).toEqual([
      expect.objectContaining({ code: "aws-cli" }),
      expect.objectContaining({ code: "aws-cli-misses", severity: "warning", profile: "b" }),
    ]);
    expect((await view(world, program, ["a"])).map(({ code }) => code)).toEqual(["aws-cli"]);
  });

  it.each([
    { name: "reads the files", config: "[profile a]\nregion = eu-west-1\n", code: "aws-cli" },
    { name: "refuses them", config: "[profile a]\nregion = eu-west-1\nrubbish\n", code: "aws-cli-refuses" },
  ])("of version 1, which has no list of profiles, $name", async ({ config, code }) => {
    const program = await findVersionOne();
    await using world = await openCliWorld({ files: { config } });
    // The true one where it is, else one that answers as it does.
    const own = await world.home.write(
      "one/aws",
      program === undefined ? versionOne : `#!/bin/sh\nexec '${program}' "$@"\n`,
      0o755,
    );
    const env = { PATH: `${dirname(own)}:${process.env["PATH"]}` };
    const findings = (await findingsOf(world, ["a"], env)).filter((finding) => finding.code.includes("aws-cli"));
    expect(findings).toEqual([expect.objectContaining({ code, message: expect.stringMatching(/^aws-cli\/1\.\S+ re/) })]);
  });

  it("is not there, or does not run", async () => {
    await using world = await openCliWorld();
    const codesWith = async (env: Readonly<Record<string, string>>) =>
      (await findingsOf(world, ["dev"], env)).map(({ code }) => code);
    expect(await codesWith(await withoutTools(world))).toContain("no-aws-cli");
    const broken = await world.home.write("broken/aws", "#!/bin/sh\nexit 3\n");
    await chmod(broken, 0o755);
    expect(await codesWith({ PATH: `${dirname(broken)}:/usr/bin:/bin` })).toContain("aws-cli-broken");
  });
});

describe.runIf(posix)("a keychain", () => {
  it("is not there without a session bus", async () => {
    await using world = await openCliWorld();
    const findings = await findingsOf(world, ["dev"], await withoutTools(world));
    expect(findings.map(({ code }) => code)).toContain("no-keychain");
  });

  it.for([
    {
      name: "is there once someone offers it",
      start: "printf p | gnome-keyring-daemon --unlock --components=secrets >/dev/null && ",
      code: "keychain",
    },
    { name: "is not there while no one does", start: "", code: "no-keychain" },
  ])("$name", async ({ start, code }, context) => {
    const daemon = await findProgram("gnome-keyring-daemon");
    const bus = requireTool(
      toolOf("dbus with gnome-keyring", daemon && (await findProgram("dbus-run-session")), ["linux"]),
      context,
    );
    await using world = await openCliWorld();
    const script = `${start}${[nodeUnderTest, bin].map((word) => JSON.stringify(word)).join(" ")} doctor dev --json`;
    // The daemon writes below XDG_RUNTIME_DIR, or the home.
    const { stdout } = await runProcess(bus, ["--", "sh", "-c", script], { env: { ...world.env, PATH: "/usr/bin:/bin" } });
    const { findings } = JSON.parse(stdout) as { findings: Finding[] };
    expect(findings.map((finding) => finding.code)).toContain(code);
  });
});
