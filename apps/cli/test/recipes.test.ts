import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { findAwsCli, findProgram, nodeUnderTest, requireTool, runProcess, toolOf } from "@aws-temp/testkit";
import { describe, expect, it } from "vitest";
import { bin, openCliWorld } from "./cli-world.ts";

const page = await readFile(new URL("../../../docs/recipes.md", import.meta.url), "utf8");
const recipes = [...page.matchAll(/^```sh recipe([^\n]*)\n([\s\S]*?)^```$/gm)].map(([, attributes = "", script = ""], index) => ({
  name: `${index + 1}. ${script.split("\n")[0]}`,
  mfa: attributes.includes("mfa="),
  script,
}));

describe.skipIf(process.platform === "win32")("every recipe works as it is written", () => {
  it("finds them", () => expect(recipes.length).toBeGreaterThan(10));

  it.for(recipes)("$name", async ({ script, mfa }, context) => {
    const bash = requireTool(toolOf("bash", await findProgram("bash"), ["linux", "darwin"]), context);
    const aws = requireTool(await findAwsCli(), context);
    await using world = await openCliWorld();
    // `aws-temp` as it is installed, and an `aws` that is led to the local AWS: the one in Debian knows no variable for that.
    const programs = join(world.home.path, "programs");
    await world.home.write("programs/aws-temp", `#!/bin/sh\nexec "${nodeUnderTest}" "${bin}" "$@"\n`, 0o755);
    await world.home.write("programs/aws", `#!/bin/sh\nexec "${aws}" --endpoint-url "${world.aws.url}" "$@"\n`, 0o755);
    const text = mfa ? script.replaceAll("123456", world.code()) : script;
    const file = join(world.home.path, "recipe.sh");
    await writeFile(file, `set -euo pipefail\n${text}`);
    const env = { ...world.env, PATH: `${programs}:${world.env["PATH"]}` };
    const { status, stdout, stderr } = await runProcess(bash, [file], { env });
    expect(status, stderr).toBe(0);
    if (script.includes("get-caller-identity") || script.includes("whoami")) {
      expect(stdout).toMatch(/arn:aws:(?:sts|iam)::(?:111122223333|444455556666):/);
    }
  });
});
