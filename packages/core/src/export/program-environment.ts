import type { Credentials } from "../model/credentials.ts";
import type { Secret } from "../model/secret.ts";
import { type EnvironmentChange, environmentChange } from "./environment-change.ts";
import {
  credentialVariables,
  profileVariables,
  regionVariables,
  sourceVariables,
  type VariableName,
  variables,
} from "./variables.ts";

/**
 * How a program gets at credentials.
 *
 * - `keys`: they stand in its environment
 * - `profile`: it resolves a profile of the user's files by itself
 * - `container`: it asks an endpoint like that of an ECS task
 * - `instance`: it asks an endpoint like that of an EC2 instance
 *
 * @public
 */
export type Handover =
  | { readonly kind: "keys"; readonly credentials: Credentials }
  | { readonly kind: "profile"; readonly profile: string }
  | ({ readonly kind: "container"; readonly uri: string; readonly token: Secret } & BesideEndpoint)
  | ({ readonly kind: "instance"; readonly endpoint: string } & BesideEndpoint);

/** What keeps the user's files from winning over an endpoint. */
interface BesideEndpoint {
  /** A profile without credentials, and the config file that has it; `undefined` when nothing in the files would win. */
  readonly standIn: { readonly profile: string; readonly configFile: string } | undefined;
}

/**
 * The change that leads a program to credentials, and to no others: whatever else names keys, a profile or another source is unset.
 *
 * @param region - set for the program; `undefined` leaves its region alone
 * @public
 */
export function programEnvironment(given: Handover, region: string | undefined): EnvironmentChange {
  const set = [
    ...assignments(given),
    ...regionVariables.flatMap((name) => (region === undefined ? [] : [[name, region] as const])),
  ];
  const names = new Set(set.map(([name]) => name));
  const others = [...profileVariables, ...credentialVariables, ...sourceVariables];
  return { unset: others.filter((name) => !names.has(name)), set };
}

function assignments(given: Handover): (readonly [VariableName, string])[] {
  switch (given.kind) {
    case "keys":
      return [...environmentChange({ credentials: given.credentials, region: undefined }).set];
    case "profile":
      return [[variables.profile, given.profile]];
    case "container":
      return [[variables.containerUri, given.uri], [variables.containerToken, given.token.reveal()], ...beside(given)];
    case "instance":
      return [
        [variables.metadataEndpoint, given.endpoint],
        [variables.metadataEndpointMode, "IPv4"],
        [variables.metadataDisabled, "false"],
        ...beside(given),
      ];
  }
}

function beside({ standIn }: BesideEndpoint): (readonly [VariableName, string])[] {
  return standIn === undefined
    ? []
    : [
        [variables.profile, standIn.profile],
        [variables.configFile, standIn.configFile],
      ];
}
