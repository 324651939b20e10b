import { expect, it } from "vitest";
import { type ConsoleCredentials, consoleSessionSeconds } from "../../src/console/session-duration.ts";

it.each<{ name: string; asked?: number; of: ConsoleCredentials; seconds?: number; warns?: boolean }>([
  { name: "nothing asked, nothing sent", of: "role" },
  { name: "the shortest", asked: 900, of: "role", seconds: 900 },
  { name: "the longest", asked: 43_200, of: "role", seconds: 43_200 },
  { name: "unknown credentials: AWS decides", asked: 7200, of: "temporary", seconds: 7200 },
  { name: "a chained role", asked: 7200, of: "chained-role", warns: true },
  { name: "a federated user", asked: 7200, of: "federated-user", warns: true },
  { name: "a chained role that nothing is asked of", of: "chained-role" },
])("$name", ({ asked, of, seconds, warns = false }) => {
  const decided = consoleSessionSeconds(asked, of);
  expect(decided.seconds).toBe(seconds);
  expect(decided.warning !== undefined).toBe(warns);
});

it.each([0, 899, 129_601, 1000.5, Number.NaN])("refuses %d seconds, whatever the credentials", (asked) => {
  for (const of of ["role", "chained-role", "federated-user", "temporary"] as const) {
    expect(() => consoleSessionSeconds(asked, of)).toThrow(expect.objectContaining({ code: "DURATION_OUT_OF_RANGE" }));
  }
});

it("refuses more than twelve hours to all but federated users", () => {
  expect(consoleSessionSeconds(129_600, "federated-user").seconds).toBeUndefined();
  for (const of of ["role", "chained-role", "temporary"] as const) {
    expect(() => consoleSessionSeconds(43_201, of)).toThrow(expect.objectContaining({ code: "DURATION_OUT_OF_RANGE" }));
  }
});
