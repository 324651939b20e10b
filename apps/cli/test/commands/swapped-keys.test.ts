import { expect, it } from "vitest";
import { jsonOf, openCliWorld } from "../cli-world.ts";

const secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYCANARYCANARY";

it.each([
  { name: "the secret in the place of the id", id: secret, hint: /each other's place/ },
  { name: "a secret of letters and digits alone", id: "wJalrXUtnFEMIK7MDENGbPxRfiCYCANARYCANARY", hint: /each other's place/ },
  { name: "an id in quotes", id: '"AKIAIOSFODNN7EXAMPLE"', hint: /Remove the quotes/ },
])("$name is an error that shows no value, in every command", async ({ id, hint }) => {
  await using world = await openCliWorld({
    files: { config: "", credentials: `[t]\naws_access_key_id = ${id}\naws_secret_access_key = AKIAI44QH8DHBEXAMPLE\n` },
  });
  for (const args of [
    ["export", "t"],
    ["explain", "t"],
    ["whoami", "t"],
    ["login", "t"],
  ]) {
    const { status, stdout, stderr } = await world.run([...args, "--json", "--no-input"]);
    expect([status, jsonOf({ stdout } as never)]).toEqual([
      2,
      { error: expect.objectContaining({ code: "INVALID_VALUE", hints: [expect.stringMatching(hint)] }) },
    ]);
    expect(stdout + stderr).not.toContain(id);
  }
  for (const args of [["doctor", "--offline"], ["profiles", "--problems"], ["profiles", "--json"], ["status"]]) {
    const { stdout, stderr } = await world.run(args);
    expect(stdout + stderr).not.toContain(id);
  }
  expect(world.calls()).toEqual([]);
});
