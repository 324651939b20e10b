import type { FaultEffect } from "../faults/fault-rule.ts";
import type { Answer, Recognised, Service } from "../server/service.ts";
import { headerOf, type SignableRequest } from "../signature/signable-request.ts";
import { uriDecode } from "../signature/uri-encode.ts";
import type { LoggedCall } from "./logged-call.ts";

/** @internal */
export function describeCall(call: {
  readonly time: number;
  readonly request: SignableRequest;
  readonly service: Service;
  readonly recognised: Recognised;
  readonly answer: Answer | undefined;
  readonly fault: FaultEffect | undefined;
}): LoggedCall {
  const { request, recognised, answer } = call;
  const [accessKeyId, , region] = claimedCredential(request)?.split("/") ?? [];
  return {
    time: new Date(call.time).toISOString(),
    service: call.service.name,
    operation: recognised.operation,
    parameters: recognised.parameters,
    accessKeyId,
    region,
    host: headerOf(request, "host"),
    userAgent: headerOf(request, "user-agent"),
    status: answer?.status ?? 0,
    code: answer?.code,
    fault: call.fault?.kind,
  };
}

function claimedCredential(request: SignableRequest): string | undefined {
  const inHeader = /Credential=([^,\s]+)/.exec(headerOf(request, "authorization") ?? "")?.[1];
  const inQuery = /(?:^|&)X-Amz-Credential=([^&]+)/.exec(request.query)?.[1];
  return inHeader ?? (inQuery === undefined ? undefined : uriDecode(inQuery));
}
