import { expect, it } from "vitest";
import { completionShells } from "../../src/completion/print-candidates.ts";
import { jsonOf, openCliWorld } from "../cli-world.ts";

it.each(completionShells)("prints the code for %s, and its shape with --json", async (shell) => {
  await using world = await openCliWorld();
  const { stdout, status } = await world.run(["shell-init", shell, "--directories"]);
  expect(status).toBe(0);
  const json = jsonOf(await world.run(["shell-init", shell, "--directories", "--json"]));
  expect(json).toEqual({ shell, startUpLine: expect.stringContaining(`shell-init ${shell}`), script: stdout });
  const { stdout: without } = await world.run(["shell-init", shell]);
  expect(stdout.startsWith(without)).toBe(true);
  const { stdout: completion } = await world.run(["autocomplete", shell]);
  expect(without).toContain(completion);
});

it("takes the shell that asks", async () => {
  await using world = await openCliWorld();
  const { stdout } = await world.run(["autocomplete", "--json"], { env: { FISH_VERSION: "4.0", SHELL: "/usr/bin/zsh" } });
  expect(JSON.parse(stdout)).toMatchObject({ shell: "fish", candidates: null });
});

it("tells which shells there are when it is asked for another", async () => {
  await using world = await openCliWorld();
  const result = await world.run(["shell-init", "tcsh", "--json"]);
  expect(result.status).toBe(2);
  expect(JSON.stringify(jsonOf(result))).toContain("nushell");
});

it("prints candidates with --json", async () => {
  await using world = await openCliWorld();
  const { stdout } = await world.run(["autocomplete", "bash", "--line", "aws-temp login prod-re", "--json"]);
  expect(JSON.parse(stdout)).toEqual({
    shell: "bash",
    script: null,
    candidates: [{ value: "prod-readonly", description: "role, eu-west-1" }],
  });
});

it.each([
  { shell: "elvish", env: { SHELL: "/usr/bin/elvish" }, use: "eval (aws-temp export NAME | slurp)" },
  { shell: "tcsh", env: { SHELL: "/bin/tcsh" }, use: 'eval "`aws-temp export NAME`"' },
  { shell: "xonsh", env: { XONSH_VERSION: "0.19", SHELL: "/bin/bash" }, use: "execx($(aws-temp export NAME))" },
])("says in $shell what to use there", async ({ shell, env, use }) => {
  await using world = await openCliWorld();
  const { status, stderr } = await world.run(["shell-init"], { env });
  expect(status).toBe(2);
  expect(stderr).toContain(`There is no awst and no completion for ${shell}.`);
  expect(stderr).toContain(use);
});
