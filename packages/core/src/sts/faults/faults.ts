import { networkFaults } from "../../network/faults/network-faults.ts";
import { describeCall } from "../say.ts";
import { accessFaults } from "./access-faults.ts";
import type { FaultCircumstances, StsFaultRow } from "./fault.ts";
import { keyFaults } from "./key-faults.ts";
import { limitFaults } from "./limit-faults.ts";
import { mfaFaults } from "./mfa-faults.ts";
import { serviceFaults } from "./service-faults.ts";
import { webIdentityFaults } from "./web-identity-faults.ts";

/**
 * Every way in which a call to STS ends badly, with our code, a sentence, and what to do next. The first row that fits counts, so
 * the particular is before the general. The network comes first, since a proxy's refusal arrives as an HTTP answer too.
 *
 * AWS's codes and messages: aws-facts.md §7. Names occur with and without “Exception”.
 *
 * @internal
 */
export const faults: readonly StsFaultRow[] = [
  ...networkFaults<FaultCircumstances>({ service: "STS", call: describeCall }),
  ...mfaFaults,
  ...limitFaults,
  ...webIdentityFaults,
  ...keyFaults,
  ...accessFaults,
  ...serviceFaults,
];
