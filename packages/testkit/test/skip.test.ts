import { expect, it, vi } from "vitest";
import { requireTool, type Tool, toolOf } from "../src/index.ts";

const missing: Tool = { found: false, reason: "fish is not installed", expected: true };
const foreign: Tool = { found: false, reason: "cmd.exe is not available on this platform", expected: false };

/** A context whose `skip` ends the test as vitest's does: by throwing. */
function context() {
  return {
    skip: vi.fn((reason?: string): never => {
      throw new Error(`skipped: ${reason}`);
    }),
  };
}

it("gives the program that was found", () => {
  expect(requireTool({ found: true, program: "/bin/fish" }, context(), {})).toBe("/bin/fish");
});

it.each([
  { name: "a missing program, on a developer's machine", tool: missing, env: {}, outcome: "skipped: fish is not installed" },
  { name: "a missing program, in CI", tool: missing, env: { CI: "true" }, outcome: "In CI this test must run" },
  { name: "a program of another platform", tool: foreign, env: {}, outcome: "skipped: cmd.exe is not available" },
  {
    name: "a program of another platform, in CI",
    tool: foreign,
    env: { CI: "true" },
    outcome: "skipped: cmd.exe is not available",
  },
])("$name: $outcome", ({ tool, env, outcome }) => {
  expect(() => requireTool(tool, context(), env)).toThrow(outcome);
});

it.each([
  { name: "found", program: "/bin/x", platforms: [process.platform], tool: { found: true, program: "/bin/x" } },
  {
    name: "missed here",
    program: undefined,
    platforms: [process.platform],
    tool: { found: false, reason: "x is not installed", expected: true },
  },
  {
    name: "of elsewhere",
    program: undefined,
    platforms: [process.platform === "win32" ? "linux" : "win32"] as const,
    tool: { found: false, reason: "x is not available on this platform", expected: false },
  },
  { name: "an extra", program: undefined, platforms: [], tool: { found: false, reason: "x is not installed", expected: false } },
])("judges a program that is $name", ({ program, platforms, tool }) => {
  expect(toolOf("x", program, platforms)).toEqual(tool);
});
