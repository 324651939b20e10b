import { chmod, readFile, stat } from "node:fs/promises";
import { requireTool } from "@aws-temp/testkit";
import { describe, expect, it } from "vitest";
import { expectNoSecret, jsonOf, openCliWorld } from "../cli-world.ts";
import { onNode } from "../programs.ts";

describe.for([onNode])("status, logout and doctor $how", ({ tool, program }) => {
  it("work in a pipe", async (context) => {
    requireTool(tool, context);
    await using world = await openCliWorld({ program });
    await world.run(["login", "prod-readonly"]);
    expect(await world.run(["status"])).toMatchObject({ status: 0, stdout: expect.stringContaining("prod-readonly-temporary") });
    expect(jsonOf(await world.run(["status", "--json", "--no-input"]))).toMatchObject({
      alive: [
        { kind: "credentials", profiles: ["prod-readonly"] },
        { kind: "profile", profiles: ["prod-readonly-temporary"] },
      ],
    });
    const env = { AWS_PROFILE: "prod-readonly" };
    expect(await world.run(["status", "--prompt"], { env })).toMatchObject({
      status: 0,
      stdout: "prod-readonly 59m\n",
      stderr: "",
    });
    const doctor = await world.run(["doctor", "--json"]);
    expect(doctor.status).toBe(0);
    const { findings } = jsonOf(doctor) as { findings: { code: string }[] };
    expect(findings.map(({ code }) => code)).toEqual(expect.arrayContaining(["long-term-keys", "mixed-sso-styles", "endpoint"]));
    expect(jsonOf(await world.run(["logout", "prod-readonly", "--json", "--no-input"]))).toMatchObject({
      cachedCredentials: 1,
      removedProfiles: [{ profile: "prod-readonly-temporary" }],
      stillValid: [{ account: "444455556666" }],
    });
  });

  it.skipIf(process.platform === "win32")("work at a terminal", async (context) => {
    requireTool(tool, context);
    await using world = await openCliWorld({ program });
    await world.run(["login", "prod-readonly"]);
    await chmod(world.home.awsDir, 0o755);
    await using watching = world.terminal(["status", "--watch"]);
    await watching.waitFor("prod-readonly-temporary", 20_000);
    watching.write("q");
    expect((await watching.exited).status).toBe(0);
    await using leaving = world.terminal(["status", "-w"]);
    await leaving.waitFor("prod-readonly-temporary", 20_000);
    leaving.write("\u0003");
    expect((await leaving.exited).status).toBe(0);
    await using mending = world.terminal(["doctor", "--offline", "--fix"]);
    await mending.waitFor("Fix 1 thing in your own files?", 20_000);
    mending.write("y\r");
    expect((await mending.exited).status).toBe(0);
    expect((await stat(world.home.awsDir)).mode & 0o777).toBe(0o700);
    await using ending = world.terminal(["logout", "prod-readonly"]);
    await ending.waitFor("AWS does not take credentials back", 20_000);
    expect((await ending.exited).status).toBe(0);
    expect(await readFile(world.home.credentialsFile, "utf8")).not.toContain("temporary");
    for (const terminal of [watching, leaving, mending, ending]) await expectNoSecret(world.home, terminal.output());
  });
});
