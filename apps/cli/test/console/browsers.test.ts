import { watchArguments } from "@aws-temp/testkit";
import { describe, expect, it } from "vitest";
import { jsonOf, openCliWorld } from "../cli-world.ts";
import { standIn } from "./stand-in-browser.ts";

const ctrlC = "\u0003";
const readOnly = /^arn:aws:sts::444455556666:assumed-role\/ReadOnly\//;
const once = /^http:\/\/127\.0\.0\.1:\d+\/[\w-]{43}$/;

describe.skipIf(process.platform === "win32")("a browser", () => {
  it("is the user's usual one, signed in without a secret in any argument", async () => {
    await using world = await openCliWorld();
    const { named, visited } = await standIn(world, "my-browser");
    using argv = watchArguments();
    const result = await world.run(["console", "prod-readonly", "--service", "s3"], { env: { BROWSER: named } });
    expect(result).toMatchObject({ status: 0, stdout: "" });
    expect(result.stderr).toMatch(
      /^Opened the console of prod-readonly \(eu-west-1\) as role ReadOnly in 444455556666\.\n {2}It ends at/,
    );
    const { args, who, to, url = "" } = await visited();
    expect(args).toEqual([expect.stringMatching(once)]);
    expect(who).toMatch(readOnly);
    expect(to).toBe("https://eu-west-1.console.aws.amazon.com/s3/home?region=eu-west-1");
    const token = new URL(url).searchParams.get("SigninToken") ?? "none";
    expect(`${result.stderr}${argv.commandLines().join("\n")}`).not.toContain(token.slice(0, 20));
  });

  it.each<{ name: string; program: string; args: string[]; given: unknown[] }>([
    { name: "one by its name", program: "firefox", args: ["--browser", "firefox"], given: [expect.stringMatching(once)] },
    { name: "one by a program's name", program: "lynx", args: ["--browser", "lynx"], given: [expect.stringMatching(once)] },
    {
      name: "a container of Firefox, with its colour",
      program: "firefox",
      args: ["--firefox-container", "Acme & Söhne", "--container-color", "red"],
      given: [
        "--new-tab",
        expect.stringMatching(
          /^ext\+container:name=Acme%20%26%20S%C3%B6hne&url=http%3A%2F%2F127\.0\.0\.1%3A\d+%2F[\w-]+&color=red&icon=briefcase$/,
        ),
      ],
    },
    {
      name: "a container by Granted's extension, in a colour of its name's own",
      program: "firefox",
      args: ["--firefox-container", "prod", "--container-extension", "granted"],
      given: ["--new-tab", expect.stringMatching(/^ext\+granted-containers:name=prod&url=http\S+&color=\w+&icon=briefcase$/)],
    },
    {
      name: "a container in a Firefox that was named",
      program: "librewolf",
      args: ["--browser", "librewolf", "--firefox-container", "prod"],
      given: ["--new-tab", expect.stringMatching(/^ext\+container:name=prod&/)],
    },
    {
      name: "a profile of Chrome",
      program: "google-chrome",
      args: ["--chrome-profile", "prod"],
      given: ["--profile-directory=prod", "--no-first-run", "--no-default-browser-check", expect.stringMatching(once)],
    },
    {
      name: "a profile of Chromium by the name that it shows",
      program: "chromium",
      args: ["--browser", "chromium", "--chrome-profile", "Work"],
      given: ["--profile-directory=Profile 3", expect.anything(), expect.anything(), expect.stringMatching(once)],
    },
  ])("is $name", async ({ program, args, given }) => {
    await using world = await openCliWorld();
    const profiles = { profile: { info_cache: { Default: { name: "Me" }, "Profile 3": { name: "Work" } } } };
    await world.home.write(".config/chromium/Local State", JSON.stringify(profiles));
    const { env, visited } = await standIn(world, program);
    // No other browser of this machine comes first, nor another folder for what Chromium keeps.
    const result = await world.run(["console", "prod-readonly", ...args, "--json"], { env: { ...env, XDG_CONFIG_HOME: "" } });
    expect(result).toMatchObject({ status: 0, stderr: "" });
    expect(jsonOf(result)).toMatchObject({ handedOver: "opened", url: null });
    const visit = await visited();
    expect(visit.args).toEqual(given);
    expect(visit.who).toMatch(readOnly);
  });

  it.each([
    { name: "a container of Chrome", args: ["--browser", "chromium", "--firefox-container", "x"], code: "USAGE" },
    { name: "a profile in another folder", args: ["--browser", "chromium", "--chrome-profile", "../x"], code: "INVALID_VALUE" },
    { name: "a browser that is not installed", args: ["--browser", "vivaldi"], code: "BROWSER_FAILED" },
  ])("is not $name, which is said before anything is called", async ({ args, code }) => {
    await using world = await openCliWorld();
    const { env } = await standIn(world, "chromium");
    const result = await world.run(["console", "prod-readonly", ...args, "--json"], { env });
    expect(result.status).toBe(2);
    expect(jsonOf(result)).toMatchObject({ error: { code } });
    expect(world.calls()).toEqual([]);
  });

  it("that does not start is an error with a way out", async () => {
    await using world = await openCliWorld();
    const { stderr, status } = await world.run(["console", "prod-readonly"], {
      env: { BROWSER: "not-a-browser-of-this-machine" },
    });
    expect(status).toBe(2);
    expect(stderr).toContain("--copy");
  });
});

describe.skipIf(process.platform === "win32")("Ctrl-C", () => {
  it.each([
    {
      name: "while the browser does not come",
      args: ["prod-readonly"],
      shown: "Waiting for the browser to come",
      env: { BROWSER: "true" },
    },
    { name: "at the question for a code", args: ["prod-admin", "--print"], shown: "MFA code of", env: {} },
    { name: "at the choice of a profile", args: ["--print"], shown: "Profile:", env: {} },
  ])("$name leaves", async ({ args, shown, env }) => {
    await using world = await openCliWorld();
    await using terminal = world.terminal(["console", ...args], env);
    await terminal.waitFor(shown);
    terminal.write(ctrlC);
    expect((await terminal.exited).status).toBe(130);
    expect(terminal.output()).toContain("Interrupted.");
    expect(terminal.output()).not.toMatch(/\bat .*\.js:\d+|node:internal/);
  });

  it("is not needed at a terminal where a user types a code", async () => {
    await using world = await openCliWorld();
    const { named, visited } = await standIn(world, "my-browser");
    await using terminal = world.terminal(["console", "prod-auditor"], { BROWSER: named });
    await terminal.waitFor("MFA code of");
    terminal.write(`${world.code()}\r`);
    await terminal.waitFor("Opened the console of prod-auditor");
    expect((await terminal.exited).status).toBe(0);
    expect((await visited()).who).toContain("assumed-role/Auditor");
  });
});
