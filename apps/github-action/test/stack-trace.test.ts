import { expect, it } from "vitest";
import { fail, startJob, withKeysAndRole, withOidc } from "./job.ts";

const shown = { SHOW_STACK_TRACE: "true" };
const frame = /^\s+at /m;

it.concurrent.for([
  { name: "where it is asked for", env: shown, traced: true },
  { name: "nowhere else", env: {}, traced: false },
])("shows where an unexpected fault came from, $name", async ({ env, traced }, { expect }) => {
  await using runner = await startJob();
  const { code, text } = await fail(runner, withOidc, {
    ...env,
    NODE_OPTIONS: "--import=data:text/javascript,URL.canParse=null",
  });
  expect(code).toBe("UNEXPECTED");
  expect(frame.test(text)).toBe(traced);
});

it("shows no more of an error that is understood", async () => {
  await using runner = await startJob();
  const { run, code } = await fail(runner, { ...withKeysAndRole, "custom-tags": "{" }, shown);
  expect(code).toBe("INVALID_VALUE");
  expect(run.log).not.toMatch(frame);
});
