import { expect, it } from "vitest";
import { openCliWorld } from "./cli-world.ts";

it.each([
  { args: ["exec", "dev", "--server", "--as-profile", "--", "true"], flags: ["--as-profile", "--server"] },
  {
    args: ["console", "dev", "--destination", "planted secret\nof two lines", "--service", "s3"],
    flags: ["--service", "--destination"],
  },
  { args: ["console", "dev", "--print", "--copy"], flags: ["--print", "--copy"] },
  { args: ["console", "dev", "--browser", "x --copy\nand more", "--print"], flags: ["--browser", "--print"] },
])("$flags exclude each other, and no value is repeated", async ({ args, flags }) => {
  await using world = await openCliWorld();
  const { status, stdout, stderr } = await world.run(args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  const [first, next] = stderr.split("\n");
  expect(flags.map((flag) => first?.includes(flag))).toEqual([true, true]);
  expect(first).toMatch(/^Error: \S+ and \S+ exclude each other\.$/);
  expect(next).toContain("--help");
});

it.each([
  { args: ["profiles", "--format", "svg"], message: "--format goes with --graph only." },
  { args: ["console", "dev", "--container-color", "red"], message: "--container-color goes with --firefox-container only." },
  { args: ["serve", "dev", "--port", "web"], message: "--port: expected an integer but received: web." },
])("$args is refused with: $message", async ({ args, message }) => {
  await using world = await openCliWorld();
  const { status, stderr } = await world.run(args);
  expect({ status, first: stderr.split("\n")[0] }).toEqual({ status: 2, first: `Error: ${message}` });
});
