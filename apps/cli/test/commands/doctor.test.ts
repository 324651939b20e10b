import { chmod, readFile, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findingTable } from "../../src/doctor/finding-table.ts";
import { type CliWorld, jsonOf, openCliWorld } from "../cli-world.ts";

interface Finding {
  readonly code: string;
  readonly severity: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly mend: string | null;
  readonly fixable: boolean;
  readonly fixed: boolean;
}

const secret = "canary/Secret+of/nobody/0123456789EXAMPLE";
const config = "[profile dev]\nregion = eu-west-1\nlogin_session = arn:aws:iam::111122223333:user/alice\n";
const expired = [
  "[dev-temporary]",
  "aws_access_key_id = ASIAOLDOLDOLDOLDOLD1",
  `aws_secret_access_key = ${secret}`,
  "aws_session_token = expired/token/0000",
  "aws_credential_expiration = 2020-01-01T00:00:00.000Z",
  "aws_temp_source_profile = dev",
  "",
].join("\n");

async function home(files: { readonly config?: string; readonly credentials?: string } = { config }): Promise<CliWorld> {
  const world = await openCliWorld({ files });
  await chmod(world.home.awsDir, 0o700);
  return world;
}

/** What doctor finds, without what it only tells. */
async function examine(world: CliWorld, args: readonly string[] = ["--offline"], env: Readonly<Record<string, string>> = {}) {
  const result = await world.run(["doctor", "--json", ...args], { env });
  expect(result.stderr).toBe("");
  const { findings, errors, warnings } = jsonOf(result) as { findings: Finding[]; errors: number; warnings: number };
  return { status: result.status, findings, errors, warnings, codes: findings.map(({ code }) => code) };
}

const abandoned = new Date("2020-01-01");

/** Windows has no such modes. */
const posix = process.platform !== "win32";
const ofModes = ["folder-open", "folder-writable", "file-writable", "file-open", "state-open"];

/** What makes a home ill in a way that `--fix` heals. */
const fixable = [
  {
    code: "folder-open",
    make: ({ home: { awsDir } }: CliWorld) => chmod(awsDir, 0o755),
    where: ".aws",
    severity: "info",
  },
  {
    code: "folder-writable",
    make: ({ home: { awsDir } }: CliWorld) => chmod(awsDir, 0o777),
    where: ".aws",
    severity: "warning",
  },
  {
    code: "file-writable",
    make: ({ home: { configFile } }: CliWorld) => chmod(configFile, 0o664),
    where: ".aws/config",
    severity: "warning",
  },
  {
    code: "file-open",
    make: ({ home: own }: CliWorld) => own.write(".aws/sso/cache/a.json", "{}", 0o644),
    where: ".aws/sso/cache/a.json",
    severity: "warning",
  },
  {
    code: "state-torn",
    make: ({ home: own }: CliWorld) => own.write(".aws/aws-temp/cache/a.json", '{"Version":'),
    where: ".aws/aws-temp/cache/a.json",
    severity: "info",
  },
  {
    code: "state-open",
    make: ({ home: own }: CliWorld) => own.write(".aws/aws-temp/mfa/a.json", "{}", 0o644),
    where: ".aws/aws-temp/mfa/a.json",
    severity: "warning",
  },
  {
    code: "state-lock",
    make: async ({ home: own }: CliWorld) =>
      utimes(await own.write(".aws/aws-temp/locks/a.lock", "1 1 elsewhere x"), abandoned, abandoned),
    where: ".aws/aws-temp/locks/a.lock",
    severity: "info",
  },
  {
    code: "state-left-over",
    make: async ({ home: own }: CliWorld) =>
      utimes(await own.write(".aws/aws-temp/cache/a.json.1.tmp", ""), abandoned, abandoned),
    where: ".aws/aws-temp/cache/a.json.1.tmp",
    severity: "info",
  },
  {
    code: "expired-temporary-profile",
    make: ({ home: own }: CliWorld) => own.write(".aws/credentials", expired),
    where: ".aws/credentials",
    severity: "warning",
  },
];

