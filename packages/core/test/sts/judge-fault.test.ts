import { describe, expect, it } from "vitest";
import { faults } from "../../src/sts/faults/faults.ts";
import { judgeFault } from "../../src/sts/faults/judge-fault.ts";
import { accessCases } from "./fault-cases/access-cases.ts";
import { keyCases } from "./fault-cases/key-cases.ts";
import { limitCases } from "./fault-cases/limit-cases.ts";
import { mfaCases } from "./fault-cases/mfa-cases.ts";
import { networkCases } from "./fault-cases/network-cases.ts";
import { serviceCases } from "./fault-cases/service-cases.ts";
import { webIdentityCases } from "./fault-cases/web-identity-cases.ts";
import { circumstancesOf, faultOf } from "./fault-of.ts";

const notAuthorized = "User: arn:aws:iam::111122223333:user/alice is not authorized to perform: sts:AssumeRole";

const cases = [...mfaCases, ...limitCases, ...webIdentityCases, ...keyCases, ...accessCases, ...serviceCases, ...networkCases];

describe("judgeFault", () => {
  it.each(cases)("tells $name", ({ fault, told, code, says, hint, noHint }) => {
    const error = judgeFault(faultOf(fault), circumstancesOf(told ?? {}));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(says ?? /./);
    expect(error.message).toMatch(/[.)]$/);
    if (hint !== undefined) {
      expect(error.hints).toContainEqual(expect.stringMatching(hint));
    }
    if (noHint !== undefined) {
      expect(error.hints).not.toContainEqual(expect.stringMatching(noHint));
    }
  });

  it("has no row that no fault reaches", () => {
    const reached = cases.map(({ fault, told }) => faults.find(({ when }) => when(faultOf(fault), circumstancesOf(told ?? {}))));
    expect(faults.filter((row) => !reached.includes(row))).toEqual([]);
  });

  it("names profile, role, AWS's code and the request", () => {
    const { data, message } = judgeFault(faultOf({ message: notAuthorized }), circumstancesOf({}));
    expect(message).toContain("AssumeRole of arn:aws:iam::111122223333:role/Admin for profile dev");
    expect(data).toMatchObject({ profile: "dev", awsCode: "AccessDenied", requestId: "7d3cf5d6-0000-0000-0000-000000000000" });
  });

  it("speaks of “the profile” when there is none", () => {
    const { hints } = judgeFault(faultOf({ message: notAuthorized }), circumstancesOf({ profile: undefined }));
    expect(hints).toContainEqual(expect.stringContaining("set external_id in the profile"));
    expect(hints.join(" ")).not.toContain("undefined");
  });
});
