import { join } from "node:path";
import type { LoadedProfiles } from "@aws-temp/core";
import { parseProfiles } from "@aws-temp/core/profiles";
import { describe, expect, it } from "vitest";
import { complete } from "../../src/completion/complete.ts";
import { commandTable } from "../../src/program/command-table.ts";
import { openCliWorld } from "../cli-world.ts";

const config = `[default]
region = eu-west-1
[profile dev]
region = eu-central-1
[profile deploy]
[profile "two words"]
[profile a:b]
[profile "it's"]
[profile büro]
[sso-session acme]
sso_region = us-east-1
`;

const files = { configFile: "config", credentialsFile: "credentials" };
const profiles = async (): Promise<LoadedProfiles> => ({ ...parseProfiles({ config, credentials: "", ...files }), ...files });
const saved: Readonly<Record<string, readonly string[]>> = { dev: ["logs", "buckets"], none: ["of the environment"] };
const deps = {
  commands: commandTable,
  profiles,
  bookmarks: async (profile = "none") => saved[profile] ?? [],
  browsers: () => ["chromium", "firefox"],
};

describe("what could stand at the cursor", () => {
  it.each([
    { line: "aws-temp lo", words: ["login", "logout"] },
    { line: "aws-temp ss", words: ["sso"] },
    { line: "aws-temp sso r", words: ["roles"] },
    { line: "aws-temp configure ", words: ["process", "directory"] },
    { line: "aws-temp help ex", includes: ["export", "explain"] },
    { line: "aws-temp login de", words: ["default", "dev", "deploy"] },
    { line: "aws-temp login dev d", words: [] },
    { line: "aws-temp login --no-input de", words: ["default", "dev", "deploy"] },
    { line: "aws-temp login --duration 1h de", words: ["default", "dev", "deploy"] },
    { line: "aws-temp login --duration ", words: [] },
    { line: "aws-temp login -p de", words: ["default", "dev", "deploy"] },
    { line: "aws-temp login --profile=dep", words: ["--profile=deploy"] },
    { line: "aws-temp export --format f", words: ["fish"] },
    { line: "aws-temp export --region ", words: ["eu-west-1", "eu-central-1"] },
    { line: "aws-temp logout --sso-session ", words: ["acme"] },
    { line: "aws-temp login --mfa-o", words: ["--mfa-on"] },
    { line: "aws-temp login --mfa-on ", words: ["session", "role"] },
    { line: "aws-temp unset ", words: [] },
    { line: "aws-temp nosuch ", words: [] },
    { line: "aws-temp exec dev -- d", words: [] },
    { line: "aws-temp serve dev dep", words: ["deploy"] },
    { line: "aws-temp doctor dev dep", words: ["deploy"] },
    { line: "aws-temp console --service ", includes: ["ec2", "logs", "s3", "iam"] },
    { line: "aws-temp console dev -s lam", words: ["lambda"] },
    { line: "aws-temp console --browser ", words: ["chromium", "firefox"] },
    { line: "aws-temp console --browser=fi", words: ["--browser=firefox"] },
    { line: "aws-temp console dev --bookmark ", words: ["logs", "buckets"] },
    { line: "aws-temp console -p dev -b l", words: ["logs"] },
    { line: "aws-temp console --profile=dev --remove-bookmark b", words: ["buckets"] },
    { line: "aws-temp console --bookmark ", words: ["of the environment"] },
    { line: "aws-temp console deploy --bookmark ", words: [] },
    { line: "awst --o", words: ["--off"] },
    { line: "awst de", words: ["default", "dev", "deploy"] },
    { line: "awst dev --mfa-c", words: ["--mfa-code"] },
  ])("$line", async ({ line, words, includes }) => {
    const { candidates } = await complete(line, "fish", deps);
    const values = candidates.map(({ value }) => value);
    if (words !== undefined) expect(values).toEqual(words);
    else expect(values).toEqual(expect.arrayContaining(includes));
  });

  it("is the same from words as from a line", async () => {
    const fromLine = await complete("aws-temp login 'two w", "zsh", deps);
    expect(await complete(["aws-temp", "login", "two w"], "zsh", deps)).toEqual(fromLine);
    expect(fromLine.lines).toEqual(["two words\tno credentials"]);
  });

  it("is what this machine has", async () => {
    await using world = await openCliWorld();
    await world.home.write("browsers/firefox", "#!/bin/sh\n", 0o755);
    await world.run(["console", "dev", "--save", "my logs", "--service", "logs"]);
    const completed = async (...words: readonly string[]) => {
      const env = { PATH: join(world.home.path, "browsers") };
      return (await world.run(["autocomplete", "fish", "--complete", "--", "aws-temp", "console", ...words], { env })).stdout;
    };
    expect(await completed("dev", "--bookmark", "")).toBe("my logs\n");
    expect(await completed("prod-readonly", "--bookmark", "")).toBe("");
    if (process.platform === "linux") expect(await completed("--browser", "")).toBe("firefox\n");
  });

  it("is nothing when the files cannot be read", async () => {
    const unreadable = { ...deps, profiles: () => Promise.reject(new Error("no")) };
    expect((await complete("aws-temp login ", "bash", unreadable)).candidates).toEqual([]);
  });
});

describe("as the shell puts it into the line", () => {
  it.each([
    { shell: "bash" as const, line: "aws-temp login tw", lines: ["two\\ words"] },
    { shell: "bash" as const, line: "aws-temp login 'tw", lines: ["two words"] },
    { shell: "bash" as const, line: "aws-temp login bü", lines: ["büro"] },
    { shell: "bash" as const, line: "aws-temp login it", lines: ["it\\'s"] },
    { shell: "bash" as const, line: "aws-temp login a:", lines: ["b"] },
    { shell: "bash" as const, line: "aws-temp login --profile=dep", lines: ["deploy"] },
    { shell: "powershell" as const, line: "aws-temp login tw", lines: ["'two words'\tno credentials"] },
    { shell: "powershell" as const, line: "aws-temp login it", lines: ["'it''s'\tno credentials"] },
  ])("$shell: $line", async ({ shell, line, lines }) => {
    expect((await complete(line, shell, deps)).lines).toEqual(lines);
  });
});