describe("a home with one thing wrong", () => {
  it("is not the one that these start from", async () => {
    await using world = await home();
    expect(await examine(world)).toEqual({ status: 0, findings: [], errors: 0, warnings: 0, codes: [] });
  });

  it("has no profile, which is said and no fault", async () => {
    await using world = await home({ config: "" });
    const { status, findings } = await examine(world, ["--offline", "--strict"]);
    expect({ status, findings }).toMatchObject({ status: 0, findings: [{ code: "no-profiles", severity: "info" }] });
  });

  it.each(fixable.filter(({ code }) => posix || !ofModes.includes(code)))(
    "has $code, which --fix fixes",
    async ({ code, make, where, severity }) => {
      await using world = await home();
      await make(world);
      const before = await examine(world);
      expect(before.findings).toEqual([
        expect.objectContaining({ code, severity, file: join(world.home.path, where), fixable: true, fixed: false }),
      ]);
      expect(before.findings[0]?.mend).toBeTruthy();
      const fixed = await examine(world, ["--offline", "--fix", "--strict"]);
      expect(fixed).toMatchObject({ status: 0, findings: [{ code, fixed: true }], errors: 0, warnings: 0 });
      expect((await examine(world)).codes).toEqual([]);
    },
  );

  it.each([
    {
      code: "torn-token",
      make: ({ home: own }: CliWorld) => own.write(".aws/login/cache/a.json", '{"accessToken":'),
      status: 0,
    },
    {
      code: "FILE_UNREADABLE",
      make: ({ home: { configFile } }: CliWorld) => writeFile(configFile, Buffer.from([0x5b, 0xff, 0xfe, 0x5d])),
      status: 2,
    },
    {
      code: "PROFILE_NOT_FOUND",
      make: ({ home: own }: CliWorld) =>
        own.write(".aws/config", "[profile a]\nrole_arn = arn:aws:iam::1:role/A\nsource_profile = b\n"),
      status: 2,
    },
    {
      code: "long-term-keys",
      make: ({ home: own }: CliWorld) =>
        own.write(".aws/credentials", `[k]\naws_access_key_id = AKIAK\naws_secret_access_key = ${secret}\n`),
      status: 0,
    },
    {
      code: "file-missing",
      make: ({ home: own }: CliWorld) =>
        own.write(
          ".aws/config",
          "[profile a]\nrole_arn = arn:aws:iam::111122223333:role/A\nweb_identity_token_file = /nowhere/token\n",
        ),
      status: 0,
    },
    {
      code: "program-missing",
      make: ({ home: own }: CliWorld) => own.write(".aws/config", "[profile a]\ncredential_process = no-such-program --x y\n"),
      status: 0,
    },
    {
      code: "state-unreadable",
      make: ({ home: own }: CliWorld) => own.write(".aws/aws-temp", "a file in place of the folder"),
      status: 2,
    },
    {
      code: "no-delimiter",
      make: ({ home: own }: CliWorld) => own.write(".aws/config", "[profile a]\nregion = eu-west-1\nrubbish\n"),
      status: 2,
    },
  ])("has $code, which --fix leaves", async ({ code, make, status }) => {
    await using world = await home();
    await make(world);
    const found = await examine(world, ["--offline", "--fix"]);
    expect(found).toMatchObject({ status, findings: [expect.objectContaining({ code, fixable: false, fixed: false })] });
    expect(found.findings[0]?.mend).toBeTruthy();
    expect((await examine(world, ["--offline", "--strict"])).status).toBe(2);
  });
});

it("has a home for each finding that --fix fixes, and fixes no other", () => {
  const mended = Object.entries(findingTable).flatMap(([code, kind]) => ("fix" in kind && kind.fix ? [code] : []));
  expect(mended.sort()).toEqual(fixable.map(({ code }) => code).sort());
});

it("fixes the profiles of login that are named, and no other", async () => {
  await using world = await home({ config, credentials: `${expired}${expired.replaceAll("dev", "other")}` });
  await examine(world, ["--offline", "--fix", "other-temporary"]);
  const left = await readFile(world.home.credentialsFile, "utf8");
  expect([left.includes("[dev-temporary]"), left.includes("[other-temporary]")]).toEqual([true, false]);
});

