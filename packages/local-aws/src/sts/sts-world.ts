import type { WorldClock } from "../clock/world-clock.ts";
import type { Caller } from "../identity/caller.ts";
import type { Directory } from "../identity/directory.ts";
import type { MfaLedger } from "../identity/mfa-ledger.ts";
import type { SessionStore } from "../identity/session-store.ts";
import type { OidcIssuers } from "../oidc/oidc-issuers.ts";
import type { Policy } from "../policy/policy.ts";
import type { Parameters } from "../query/parameters.ts";
import type { XmlContent } from "../query/xml.ts";

/**
 * What STS's operations work on.
 *
 * @internal
 */
export interface StsWorld {
  readonly clock: WorldClock;
  readonly directory: Directory;
  readonly sessions: SessionStore;
  readonly mfa: MfaLedger;
  readonly issuers: OidcIssuers;
  readonly managedPolicies: ReadonlyMap<string, Policy>;
}

/**
 * An operation that only a signed request may call. It returns the content of the result element.
 *
 * @internal
 */
export type SignedOperation = (call: { parameters: Parameters; caller: Caller }, world: StsWorld) => XmlContent;

/**
 * An operation whose parameters prove who calls.
 *
 * @internal
 */
export type UnsignedOperation = (call: { parameters: Parameters }, world: StsWorld) => XmlContent;
