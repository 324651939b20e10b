import { type RunningWorld, startWorld } from "@aws-temp/testkit";
import { expect, it } from "vitest";
import { createResolver } from "../../src/resolve/create-resolver.ts";

const hour = 3_600_000;
const day = 24 * hour;

/** A resolver on a machine whose clock is wrong by some milliseconds. */
function resolverAt(running: RunningWorld, wrongBy: number) {
  return createResolver({
    environment: running.env,
    home: running.home,
    userName: "eve",
    clock: () => running.aws.now() + wrongBy,
    logger: { warn: () => undefined, progress: () => undefined },
    mfaPrompt: undefined,
  });
}

it.each([
  { clock: "a day behind", wrongBy: -day },
  { clock: "an hour behind", wrongBy: -hour },
  { clock: "right", wrongBy: 0 },
  { clock: "an hour ahead", wrongBy: hour },
  { clock: "a day ahead", wrongBy: day },
])("with a clock that is $clock, credentials serve to their end and no longer", async ({ wrongBy }) => {
  await using running = await startWorld({ name: "", request: { profile: "prod-readonly" }, outcome: { error: "" } });
  const { aws } = running;
  const assumed = () => aws.calls().filter(({ operation, status }) => operation === "AssumeRole" && status === 200).length;
  const first = await resolverAt(running, wrongBy).resolve({ profile: "prod-readonly" });
  // The expiry is one of this machine's clock, with which all who get it will compare it.
  const left = (first.credentials.expiration?.getTime() ?? 0) - (aws.now() + wrongBy);
  expect(Math.abs(left - hour)).toBeLessThan(60_000);
  const again = await resolverAt(running, wrongBy).resolve({ profile: "prod-readonly" });
  expect([again.fromCache, again.credentials.accessKeyId]).toEqual([true, first.credentials.accessKeyId]);
  aws.advance(3601);
  const after = await resolverAt(running, wrongBy).resolve({ profile: "prod-readonly" });
  expect([after.fromCache, assumed()]).toEqual([false, 2]);
});

it.each([
  { clock: "a day ahead", wrongBy: day },
  { clock: "a day behind", wrongBy: -day },
])("credentials of a clock that was $clock are not believed once it is right", async ({ wrongBy }) => {
  await using running = await startWorld({ name: "", request: { profile: "prod-readonly" }, outcome: { error: "" } });
  await resolverAt(running, wrongBy).resolve({ profile: "prod-readonly" });
  const after = await resolverAt(running, 0).resolve({ profile: "prod-readonly" });
  expect(after.fromCache).toBe(false);
});