it("tells people where each thing is, and what fixes it, and no secret", async () => {
  const credentials = `${expired}[k]\naws_access_key_id = AKIAK\naws_secret_access_key = ${secret}\nsecrit = ${secret}\n`;
  await using world = await home({ config: `[profile a]\n${secret}\nregion = ${secret} # c\n`, credentials });
  const { status, stdout, stderr } = await world.run(["doctor", "--offline"]);
  expect(status).toBe(2);
  expect(stdout).toMatch(
    /^~\/\.aws\/config\n {2}2 {2}error: This line has no "="\..* \[no-delimiter\]\n +→ Write "key = value"/m,
  );
  expect(stdout).toMatch(
    /^~\/\.aws\/credentials\n(?: {2}.*\n)* {2} *1 {2}warning: .* \[expired-temporary-profile\]\n +→ New ones: aws-temp login dev/m,
  );
  expect(stderr).toMatch(/^1 error, \d warnings(?:, \d info)?\. 1 can be fixed by: aws-temp doctor --fix\n$/);
  expect(stdout + stderr).not.toContain(secret);
});

it("looks at the profiles that are named, and what they rest on", async () => {
  await using world = await openCliWorld();
  const { codes, findings } = await examine(world, ["--offline", "prod-readonly", "sso-legacy"]);
  expect(codes.filter((code) => code !== "folder-open").sort()).toEqual(["long-term-keys", "mixed-sso-styles"]);
  expect(findings.find(({ code }) => code === "long-term-keys")).toMatchObject({ profile: "dev" });
  expect(await examine(world, ["--offline", "prod-readnly"])).toMatchObject({
    status: 2,
    findings: expect.arrayContaining([expect.objectContaining({ code: "PROFILE_NOT_FOUND" })]),
  });
});

describe.runIf(posix)("--fix at a terminal", () => {
  const question = "Fix 2 things in your own files?";

  async function ill(): Promise<CliWorld> {
    const world = await home({ config, credentials: expired });
    await chmod(world.home.awsDir, 0o755);
    await world.home.write(".aws/aws-temp/cache/a.json", "");
    return world;
  }

  it.each([
    { name: "fixes on yes", typed: "y\r", profile: false, mode: 0o700 },
    { name: "leaves the user's own files on no", typed: "n\r", profile: true, mode: 0o755 },
  ])("$name", async ({ typed, profile, mode }) => {
    await using world = await ill();
    await using terminal = world.terminal(["doctor", "--offline", "--fix"]);
    await terminal.waitFor(question);
    terminal.write(typed);
    expect(await terminal.exited).toMatchObject({ status: 0 });
    expect((await readFile(world.home.credentialsFile, "utf8")).includes("[dev-temporary]")).toBe(profile);
    expect((await stat(world.home.awsDir)).mode & 0o777).toBe(mode);
    // Its own files it fixes in any case.
    await expect(stat(join(world.home.awsDir, "aws-temp", "cache", "a.json"))).rejects.toMatchObject({ code: "ENOENT" });
    expect(terminal.output()).not.toContain(secret);
  });

  it("changes nothing on Ctrl-C", async () => {
    await using world = await ill();
    await using terminal = world.terminal(["doctor", "--offline", "--fix"]);
    await terminal.waitFor(question);
    terminal.write("\u0003");
    expect(await terminal.exited).toMatchObject({ status: 130 });
    expect(await readFile(world.home.credentialsFile, "utf8")).toBe(expired);
    await stat(join(world.home.awsDir, "aws-temp", "cache", "a.json"));
  });

  it("asks nothing with --no-input", async () => {
    await using world = await ill();
    await using terminal = world.terminal(["doctor", "--offline", "--fix", "--no-input"]);
    expect(await terminal.exited).toMatchObject({ status: 0 });
    expect(terminal.output()).not.toContain("Fix 2");
    expect(await readFile(world.home.credentialsFile, "utf8")).not.toContain("[dev-temporary]");
  });
});

it("looks at the profile of --profile as at one that is an argument", async () => {
  const broken = "[profile a]\nrole_arn = arn:aws:iam::444455556666:role/A\n[profile b]\nregoin = eu-west-1\n";
  await using world = await home({ config: broken });
  const named = await examine(world, ["--offline", "b"]);
  expect(named.codes).toContain("misspelt-key");
  expect(named.findings.map(({ line }) => line)).not.toContain(2);
  expect(await examine(world, ["--offline", "-p", "b"])).toEqual(named);
  expect(jsonOf(await world.run(["doctor", "a", "-p", "b", "--json"]))).toMatchObject({ error: { code: "USAGE" } });
});
