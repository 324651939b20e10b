import { expect, it } from "vitest";
import { readExpiresIn, readInterval } from "../../src/sso/client/judge-numbers.ts";

it.each([
  [1, 1],
  [5, 5],
  [60, 60],
  [-5, 5],
  [0, 5],
  [0.001, 5],
  [61, 5],
  [1e12, 5],
  [Number.NaN, 5],
  [Number.POSITIVE_INFINITY, 5],
  ["x", 5],
  [undefined, 5],
])("an interval of %s is taken as %s s", (value, seconds) => expect(readInterval(value)).toBe(seconds));

it.each([
  [600, 600],
  [86_400, 86_400],
  [86_401, undefined],
  [1e15, undefined],
  [0, undefined],
  [-1, undefined],
  [Number.NaN, undefined],
  ["600", undefined],
  [null, undefined],
])("an expiry in %s s is read as %s", (value, seconds) => expect(readExpiresIn(value)).toBe(seconds));
