import { CredentialError } from "@aws-temp/core";
import { expect, it } from "vitest";
import { retry } from "../../src/retry/retry.ts";

function clockwork() {
  const waits: number[] = [];
  const said: string[] = [];
  let now = 0;
  const deps = {
    clock: () => now,
    random: () => 1,
    wait: async (ms: number) => {
      waits.push(ms);
      now += ms;
    },
    info: (message: string) => said.push(message),
  };
  return { deps, waits, said };
}

const failing = (code: "AWS_UNAVAILABLE" | "ACCESS_DENIED" | "INVALID_VALUE", times: number) => {
  let calls = 0;
  return async () => {
    calls++;
    if (calls <= times) throw new CredentialError(code, `attempt ${calls}.`);
    return calls;
  };
};

it("goes on until it succeeds, and says what failed", async () => {
  const { deps, waits, said } = clockwork();
  expect(await retry("assume-role", failing("AWS_UNAVAILABLE", 3), { attempts: 12, explicit: false }, deps)).toBe(4);
  expect(waits).toEqual([50, 100, 200]);
  expect(said[0]).toContain("attempt 1.");
});

it("gives up after the last attempt without waiting once more", async () => {
  const { deps, waits } = clockwork();
  const work = retry("assume-role", failing("AWS_UNAVAILABLE", 99), { attempts: 3, explicit: true }, deps);
  await expect(work).rejects.toThrow("attempt 3.");
  expect(waits).toHaveLength(2);
});

it("asks for a refused role for no longer than 15 seconds", async () => {
  const { deps, waits } = clockwork();
  const work = retry("assume-role", failing("ACCESS_DENIED", 99), { attempts: 12, explicit: false }, deps);
  await expect(work).rejects.toMatchObject({ code: "ACCESS_DENIED" });
  expect(waits.length).toBeGreaterThan(3);
  expect(waits.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(15_000);
});

it("does not ask again what is refused for good", async () => {
  const { deps, waits } = clockwork();
  const work = retry("assume-role", failing("INVALID_VALUE", 99), { attempts: 12, explicit: true }, deps);
  await expect(work).rejects.toThrow("attempt 1.");
  expect(waits).toEqual([]);
});
