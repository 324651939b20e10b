import { createTempHome, requireTool, runProcess, type Shell, shells, type TempHome } from "@aws-temp/testkit";
import { expect, it } from "vitest";
import { exportCredentials } from "../../src/export/export-credentials.ts";
import { unsetStatements } from "../../src/export/unset-statements.ts";
import { sampleInput } from "./sample.ts";

const fish = shells.find(({ name }) => name === "fish") as Shell;

/** A session of its own, with universal variables, which `--no-config` would leave out. */
function session(program: string, home: TempHome, code: string) {
  return runProcess(program, ["-c", code], { env: home.env });
}

it("takes a universal profile out of the environment, keeps its value, and says how to undo that", async (context) => {
  const program = requireTool(await fish.find(), context);
  await using home = await createTempHome();
  await session(program, home, "set -Ux AWS_PROFILE 'my work'");
  const file = await home.write("export.fish", exportCredentials(sampleInput(), "fish"));
  const { stdout, stderr } = await session(program, home, `source '${file}'; env; echo value: $AWS_PROFILE`);
  expect(stdout).toContain("AWS_ACCESS_KEY_ID=ASIAIOSFODNN7EXAMPLE\n");
  expect(stdout).not.toContain("AWS_PROFILE=");
  expect(stdout).toContain("value: my work\n");
  const [, undo = ""] = /To undo: (.*)/.exec(stderr) ?? [];
  expect((await session(program, home, `${undo}; env`)).stdout).toContain("AWS_PROFILE=my work\n");
});

it("says nothing of a universal variable that is not exported", async (context) => {
  const program = requireTool(await fish.find(), context);
  await using home = await createTempHome();
  await session(program, home, "set -U AWS_PROFILE work");
  const file = await home.write("export.fish", exportCredentials(sampleInput(), "fish"));
  expect((await session(program, home, `source '${file}'`)).stderr).toBe("");
});

it("lets a universal region show again once the exported one is unset", async (context) => {
  const program = requireTool(await fish.find(), context);
  await using home = await createTempHome();
  await session(program, home, "set -Ux AWS_REGION ap-southeast-2");
  const exported = await home.write("export.fish", exportCredentials(sampleInput(), "fish"));
  const unset = await home.write("unset.fish", unsetStatements("fish"));
  const { stdout, stderr } = await session(
    program,
    home,
    `source '${exported}'; echo $AWS_REGION; source '${unset}'; echo $AWS_REGION`,
  );
  expect(stdout).toBe("eu-central-1\nap-southeast-2\n");
  expect(stderr).toBe("");
});
