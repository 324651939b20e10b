import { describe, expect, it } from "vitest";
import { isSkewFault, measureSkew } from "../../src/sts/clock-skew.ts";
import { faultOf } from "./fault-of.ts";

const now = Date.UTC(2026, 10, 20, 12, 0, 0);
const expired = "Signature expired: 20261120T120000Z is now earlier than 20261120T120200Z (20261120T121700Z - 15 min.)";
const notYet = "Signature not yet current: 20261120T120000Z is still later than 20261120T115800Z (20261120T114300Z + 15 min.)";

describe("isSkewFault", () => {
  it.each([
    { name: "an expired signature", fault: { code: "SignatureDoesNotMatch", message: expired }, skew: true },
    { name: "a signature of the future", fault: { code: "SignatureDoesNotMatch", message: notYet }, skew: true },
    { name: "a request that expired", fault: { code: "RequestExpired", message: "Request has expired." }, skew: true },
    { name: "too skewed a time", fault: { code: "RequestTimeTooSkewed", message: "…" }, skew: true },
    {
      name: "a wrong secret",
      fault: { code: "SignatureDoesNotMatch", message: "The request signature we calculated …" },
      skew: false,
    },
    { name: "an expired token", fault: { code: "ExpiredToken", message: "The security token … is expired" }, skew: false },
    { name: "what a hotel says", fault: { origin: "garbled" as const, code: undefined, message: "RequestExpired" }, skew: false },
  ])("sees $name", ({ fault, skew }) => {
    expect(isSkewFault(faultOf(fault))).toBe(skew);
  });
});

describe("measureSkew", () => {
  it.each([
    {
      name: "a machine that is behind, by the Date header",
      fault: { serverTime: now + 1_020_000, message: notYet },
      seconds: 1020,
    },
    { name: "a machine that is ahead, by the Date header", fault: { serverTime: now - 60_000 }, seconds: -60 },
    { name: "a machine that is behind, by the message", fault: { message: expired }, seconds: 1020 },
    { name: "a machine that is ahead, by the message", fault: { message: notYet }, seconds: -1020 },
    { name: "nothing without a time", fault: { message: "Request has expired." }, seconds: undefined },
  ])("measures $name", ({ fault, seconds }) => {
    expect(measureSkew(faultOf({ code: "RequestExpired", ...fault }), now)).toBe(seconds);
  });
});
