import type { FaultCase } from "./fault-case.ts";

const garbled = { origin: "garbled", code: undefined, message: "x" } as const;

export const serviceCases: readonly FaultCase[] = [
  {
    name: "a region that is switched off",
    fault: { code: "RegionDisabledException", message: "STS is not activated in this region for account:1." },
    code: "REGION_DISABLED",
    hint: /eu-west-1/,
  },
  {
    name: "throttling",
    fault: { code: "Throttling", message: "Rate exceeded", status: 400, attempts: 3 },
    code: "THROTTLED",
    says: /3 times/,
  },
  { name: "a 429 in other words", fault: { code: "SlowDown", message: "…", status: 429 }, code: "THROTTLED" },
  {
    name: "a server error",
    fault: { code: "InternalFailure", message: "…", status: 500, attempts: 3 },
    code: "AWS_UNAVAILABLE",
    says: /HTTP 500/,
  },
  {
    name: "what has no code of its own",
    fault: { code: "NewThing", message: "Because.", status: 400 },
    code: "AWS_REFUSED",
    says: /Because\. \(NewThing\)/,
  },
  {
    name: "an answer of someone else",
    fault: { ...garbled, status: 200 },
    code: "AWS_UNAVAILABLE",
    says: /is not an answer of AWS/,
    hint: /hotel/,
  },
  {
    name: "an answer that is no HTTP",
    fault: { ...garbled, status: undefined },
    told: { customEndpoint: true },
    code: "AWS_UNAVAILABLE",
    hint: /custom endpoint/,
  },
];
