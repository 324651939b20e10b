import { expect, it } from "vitest";
import { Secret } from "../../src/model/secret.ts";
import { isUsable } from "../../src/resolve/run/is-usable.ts";

const hour = 3600;
const issued = Date.parse("2026-01-02T03:00:00Z");

function entry(lifetime: number) {
  const expiration = new Date(issued + lifetime * 1000);
  const credentials = {
    accessKeyId: "ASIAEXAMPLE",
    secretAccessKey: new Secret("s"),
    sessionToken: new Secret("t"),
    expiration,
    accountId: undefined,
  };
  return { credentials, arn: undefined, lifetime, origins: [] };
}

it.each([
  { name: "new", age: 0, usable: true },
  { name: "with a quarter of an hour left", age: hour - 900, usable: true },
  { name: "with a second less", age: hour - 899, usable: false },
  { name: "expired, the clock having gone forward a day", age: 24 * hour, usable: false },
  { name: "from a clock that was a minute fast", age: -60, usable: true },
  { name: "of tomorrow, the clock having gone back a day", age: -24 * hour, usable: false },
  { name: "with little left, where little is asked for", age: hour - 60, minTtlSeconds: 30, usable: true },
  { name: "of tomorrow, where little is asked for", age: -24 * hour, minTtlSeconds: 0, usable: false },
  { name: "with a minute left for the next step", age: hour - 60, intermediate: true, usable: true },
  { name: "with a third of its quarter of an hour left", lifetime: 900, age: 600, usable: true },
])("an entry $name: $usable", ({ age, usable, minTtlSeconds, intermediate = false, lifetime = hour }) => {
  expect(isUsable(entry(lifetime), { now: issued + age * 1000, minTtlSeconds, intermediate })).toBe(usable);
});
