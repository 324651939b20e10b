import { expect, it } from "vitest";
import { openCliWorld } from "./cli-world.ts";

it.each([
  { args: ["exec", "dev", "--server", "--as-profile", "--", "true"], flags: ["--as-profile", "--server"] },
  {
    args: ["console", "dev", "--destination", "planted secret\nof two lines", "--service", "s3"],
    flags: ["--service", "--destination"],
  },
])("$flags exclude each other, and no value is repeated", async ({ args, flags }) => {
  await using world = await openCliWorld();
  const { status, stdout, stderr } = await world.run(args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  const [first, next] = stderr.split("\n");
  expect(flags.map((flag) => first?.includes(flag))).toEqual([true, true]);
  expect(first).toMatch(/^Error: \S+ and \S+ exclude each other\.$/);
  expect(next).toContain("--help");
});
