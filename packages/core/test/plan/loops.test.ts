import { expect, it } from "vitest";
import { planOf } from "./plan-of.ts";

const keys = "aws_access_key_id = AKIAEVE\naws_secret_access_key = x\n";
const role = (name: string, source: string, more = "") =>
  `[profile ${name}]\nrole_arn = arn:aws:iam::111122223333:role/${name}\nsource_profile = ${source}\n${more}`;

it.each([
  { name: "two profiles, one with keys", config: role("a", "b", keys) + role("b", "a"), loop: ["a", "b", "a"] },
  { name: "two profiles, both with keys in front", config: role("a", "b") + role("b", "a"), loop: ["a", "b", "a"] },
  {
    name: "three profiles, the asked one with keys",
    config: role("a", "b", keys) + role("b", "c") + role("c", "a"),
    loop: ["a", "b", "c", "a"],
  },
  { name: "itself without keys", config: role("a", "a"), loop: ["a", "a"] },
])("$name: a loop, with all its members", ({ config, loop }) => {
  expect(() => planOf({ config: `${config}[default]\nregion = eu-west-1\n`, request: { profile: "a" } })).toThrow(
    expect.objectContaining({ code: "PROFILE_LOOP", data: expect.objectContaining({ loop }) }),
  );
});

it.each([
  { name: "itself with keys", config: role("a", "a", keys), steps: 1 },
  { name: "another profile with keys and a role of its own", config: role("a", "b") + role("b", "c", keys), steps: 1 },
  { name: "a chain that ends at a profile that names itself", config: role("a", "b") + role("b", "b", keys), steps: 1 },
])("$name: no loop", ({ config, steps }) => {
  expect(planOf({ config, request: { profile: "a" } }).steps).toHaveLength(steps);
});
