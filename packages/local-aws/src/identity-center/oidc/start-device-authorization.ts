import type { JsonDocument } from "../../rest-json/document.ts";
import type { SignableRequest } from "../../signature/signable-request.ts";
import { isInRegion, isStartUrl } from "../instance-address.ts";
import { requiredText } from "./fields.ts";
import { deviceCodeGrant } from "./grant-types.ts";
import { invalidRequest, oidcFault } from "./oidc-fault.ts";
import type { OidcWorld } from "./oidc-world.ts";

/** @internal */
export function startDeviceAuthorization(document: JsonDocument, request: SignableRequest, world: OidcWorld): JsonDocument {
  const { clock, instance, clients, devices, signIn, access } = world;
  const now = clock.now();
  const client = clients.authenticate(requiredText(document, "clientId"), requiredText(document, "clientSecret"), now);
  if (!client.grantTypes.includes(deviceCodeGrant)) {
    throw oidcFault("UnauthorizedClientException", "The client is not registered for device codes");
  }
  if (!isStartUrl(requiredText(document, "startUrl"), instance) || !isInRegion(request, instance)) {
    throw invalidRequest("startUrl is of no instance in this region");
  }
  const expiresIn = instance.deviceCodeLifetime ?? 600;
  const interval = instance.deviceCodeInterval ?? 1;
  const device = devices.start(client, { expiresAt: now + expiresIn * 1000, interval: interval * 1000 });
  if (signIn.mode === "automatic") device.decision = { kind: "approved", user: access.users[0] ?? "" };
  if (signIn.mode === "denied") device.decision = { kind: "denied" };
  const verificationUri = `${world.originOf(request)}/device`;
  return {
    deviceCode: device.deviceCode,
    userCode: device.userCode,
    verificationUri,
    verificationUriComplete: `${verificationUri}?user_code=${device.userCode}`,
    expiresIn,
    interval,
  };
}
