import type { Fault } from "../../src/network/faults/fault.ts";
import type { FaultCircumstances } from "../../src/sts/faults/fault.ts";

/** A fault of AWS's own, as the table sees it. */
export function faultOf(told: Partial<Fault>): Fault {
  return {
    origin: "aws",
    code: "AccessDenied",
    message: "",
    status: 403,
    requestId: "7d3cf5d6-0000-0000-0000-000000000000",
    attempts: 1,
    serverTime: undefined,
    cause: undefined,
    ...told,
  };
}

/** A role assumed for the profile `dev` with an IAM user's keys, and nothing special about it. */
export function circumstancesOf(told: Partial<FaultCircumstances>): FaultCircumstances {
  return {
    operation: "AssumeRole",
    profile: "dev",
    roleArn: "arn:aws:iam::111122223333:role/Admin",
    durationSeconds: 7200,
    region: "eu-west-1",
    partition: "aws",
    customEndpoint: false,
    mfaSerial: undefined,
    externalId: false,
    sourceIdentity: false,
    tags: false,
    temporary: false,
    tokenFile: undefined,
    tokenPadded: false,
    caBundle: undefined,
    endpoint: "https://sts.eu-west-1.amazonaws.com",
    proxy: undefined,
    tunnelStatus: undefined,
    skewSeconds: undefined,
    ...told,
  };
}
